"""Who is signed in, from the session's cookie, asked of the installation at every request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import session

from surveys.services import authenticating
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from surveys.model.researchers import Researcher
    from surveys.services.authenticating import SignedIn

_KEY = "researcher"


def find_researcher(*, is_by_itself: bool = False) -> Researcher | None:
    """Return the researcher whose browser sent this request, by itself or because of a person, if one is signed in."""
    key = session.get(_KEY)
    if not key:
        return None
    return authenticating.signed_in(current_workspace(), key, is_by_itself=is_by_itself)


def remember(signed_in: SignedIn) -> None:
    """Begin a new session in this browser; nothing of an earlier one stays."""
    session.clear()
    session[_KEY] = signed_in.session


def forget() -> None:
    """End the session, here and for every copy of its cookie."""
    key = session.get(_KEY)
    session.clear()
    if key:
        authenticating.sign_out(current_workspace(), key)
