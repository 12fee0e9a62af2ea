"""The files of a round, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import Response
from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.rounds import RoundName
from surveys.services.exporting.files import export_file
from surveys.services.exporting.recording import record_export
from surveys.services.working import exports
from surveys.web.exporting import pages
from surveys.web.exporting.forms import PrepareForm
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("exporting", __name__)
_DATA = "/studies/<study_id>/rounds/<round_id>/data"
_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "py": "text/plain; charset=utf-8",
    "R": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "parquet": "application/vnd.apache.parquet",
    "sav": "application/x-spss-sav",
    "dta": "application/x-stata-dta",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "db": "application/vnd.sqlite3",
}


@blueprint.get(_DATA)
def show_exports(study_id: str, round_id: str) -> ResponseReturnValue:
    """List the files that can be downloaded."""
    name = RoundName(study=study_id, round=round_id)
    return render("exporting/exports.html", pages.exports_page(current_workspace(), name))


@blueprint.post(_DATA)
@shows_again
def prepare(study_id: str, round_id: str) -> ResponseReturnValue:
    """Have all files prepared in one, apart from the pages."""
    name, form = RoundName(study=study_id, round=round_id), PrepareForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            exports.put_export_aside(current_workspace(), name)
            flash(gettext("The files are being prepared. You may leave this page meanwhile."))
            address = url_for(".show_exports", study_id=study_id, round_id=round_id)
            return redirect(f"{address}#prepared", 303)
    page = pages.exports_page(current_workspace(), name, form)
    return render("exporting/exports.html", page, form.status)


@blueprint.get("/studies/<study_id>/rounds/<round_id>/prepared/<job_id>.zip")
def download_prepared(study_id: str, round_id: str, job_id: str) -> ResponseReturnValue:
    """Hand out all files in one."""
    if request.method == "HEAD":  # hands out nothing
        return Response(content_type="application/zip")
    name = RoundName(study=study_id, round=round_id)
    content = exports.hand_out_export(current_workspace(), name, job_id)
    saved_as = f"{name.study}-{name.round}.zip"
    return Response(
        content,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{saved_as}"'},
    )


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
