"""The figures and the tables of field work, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from flask import request

from surveys.model.errors import NotFound
from surveys.model.rounds import RoundName
from surveys.services import monitoring
from surveys.services.reporting import FORMATS
from surveys.web.monitoring.blueprint import blueprint
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_FIELD_WORK = "/studies/<study_id>/rounds/<round_id>/field-work"
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@blueprint.get(f"{_FIELD_WORK}/figures/<figure>.<extension>")
def show_figure(study_id: str, round_id: str, figure: str, extension: str) -> ResponseReturnValue:
    """Draw a figure: for the page, or as a file where that is asked for."""
    form = next((each for each in FORMATS if each == extension), None)
    if form is None:
        raise NotFound(f"The figures of field work come as {', '.join(FORMATS)}.")
    name = RoundName(study=study_id, round=round_id)
    drawn = Response(
        monitoring.draw(current_workspace(), name, figure, form), mimetype=_TYPES[form]
    )
    return _as_file(drawn, name, f"{figure}.{form}") if request.args.get("save") else drawn


@blueprint.get(f"{_FIELD_WORK}/<filename>")
def download_table(study_id: str, round_id: str, filename: str) -> ResponseReturnValue:
    """Hand out one table as CSV."""
    name, workspace = RoundName(study=study_id, round=round_id), current_workspace()
    # HEAD hands out nothing, so it records nothing.
    make = monitoring.hand_out if request.method == "GET" else monitoring.field_work_file
    content = make(workspace, name, filename)
    return _as_file(Response(content, content_type="text/csv; charset=utf-8"), name, filename)


def _as_file(reply: Response, name: RoundName, filename: str) -> Response:
    # What was made has one of the known names, so both parts are plain words.
    saved_as = f"{name.study}-{name.round}-{filename}"
    reply.headers["Content-Disposition"] = f'attachment; filename="{saved_as}"'
    return reply
