"""The pages that bring a panel file in: chosen, shown, and imported when a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import gettext
from flask_babel import ngettext

from surveys.services import recruiting
from surveys.services.recruiting.blank_files import BLANK_FILES
from surveys.services.recruiting.blank_files import blank_file
from surveys.web.recruiting import importing_pages as pages
from surveys.web.recruiting.blueprint import blueprint
from surveys.web.recruiting.carried_files import packed
from surveys.web.recruiting.importing_forms import ImportForm
from surveys.web.recruiting.importing_forms import PanelFileForm
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.uploading import read_file
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.recruiting import PanelPreview

_PANEL = "/studies/<study_id>/panel"


@blueprint.route(f"{_PANEL}/file", methods=["GET", "POST"])
@shows_again
def choose_file(study_id: str) -> ResponseReturnValue:
    """Read a panel file, and show what importing it would do; store nothing."""
    form = PanelFileForm()
    if form.is_well_sent():
        data = read_file(form.file)
        preview = recruiting.preview_panel(current_workspace(), study_id, data)
        return _shown(study_id, preview, ImportForm(formdata=None, content=packed(data)))
    page = pages.choose_file_page(current_workspace(), study_id, form)
    return render("recruiting/choose.html", page, form.status)


@blueprint.post(f"{_PANEL}/file/again")
@shows_again
def read_again(study_id: str) -> ResponseReturnValue:
    """Show what importing the file would do with another sheet or other columns; store nothing."""
    form = ImportForm()
    form.is_well_sent()
    return _again(study_id, form)


@blueprint.post(f"{_PANEL}/import")
@shows_again
def import_file(study_id: str) -> ResponseReturnValue:
    """Import the good rows of the file as it was just shown."""
    form = ImportForm()
    if form.is_well_sent() and form.is_as_shown:
        with refusals_said_at(form):
            done = recruiting.import_panel(
                current_workspace(),
                study_id,
                form.data_sent,
                form.choices,
                good_rows=True,
                update=form.update.data,
            )
            flash(_imported(done, updated=len(done.updates) if form.update.data else 0))
            return redirect(url_for(".show_panel", study_id=study_id), 303)
    return _again(study_id, form)


@blueprint.get(f"{_PANEL}/template.<kind>")
def download_blank(study_id: str, kind: str) -> ResponseReturnValue:
    """Hand out a file to fill in, with the columns of the study."""
    content = blank_file(current_workspace(), study_id, kind)
    return Response(
        content,
        mimetype=BLANK_FILES[kind],
        headers={"Content-Disposition": f'attachment; filename="panel-{study_id}.{kind}"'},
    )


def _again(study_id: str, form: ImportForm) -> ResponseReturnValue:
    data = form.data_sent
    preview = recruiting.preview_panel(current_workspace(), study_id, data, form.choices)
    return _shown(study_id, preview, form, is_other=not form.is_as_shown)


def _shown(
    study_id: str, preview: PanelPreview, form: ImportForm, *, is_other: bool = False
) -> ResponseReturnValue:
    page = pages.preview_page(current_workspace(), study_id, preview, form, is_other=is_other)
    status = form.status if form.problems else (422 if preview.problems else 200)
    return render("recruiting/preview.html", page, status)


def _imported(done: PanelPreview, *, updated: int) -> str:
    said = [
        ngettext("%(num)s expert was added", "%(num)s experts were added", len(done.new)),
        ngettext(
            "%(num)s was in the panel already", "%(num)s were in the panel already", len(done.known)
        ),
    ]
    if updated:
        said.append(ngettext("%(num)s was changed", "%(num)s were changed", updated))
    if done.retired:
        said.append(ngettext("%(num)s stays retired", "%(num)s stay retired", len(done.retired)))
    if done.bad_lines:
        said.append(
            ngettext("%(num)s line was left out", "%(num)s lines were left out", done.bad_lines)
        )
    return str(gettext("%(said)s.", said="; ".join(said)))
