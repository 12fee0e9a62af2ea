"""Who is signed in, from the session's cookie, asked of the installation at every request."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import after_this_request
from flask import request
from flask import session

from surveys.services import authenticating
from surveys.services.authenticating import HalfSignedIn
from surveys.web.browsers import browser_name
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask import Response

    from surveys.model.researchers import Researcher
    from surveys.services.authenticating import SignedIn

_KEY = "researcher"
_HALFWAY = "halfway"
_WANTED = "wanted"
# What marks a browser as known says nothing of whose it is, and outlives signing out.
_KNOWN_FOR = timedelta(days=180)


def find_researcher(*, is_by_itself: bool = False) -> Researcher | None:
    """Return the researcher whose browser sent this request, by itself or because of a person, if one is signed in."""
    key = session.get(_KEY)
    if not key:
        return None
    return authenticating.signed_in(current_workspace(), key, is_by_itself=is_by_itself)


def session_key() -> str:
    """Return the id of this browser's session, which nobody else may read; empty where nobody is signed in."""
    return str(session.get(_KEY, ""))


def with_password(email: str, password: str, wanted: str = "") -> bool:
    """Sign in with a password, and say whether that was all: else a code is to be entered."""
    done = authenticating.begin_sign_in(
        current_workspace(),
        email,
        password,
        remote=request.remote_addr or "",
        browser=browser_name(),
        mark=request.cookies.get(_mark_name(), ""),
    )
    if isinstance(done, HalfSignedIn):
        session.clear()
        session[_HALFWAY], session[_WANTED] = done.ticket, wanted
        return False
    remember(done)
    return True


def is_halfway() -> bool:
    """Say whether whoever sits at this browser has entered the password and not yet the code."""
    return authenticating.is_halfway(current_workspace(), session.get(_HALFWAY, ""))


def with_code(code: str) -> str:
    """Finish signing in with a code, and return the page that was wanted."""
    wanted = str(session.get(_WANTED, ""))
    done = authenticating.finish_sign_in(
        current_workspace(), session.get(_HALFWAY, ""), code, browser=browser_name()
    )
    remember(done)
    return wanted


def remember(signed_in: SignedIn) -> None:
    """Begin a new session in this browser; nothing of an earlier one stays. The browser is known from now on."""
    session.clear()
    session[_KEY] = signed_in.session
    workspace = current_workspace()
    mark = authenticating.mark_browser(workspace, signed_in.researcher.email)

    @after_this_request
    def mark_browser(response: Response) -> Response:
        response.set_cookie(
            _mark_name(),
            mark,
            max_age=_KNOWN_FOR,
            secure=workspace.settings.is_https,
            httponly=True,
            samesite="Lax",
        )
        return response


def _mark_name() -> str:
    prefix = "__Host-" if current_workspace().settings.is_https else ""
    return f"{prefix}soundings-known"


def forget() -> None:
    """End the session, here and for every copy of its cookie."""
    key = session.get(_KEY)
    session.clear()
    if key:
        authenticating.sign_out(current_workspace(), key)
