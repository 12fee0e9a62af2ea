"""Have somebody who is signed in prove the password once more, before the account itself is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.services.authenticating.passwords import NOBODY
from surveys.services.authenticating.passwords import matches
from surveys.services.authenticating.throttling import Attempts
from surveys.storage import researchers

if TYPE_CHECKING:
    from surveys.model.researchers import Researcher
    from surveys.services.workspace import Workspace


def require_password(workspace: Workspace, person: Researcher, password: str) -> None:
    """Refuse whoever does not know the account's password.

    Raises
    ------
    Refused
        When the password is wrong.
    TooManyAttempts
        After five wrong ones within a minute.
    """
    attempts = Attempts.at_password_of(workspace, person)
    attempts.require_within(workspace)
    found = researchers.find_password(workspace.people.read(), person.email)
    is_right = matches(found[1] if found else NOBODY, password)
    with workspace.people.write() as db:
        attempts.require_within(workspace, db)
        if not is_right:
            attempts.count_failure(workspace, db)
    if not is_right:
        raise Refused("Your current password is wrong. Please try again.")
