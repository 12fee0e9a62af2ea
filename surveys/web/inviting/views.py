"""The pages of a study's panel, and the files of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import gettext
from flask_babel import ngettext

from surveys.services import inviting
from surveys.web.inviting import pages
from surveys.web.inviting.forms import ImportForm
from surveys.web.inviting.forms import PanelFileForm
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.uploading import read_file
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.inviting import PanelPreview

blueprint = Blueprint("inviting", __name__)


@blueprint.get("/studies/<study_id>/panel")
def show_panel(study_id: str) -> ResponseReturnValue:
    """List the experts of a study."""
    return render("inviting/panel.html", pages.panel_page(current_workspace(), study_id))


@blueprint.route("/studies/<study_id>/panel/file", methods=["GET", "POST"])
@shows_again
def choose_file(study_id: str) -> ResponseReturnValue:
    """Read a panel file, and show what importing it would do; store nothing."""
    form = PanelFileForm()
    if form.is_well_sent():
        return _preview(study_id, read_file(form.file))
    page = pages.choose_file_page(current_workspace(), study_id, form)
    return render("inviting/choose.html", page, form.status)


def _preview(study_id: str, data: bytes) -> ResponseReturnValue:
    preview = inviting.preview_panel(current_workspace(), study_id, data)
    form = ImportForm(formdata=None, content=data.decode("utf-8-sig", errors="replace"))
    page = pages.preview_page(current_workspace(), study_id, preview, form)
    return render("inviting/preview.html", page, 422 if preview.problems else 200)


@blueprint.post("/studies/<study_id>/panel/import")
@shows_again
def import_file(study_id: str) -> ResponseReturnValue:
    """Import the good rows of the file that was just shown."""
    form = ImportForm()
    data = (form.content.data or "").encode()
    if form.is_well_sent():
        with refusals_said_at(form):
            flash(
                _imported(
                    inviting.import_panel(current_workspace(), study_id, data, good_rows=True)
                )
            )
            return redirect(url_for(".show_panel", study_id=study_id), 303)
    preview = inviting.preview_panel(current_workspace(), study_id, data)
    page = pages.preview_page(current_workspace(), study_id, preview, form)
    return render("inviting/preview.html", page, form.status)


def _imported(done: PanelPreview) -> str:
    new = ngettext("%(num)s expert was added", "%(num)s experts were added", len(done.new))
    known = ngettext(
        "%(num)s was in the panel already", "%(num)s were in the panel already", len(done.known)
    )
    lines = len({problem.line for problem in done.problems})
    wrong = ngettext("%(num)s line was left out", "%(num)s lines were left out", lines)
    if not lines:
        return str(gettext("%(new)s; %(known)s.", new=new, known=known))
    return str(gettext("%(new)s; %(known)s; %(wrong)s.", new=new, known=known, wrong=wrong))
