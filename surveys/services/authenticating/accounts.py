"""Accounts: who has one, and what their owner may change of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.events import EventKind
from surveys.model.researchers import Researcher
from surveys.services.auditing import record_in_people
from surveys.services.authenticating.addresses import read_address
from surveys.services.authenticating.passwords import hash_password
from surveys.services.authenticating.passwords import require_strong
from surveys.services.authenticating.proving import require_password
from surveys.services.authenticating.secrets_kept import sha256
from surveys.storage import password_resets
from surveys.storage import researchers
from surveys.storage import sign_ins

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.services.workspace import Workspace

_LONGEST_NAME = 200


def add_researcher(
    workspace: Workspace,
    email: str,
    password: str,
    name: str = "",
    *,
    is_administrator: bool = True,
) -> Researcher:
    """Give a person an account; an administrator may do everything, others what their roles let them.

    Raises
    ------
    Invalid
        When the address is none or the password is too short or too common.
    Conflict
        When the address has an account already.
    """
    address = read_address(email)
    require_strong(password, address)
    password_hash = hash_password(password)
    with workspace.people.write() as db:
        return insert_account(
            workspace, db, address, password_hash, name, is_administrator=is_administrator
        )


def insert_account(
    workspace: Workspace,
    db: Database,
    address: str,
    password_hash: str,
    name: str,
    *,
    is_administrator: bool,
) -> Researcher:
    """Store a new account inside a write.

    Raises
    ------
    Conflict
        When the address has an account already.
    """
    if researchers.find_password(db, address):
        raise Conflict(f"There is already a researcher with the address {address}.")
    new = Researcher(
        id=workspace.new_id(),
        email=address,
        name=name.strip() or address,
        created_at=workspace.clock(),
        is_administrator=is_administrator,
    )
    researchers.insert_researcher(db, new, password_hash)
    record_in_people(workspace, db, EventKind.RESEARCHER_ADDED, new.id)
    return new


def list_researchers(workspace: Workspace) -> tuple[Researcher, ...]:
    """List everybody who has an account, the first one first."""
    return researchers.list_researchers(workspace.people.read())


def first_researcher(workspace: Workspace) -> Researcher | None:
    """Return who set up the installation: sponsor and contact where a study file names none."""
    return next(iter(list_researchers(workspace)), None)


def change_name(workspace: Workspace, person: Researcher, name: str) -> None:
    """Change how a researcher is named.

    Raises
    ------
    Invalid
        When the name is empty or too long.
    """
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > _LONGEST_NAME:
        raise Invalid(f"Please enter a name of at most {_LONGEST_NAME} characters.")
    with workspace.people.write() as db:
        researchers.set_name(db, person.id, tidy)
        record_in_people(workspace, db, EventKind.NAME_CHANGED, person.id)


def change_password(
    workspace: Workspace, person: Researcher, current: str, new: str, *, session: str = ""
) -> None:
    """Change one's own password; every session of the account ends, but the one that it was changed in.

    Raises
    ------
    Refused
        When the current password is wrong.
    Invalid
        When the new one is too short or too common, or the same.
    """
    require_password(workspace, person, current)
    require_strong(new, person.email)
    if new == current:
        raise Invalid("The new password is the one that you have already.")
    password_hash = hash_password(new)
    kept = sha256(session) if session else ""
    with workspace.people.write() as db:
        replace_password(
            workspace, db, person, password_hash, EventKind.PASSWORD_CHANGED, kept=kept
        )


def replace_password(
    workspace: Workspace,
    db: Database,
    person: Researcher,
    password_hash: str,
    kind: EventKind,
    *,
    kept: str = "",
) -> None:
    """Put another password in force inside a write; sessions end, but one with a hash, and links are void."""
    researchers.set_password(db, person, password_hash)
    sign_ins.end_sign_ins(db, person.id, workspace.clock(), but=kept)
    password_resets.use_all(db, person.id, workspace.clock())
    record_in_people(workspace, db, kind, person.id)
