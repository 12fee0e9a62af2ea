"""Everything is closed unless it is listed as open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort
from flask import current_app
from flask import g
from flask import redirect
from flask import request
from flask import url_for

from surveys.web.open_endpoints import is_open
from surveys.web.signed_in import find_researcher

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug import Response

_SIGN_IN = "authenticating.sign_in"


def guard(app: Flask) -> None:
    """Ask for a signed-in researcher on every page that is not open to anybody."""
    app.before_request(_refuse_strangers)


def _refuse_strangers() -> Response | None:
    if request.endpoint is None or is_open(request.endpoint):
        return None
    g.researcher = find_researcher()
    if g.researcher is not None:
        return None
    if _SIGN_IN not in current_app.view_functions:
        abort(403)
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for(_SIGN_IN, next=wanted), 303)
