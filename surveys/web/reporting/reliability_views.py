"""The page about the reliability of a round, its figures and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from flask import request

from surveys.model.errors import NotFound
from surveys.model.rounds import RoundName
from surveys.services.reporting import FORMATS
from surveys.services.reporting import draw_distributions
from surveys.services.reporting import reliability_file
from surveys.web.rendering import render
from surveys.web.reporting.asking import asked
from surveys.web.reporting.blueprint import blueprint
from surveys.web.reporting.frames import frame_of
from surveys.web.reporting.reliability_pages import reliability_page
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_RELIABILITY = "/studies/<study_id>/rounds/<round_id>/reliability"
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@blueprint.get(_RELIABILITY)
def show_reliability(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show how concentrated opinion is, how alike experts rate, and how the items hang together."""
    name = RoundName(study=study_id, round=round_id)
    frame = frame_of(current_workspace(), name, asked())
    page = reliability_page(current_workspace(), frame)
    return render("reporting/reliability.html", page, frame.status)


@blueprint.get(f"{_RELIABILITY}/<axis>/<alliance>.<extension>")
def show_distributions(
    study_id: str, round_id: str, axis: str, alliance: str, extension: str
) -> ResponseReturnValue:
    """Draw how the answers are spread: for the page, or as a file where that is asked for."""
    form = next((each for each in FORMATS if each == extension), None)
    if form is None:
        raise NotFound(f"The figures of reliability come as {', '.join(FORMATS)}.")
    name = RoundName(study=study_id, round=round_id)
    wish = asked()
    drawn = draw_distributions(
        current_workspace(), name, axis, alliance, form, view=wish.view, language=wish.language
    )
    reply = Response(drawn, mimetype=_TYPES[form])
    return _as_file(reply, name, f"{axis}-{alliance}.{form}") if request.args.get("save") else reply


@blueprint.get(f"{_RELIABILITY}/<filename>")
def download_reliability(study_id: str, round_id: str, filename: str) -> ResponseReturnValue:
    """Hand out one table as CSV."""
    name = RoundName(study=study_id, round=round_id)
    content = reliability_file(current_workspace(), name, filename, view=asked().view)
    return _as_file(Response(content, content_type="text/csv; charset=utf-8"), name, filename)


def _as_file(reply: Response, name: RoundName, filename: str) -> Response:
    # What was made has the ids of a study, or one of the known names, so all parts are plain words.
    saved_as = f"{name.study}-{name.round}-{filename}"
    reply.headers["Content-Disposition"] = f'attachment; filename="{saved_as}"'
    return reply
