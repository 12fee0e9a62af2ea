"""Everything is closed unless it is listed as open, and then every page wants its right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort
from flask import current_app
from flask import g
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import Refused
from surveys.model.roles import Right
from surveys.services import authenticating
from surveys.services import authorizing
from surveys.web.open_endpoints import is_open
from surveys.web.rights import BY_ITSELF
from surveys.web.rights import REQUIRED
from surveys.web.rights import Everywhere
from surveys.web.signed_in import find_researcher
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug import Response

_SIGN_IN = "authenticating.sign_in"
#: What can be opened while a second factor is wanted and not set up.
_BEFORE_FACTOR = frozenset(
    {
        "authenticating.begin_factor",
        "authenticating.confirm_factor",
        "authenticating.draw_factor",
        "authenticating.sign_out",
    }
)


def guard(app: Flask) -> None:
    """Ask for a signed-in researcher, with the right to it, on every page that is not open to anybody."""
    app.before_request(_refuse_strangers)
    app.before_request(_require_second_factor)
    app.before_request(_require_right)
    app.context_processor(lambda: {"may": may, "may_open": may_open})


def _refuse_strangers() -> Response | None:
    if request.endpoint is None or is_open(request.endpoint):
        return None
    g.researcher = find_researcher(
        is_by_itself=request.endpoint in BY_ITSELF or "X-By-Itself" in request.headers
    )
    if g.researcher is not None:
        return None
    if _SIGN_IN not in current_app.view_functions:
        abort(403)
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for(_SIGN_IN, next=wanted), 303)


def _require_second_factor() -> Response | None:
    """Lead whoever has to set a second factor up there, before anything else."""
    if request.endpoint is None or is_open(request.endpoint) or request.endpoint in _BEFORE_FACTOR:
        return None
    if not authenticating.needs_second_factor(current_workspace(), g.researcher):
        return None
    return redirect(url_for("authenticating.begin_factor"), 303)


def _require_right() -> None:
    if request.endpoint is None or is_open(request.endpoint):
        return
    # A page without a line in the table is nobody's.
    required = REQUIRED.get(request.endpoint, Everywhere.ADMINISTRATOR)
    if isinstance(required, Right):
        study_id = str((request.view_args or {})["study_id"])
        if _rights_in(study_id) and required not in _rights_in(study_id):
            authorizing.record_refusal(current_workspace(), request.endpoint, study_id)
        if required is Right.USE_KEY and required not in _rights_in(study_id):
            abort(404)  # that there is such a page is nobody's business who may not open it
        authorizing.needs_right(current_workspace(), study_id, required)
    elif required is Everywhere.ADMINISTRATOR and not g.researcher.is_administrator:
        authorizing.record_refusal(current_workspace(), request.endpoint)
        raise Refused(gettext("Only administrators of this installation may open this page."))


def may(right: str, study_id: str) -> bool:
    """Say in a template whether the person who looks at it has a right (``edit-study``) in a study."""
    return Right(right) in _rights_in(study_id)


def may_open(endpoint: str, study_id: str = "") -> bool:
    """Say in a template whether the person who looks at it may open a page, so that no link leads to a refusal."""
    required = REQUIRED.get(endpoint, Everywhere.ADMINISTRATOR)
    if isinstance(required, Right):
        return required in _rights_in(study_id)
    researcher = g.get("researcher")
    return researcher is not None and (
        required is Everywhere.ANYBODY or researcher.is_administrator
    )


def _rights_in(study_id: str) -> frozenset[Right]:
    if g.get("researcher") is None:
        return frozenset()
    known: dict[str, frozenset[Right]] = g.setdefault("rights", {})
    if study_id not in known:
        known[study_id] = authorizing.rights_in(current_workspace(), study_id)
    return known[study_id]
