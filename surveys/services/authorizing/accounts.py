"""Accounts as a whole: who administers the installation, and whose account is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.services.auditing import record_in_people
from surveys.storage import researchers
from surveys.storage import sign_ins

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.researchers import Researcher
    from surveys.services.workspace import Workspace


def find_researcher(workspace: Workspace, email: str) -> Researcher:
    """Return who has an account with an address.

    Raises
    ------
    NotFound
        When nobody has.
    """
    return find_account_of(workspace.people.read(), email)


def find_account_of(db: Database, email: str) -> Researcher:
    """Return who has an account with an address, also inside a write."""
    found = researchers.find_password(db, email.strip().lower())
    if found is None:
        raise NotFound(f"Nobody has an account with the address {email.strip()}.")
    return found[0]


def change_administrator(workspace: Workspace, email: str, *, is_administrator: bool) -> Researcher:
    """Make somebody an administrator of the installation, or an administrator no longer.

    Raises
    ------
    Refused
        When the installation would be left without an administrator.
    """
    with workspace.people.write() as db:
        person = find_account_of(db, email)
        if person.is_administrator is not is_administrator:
            if not is_administrator:
                _require_another_administrator(db, person)
            researchers.set_administrator(db, person.id, is_administrator=is_administrator)
            sign_ins.end_sign_ins(db, person.id, workspace.clock())
            kind = (
                EventKind.ADMINISTRATOR_MADE if is_administrator else EventKind.ADMINISTRATOR_UNMADE
            )
            record_in_people(workspace, db, kind, person.id)
        return find_account_of(db, email)


def close_account(workspace: Workspace, email: str) -> Researcher:
    """Close an account: its sessions end, and nobody signs in with it until it is opened again.

    Raises
    ------
    Refused
        When the installation would be left without an administrator.
    """
    with workspace.people.write() as db:
        person = find_account_of(db, email)
        if person.disabled_at is None:
            if person.is_administrator:
                _require_another_administrator(db, person)
            researchers.set_disabled(db, person.id, workspace.clock())
            sign_ins.end_sign_ins(db, person.id, workspace.clock())
            record_in_people(workspace, db, EventKind.ACCOUNT_CLOSED, person.id)
        return find_account_of(db, email)


def reopen_account(workspace: Workspace, email: str) -> Researcher:
    """Open a closed account again."""
    with workspace.people.write() as db:
        person = find_account_of(db, email)
        if person.disabled_at is not None:
            researchers.set_disabled(db, person.id, None)
            record_in_people(workspace, db, EventKind.ACCOUNT_REOPENED, person.id)
        return find_account_of(db, email)


def _require_another_administrator(db: Database, person: Researcher) -> None:
    others = [
        each
        for each in researchers.list_researchers(db)
        if each.is_administrator and each.disabled_at is None and each.id != person.id
    ]
    if not others:
        raise Refused(
            f"{person.name} is the only administrator of this installation. Make somebody else one first."
        )
