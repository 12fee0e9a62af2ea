"""No more mail, by one click in the mail program (RFC 8058) or on a page, and back again.

Each attempt to send a message gets a token of its own, made in memory; only its hash is stored.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.model.invitations import token_hash
from surveys.model.opt_outs import OptOut
from surveys.model.opt_outs import SaidBy
from surveys.services.auditing import record_in_people
from surveys.services.designing import newest_study
from surveys.storage import opt_outs

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.experts import Expert
    from surveys.model.studies import Study
    from surveys.services.workspace import Workspace

#: What a mail program posts when somebody presses its own button.
ONE_CLICK = ("List-Unsubscribe", "One-Click")
_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What the link in a message leads to: whose mail it is about, and whether it goes on."""

    expert: Expert
    study: Study
    is_ended: bool
    is_ended_everywhere: bool


def unsubscribe_address(workspace: Workspace, db: Database, *, expert: str, message: str) -> str:
    """Make the address that ends mail, inside the write that claims a message; it is nowhere but in that message."""
    token = base64.urlsafe_b64encode(workspace.chance.token_bytes(_TOKEN_BYTES)).decode()
    token = token.rstrip("=")
    opt_outs.insert_unsubscribe_token(db, token_hash(token), expert, message, workspace.clock())
    return f"{workspace.settings.public_url}/u/{token}"


def headers_for(address: str, mail_to: str = "") -> dict[str, str]:
    """Return the headers by which a mail program offers a button; ``mail_to`` is who reads such wishes."""
    ways = [f"<{address}>"]
    if mail_to:
        ways.append(f"<mailto:{mail_to}?subject=unsubscribe>")
    return {
        "List-Unsubscribe": ", ".join(ways),
        "List-Unsubscribe-Post": "=".join(ONE_CLICK),
    }


def find_subscription(workspace: Workspace, token: str) -> Subscription:
    """Find what an unsubscribe link leads to, and change nothing.

    Raises
    ------
    NotFound
        For every token that leads nowhere, in one sentence.
    """
    db = workspace.people.read()
    expert = _expert(db, token)
    standing = [each for each in opt_outs.opt_outs_of(db, expert) if each.undone_at is None]
    return Subscription(
        expert=expert,
        study=newest_study(workspace, expert.study).study,
        is_ended=bool(standing),
        is_ended_everywhere=any(each.is_everywhere for each in standing),
    )


def unsubscribe(workspace: Workspace, token: str, said_by: SaidBy, *, everywhere: bool) -> None:
    """End mail to whom a message was sent to; doing it again changes nothing."""
    with workspace.people.write() as db:
        expert = _expert(db, token)
        end_mail(workspace, db, expert, said_by)
        if everywhere:
            end_mail(workspace, db, expert, said_by, everywhere=True)


def subscribe_again(workspace: Workspace, token: str) -> None:
    """Let mail go on to whom a message was sent to, from the study and from all others."""
    with workspace.people.write() as db:
        expert = _expert(db, token)
        let_mail_go_on(workspace, db, expert)
        let_mail_go_on(workspace, db, expert, everywhere=True)


def end_mail(
    workspace: Workspace,
    db: Database,
    expert: Expert,
    said_by: SaidBy,
    *,
    everywhere: bool = False,
) -> bool:
    """Record a wish for no mail inside a write, and say whether it is new."""
    new = OptOut(
        id=workspace.new_id(),
        is_everywhere=everywhere,
        said_by=said_by,
        opted_out_at=workspace.clock(),
    )
    if everywhere:
        is_new = opt_outs.insert_opt_out(db, new, email=expert.email)
    else:
        is_new = opt_outs.insert_opt_out(db, new, expert=expert.id)
    if is_new:
        record_in_people(
            workspace,
            db,
            EventKind.OPTED_OUT,
            expert.id or "address",
            everywhere=everywhere,
            said_by=said_by.value,
        )
    return is_new


def let_mail_go_on(
    workspace: Workspace, db: Database, expert: Expert, *, everywhere: bool = False
) -> bool:
    """Take a wish for no mail back inside a write, and say whether there was one."""
    if everywhere:
        was_ended = opt_outs.end_opt_out(db, workspace.clock(), email=expert.email)
    else:
        was_ended = opt_outs.end_opt_out(db, workspace.clock(), expert=expert.id)
    if was_ended:
        record_in_people(workspace, db, EventKind.OPT_OUT_UNDONE, expert.id, everywhere=everywhere)
    return was_ended


def _expert(db: Database, token: str) -> Expert:
    expert = opt_outs.find_by_unsubscribe_token(db, token_hash(token))
    if expert is None:
        raise NotFound(
            "This link does not lead to anybody’s mail any more. If you still get mail that you do not want, "
            "please answer it and say so: a person reads that."
        )
    return expert
