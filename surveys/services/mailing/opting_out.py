"""Wishes for no mail that reached a person and not a page: recorded, listed and taken back by researchers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.experts import Expert
from surveys.model.opt_outs import SaidBy
from surveys.model.opt_outs import address_hash
from surveys.services.authenticating import read_address
from surveys.services.mailing.unsubscribing import end_mail
from surveys.services.mailing.unsubscribing import let_mail_go_on
from surveys.storage import experts
from surveys.storage import opt_outs

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.opt_outs import OptOut
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class OptedOut:
    """An expert who wants no mail, and the wish that stands."""

    expert: Expert
    wish: OptOut


def opt_out(workspace: Workspace, email: str, study_id: str = "") -> bool:
    """End mail to an address, from one study or (without one) from all, now and later; say whether that is new.

    Raises
    ------
    NotFound
        When nobody in the study has this address.
    """
    address = read_address(email)
    with workspace.people.write() as db:
        expert = _expert(db, address, study_id)
        return end_mail(workspace, db, expert, SaidBy.RESEARCHER, everywhere=not study_id)


def opt_in(workspace: Workspace, email: str, study_id: str = "") -> bool:
    """Let mail go on that :func:`opt_out` or the expert had ended; say whether there was such a wish.

    With a study, only the wish about that study is taken back.

    Raises
    ------
    NotFound
        When nobody in the study has this address.
    """
    address = read_address(email)
    with workspace.people.write() as db:
        expert = _expert(db, address, study_id)
        return let_mail_go_on(workspace, db, expert, everywhere=not study_id)


def address_of(workspace: Workspace, study_id: str, expert_id: str) -> str:
    """Return the address of an expert of a study; empty where there is no such expert."""
    found = experts.find_expert(workspace.people.read(), expert_id)
    return found.email if found and found.study == study_id else ""


def list_opted_out(workspace: Workspace, study_id: str) -> tuple[OptedOut, ...]:
    """List the experts of a panel who want no mail, by name."""
    workspace.study(study_id)  # a study that does not exist has no panel
    with workspace.people.snapshot() as db:
        here, everywhere = opt_outs.experts_opted_out(db), opt_outs.addresses_opted_out(db)
        panel = experts.list_experts(db, study_id)
    return tuple(
        OptedOut(expert=expert, wish=wish)
        for expert in panel
        if (wish := everywhere.get(address_hash(expert.email)) or here.get(expert.id))
    )


def _expert(db: Database, address: str, study_id: str) -> Expert:
    """Find the expert of a study; without a study, an address is enough, whoever has it or will have it."""
    if not study_id:
        return Expert(id="", study="", name="", email=address, language="")
    found = experts.find_by_address(db, address, study_id)
    if not found:
        raise NotFound(f"Nobody in the panel of “{study_id}” has the address {address}.")
    return found[0]
