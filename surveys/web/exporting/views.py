"""The files of a round, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import Response
from flask import request

from surveys.model.rounds import RoundName
from surveys.services.exporting import export_file
from surveys.services.exporting import record_export
from surveys.web.exporting import pages
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("exporting", __name__)
_DATA = "/studies/<study_id>/rounds/<round_id>/data"
_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
}


@blueprint.get(_DATA)
def show_exports(study_id: str, round_id: str) -> ResponseReturnValue:
    """List the files that can be downloaded."""
    name = RoundName(study=study_id, round=round_id)
    return render("exporting/exports.html", pages.exports_page(current_workspace(), name))


@blueprint.get(f"{_DATA}/<filename>")
def download(study_id: str, round_id: str, filename: str) -> ResponseReturnValue:
    """Hand out one file, named after its round."""
    name = RoundName(study=study_id, round=round_id)
    content = export_file(current_workspace(), name, filename)
    if request.method == "GET":  # and not HEAD, which hands out nothing
        record_export(current_workspace(), name, (filename,))
    # A file that was made has one of the known names, so both parts are plain words.
    saved_as = f"{name.study}-{name.round}-{filename}"
    return Response(
        content,
        content_type=_TYPES[filename.rpartition(".")[2]],
        headers={"Content-Disposition": f'attachment; filename="{saved_as}"'},
    )
