"""The page of a draft: begin, undo, discard, keep as a version."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import send_file
from flask import url_for
from flask_babel import gettext

from surveys.services import editing
from surveys.web.editing import ending_pages
from surveys.web.editing.blueprint import blueprint
from surveys.web.editing.forms import BeginForm
from surveys.web.editing.forms import DecisionForm
from surveys.web.editing.pages import draft_page
from surveys.web.editing.pages import no_draft_page
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.editing_drafts import EditingDraft


@blueprint.route("", methods=["GET", "POST"])
@shows_again
def show_draft(study_id: str) -> ResponseReturnValue:
    """Show the draft, or begin one."""
    workspace = current_workspace()
    form = BeginForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            editing.begin_draft(workspace, study_id)
            return redirect(url_for(".show_draft", study_id=study_id), 303)
    draft = editing.find_draft(workspace, study_id)
    if draft is None:
        return render("editing/begin.html", no_draft_page(workspace, study_id, form), form.status)
    return _show(draft, DecisionForm(formdata=None))


def _show(draft: EditingDraft, form: DecisionForm, status: int = 200) -> ResponseReturnValue:
    form.revision.data = str(draft.state.revision)
    return render("editing/draft.html", draft_page(current_workspace(), draft, form), status)


@blueprint.post("/undo")
@shows_again
def undo(study_id: str) -> ResponseReturnValue:
    """Go back by one saved state."""
    form = DecisionForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            editing.undo(current_workspace(), study_id, form.shown_with)
            flash(gettext("The last change was undone. The list of earlier states still has it."))
            return redirect(url_for(".show_draft", study_id=study_id), 303)
    draft = editing.require_draft(current_workspace(), study_id)
    return _show(draft, form, form.status)


@blueprint.post("/bring-back")
@shows_again
def bring_back(study_id: str) -> ResponseReturnValue:
    """Bring back the draft that was discarded."""
    form = BeginForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            editing.bring_back(current_workspace(), study_id)
            flash(gettext("The discarded draft is back."))
            return redirect(url_for(".show_draft", study_id=study_id), 303)
    page = no_draft_page(current_workspace(), study_id, form)
    return render("editing/begin.html", page, form.status)


@blueprint.route("/discard", methods=["GET", "POST"])
@shows_again
def discard(study_id: str) -> ResponseReturnValue:
    """Say what discarding ends, then discard."""
    draft = editing.require_draft(current_workspace(), study_id)
    form = DecisionForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            editing.discard(current_workspace(), study_id, form.shown_with)
            flash(
                gettext("The draft was discarded. It can be brought back until another is begun.")
            )
            return redirect(_after(draft), 303)
    page = ending_pages.ending_page(current_workspace(), draft, form)
    return render("editing/discard.html", page, form.status)


def _after(draft: EditingDraft) -> str:
    if draft.state.based_on is None:
        return url_for("designing.home")
    return url_for(".show_draft", study_id=draft.study)


@blueprint.route("/keep", methods=["GET", "POST"])
@shows_again
def keep(study_id: str) -> ResponseReturnValue:
    """Say what keeping the draft makes, then keep it as the next version."""
    draft = editing.require_draft(current_workspace(), study_id)
    form = DecisionForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            added = editing.keep(current_workspace(), study_id, form.shown_with)
            flash(ending_pages.said_of(added))
            return redirect(url_for("designing.show_study", study_id=study_id), 303)
    page = ending_pages.ending_page(current_workspace(), draft, form)
    return render("editing/keep.html", page, form.status)


@blueprint.get("/file")
def download(study_id: str) -> ResponseReturnValue:
    """Hand out the draft's study file."""
    draft = editing.require_draft(current_workspace(), study_id)
    return send_file(
        BytesIO(draft.content),
        mimetype="application/toml",
        as_attachment=True,
        download_name=f"{study_id}-draft.toml",
        max_age=0,
    )
