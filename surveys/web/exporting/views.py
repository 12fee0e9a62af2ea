"""The files of a round: one by one, and all of them in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.rounds import RoundName
from surveys.services.working import handing_out
from surveys.services.working.exports import put_export_aside
from surveys.web.exporting import pages
from surveys.web.exporting.forms import PrepareForm
from surveys.web.exporting.forms import in_address
from surveys.web.exporting.forms import labels_asked_for
from surveys.web.exporting.sending import empty
from surveys.web.exporting.sending import sent
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("exporting", __name__)
_ROUND = "/studies/<study_id>/rounds/<round_id>"
_DATA = f"{_ROUND}/data"


@blueprint.get(_DATA)
def show_exports(study_id: str, round_id: str) -> ResponseReturnValue:
    """List the files that can be downloaded."""
    name = RoundName(study=study_id, round=round_id)
    page = pages.exports_page(current_workspace(), name, labels_asked_for())
    return render("exporting/exports.html", page)


@blueprint.post(_DATA)
@shows_again
def prepare(study_id: str, round_id: str) -> ResponseReturnValue:
    """Have all files made, apart from the pages."""
    name, form = RoundName(study=study_id, round=round_id), PrepareForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            put_export_aside(current_workspace(), name, form.labels)
            flash(gettext("The files are being made. You may leave this page meanwhile."))
            at = in_address(form.labels) | {"study_id": study_id, "round_id": round_id}
            return redirect(url_for(".show_exports", _anchor="all", **at), 303)
    page = pages.exports_page(current_workspace(), name, form.labels, form)
    return render("exporting/exports.html", page, form.status)


@blueprint.get(f"{_ROUND}/data.zip")
def download_all(study_id: str, round_id: str) -> ResponseReturnValue:
    """Hand out all files in one."""
    name, labels = RoundName(study=study_id, round=round_id), labels_asked_for()
    saved_as = f"{name.study}-{name.round}.zip"
    if request.method == "HEAD":  # hands out nothing
        return empty(saved_as, handing_out.check_all(current_workspace(), name, labels))
    return sent(handing_out.hand_out_all(current_workspace(), name, labels), saved_as)


@blueprint.get(f"{_DATA}/<path:filename>")
def download(study_id: str, round_id: str, filename: str) -> ResponseReturnValue:
    """Hand out one file, named after its round."""
    name, labels = RoundName(study=study_id, round=round_id), labels_asked_for()
    if request.method == "HEAD":
        handing_out.check_file(current_workspace(), name, filename)
        return empty(_saved_as(name, filename))
    found = handing_out.hand_out_file(current_workspace(), name, filename, labels)
    return sent(found, _saved_as(name, filename))


def _saved_as(name: RoundName, filename: str) -> str:
    # A file that was made has one of the known names, so both parts are plain words; figures lie in a folder.
    return f"{name.study}-{name.round}-{filename.replace('/', '-')}"
