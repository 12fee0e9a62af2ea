"""Take links back without making new ones: whoever has them can open nothing with them any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.services.auditing import record_in_people
from surveys.services.authenticating import read_address
from surveys.services.launching import find_round
from surveys.storage import invitations
from surveys.storage.idempotency import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

    from surveys.model.experts import Expert
    from surveys.model.forms import SentForm
    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksOf:
    """An invited expert, and how many links of theirs still open the round."""

    expert: Expert
    live: int


def list_links(workspace: Workspace, name: RoundName) -> tuple[LinksOf, ...]:
    """List who was invited to a round, by name, with the number of live links."""
    find_round(workspace, name)  # a round that does not exist has no links
    with workspace.people.snapshot() as db:
        live = invitations.count_live_links(db, name)
        invited = invitations.invited_experts(db, name).values()
    return tuple(LinksOf(expert=each, live=live.get(each.id, 0)) for each in invited)


def find_links(workspace: Workspace, name: RoundName, email: str) -> LinksOf:
    """Find the links of one expert of a round.

    Raises
    ------
    NotFound
        When nobody with this address was invited to it.
    """
    address = read_address(email)
    for each in list_links(workspace, name):
        if each.expert.email == address:
            return each
    raise NotFound(f"{address} was not invited to the round {name}.")


def list_revocable(workspace: Workspace, name: RoundName) -> tuple[LinksOf, ...]:
    """List whose links would be revoked if everybody's were.

    Raises
    ------
    Refused
        When no link of the round opens anything.
    """
    found = tuple(each for each in list_links(workspace, name) if each.live)
    if not found:
        raise Refused(f"No link of the round {name} opens anything, so there is none to revoke.")
    return found


def revoke(
    workspace: Workspace, name: RoundName, emails: Sequence[str], form: SentForm | None = None
) -> int:
    """Revoke every link of the named experts, and count the links that stopped working.

    Answers stay. Nobody gets in by these links any more, not even to withdraw, until there are new ones.

    Raises
    ------
    NotFound
        When an address was not invited to this round; nothing is revoked then.
    """
    find_round(workspace, name)
    with workspace.people.write() as db:

        def revoke_links() -> int:
            return _revoke(workspace, db, name, emails)

        if form is None:
            return revoke_links()
        key = f"revoke:{name}:{form.key}"
        count, is_new = once(
            db, key=key, body_hash=form.body_hash, at=workspace.clock(), action=revoke_links
        )
        return int(count) if is_new else 0  # type: ignore[arg-type]


def _revoke(workspace: Workspace, db: Database, name: RoundName, emails: Sequence[str]) -> int:
    by_email = {
        expert.email: (invitation_id, expert)
        for invitation_id, expert in invitations.invited_experts(db, name).items()
    }
    count = 0
    for address in dict.fromkeys(map(read_address, emails)):
        if address not in by_email:
            raise NotFound(f"{address} was not invited to the round {name}.")
        invitation_id, expert = by_email[address]
        revoked = invitations.revoke_links(db, invitation_id, workspace.clock())
        if revoked:
            record_in_people(
                workspace,
                db,
                EventKind.LINKS_REVOKED,
                expert.id,
                study=name.study,
                round=name.round,
                links=revoked,
            )
        count += revoked
    return count
