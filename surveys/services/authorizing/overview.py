"""Accounts as an administrator sees them: what each is in the installation, and how well it is guarded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.services.authenticating import list_sessions
from surveys.storage import memberships
from surveys.storage import researchers
from surveys.storage import second_factors
from surveys.storage import sign_ins

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.memberships import Membership
    from surveys.model.researchers import Researcher
    from surveys.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A researcher with what an administrator needs to know of the account."""

    researcher: Researcher
    has_second_factor: bool
    last_seen_at: datetime | None
    memberships: tuple[Membership, ...]

    @property
    def is_open(self) -> bool:
        """Whether anybody can sign in with it."""
        return self.researcher.disabled_at is None


def list_accounts(workspace: Workspace) -> tuple[Account, ...]:
    """List every account of the installation, the first one first."""
    db = workspace.people.read()
    holders, seen = second_factors.list_holders(db), sign_ins.list_last_seen(db)
    return tuple(
        Account(
            researcher=each,
            has_second_factor=each.id in holders,
            last_seen_at=seen.get(each.id),
            memberships=memberships.list_memberships(db, each.id),
        )
        for each in researchers.list_researchers(db)
    )


def find_account(workspace: Workspace, researcher_id: str) -> Account:
    """Return one account by its id.

    Raises
    ------
    NotFound
        When there is none.
    """
    for each in list_accounts(workspace):
        if each.researcher.id == researcher_id:
            return each
    raise NotFound("There is no such account. Look for it in the list of researchers.")


def count_sessions(workspace: Workspace, account: Account) -> int:
    """Count the browsers that an account is signed in with now."""
    return len(list_sessions(workspace, account.researcher))
