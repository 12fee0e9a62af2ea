"""The earlier states of a draft, each of which can be gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import gettext

from surveys.services import editing
from surveys.web.editing.blueprint import blueprint
from surveys.web.editing.ending_pages import changes_page
from surveys.web.editing.forms import GoBackForm
from surveys.web.editing.pages import states_page
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.route("/states", methods=["GET", "POST"])
@shows_again
def show_states(study_id: str) -> ResponseReturnValue:
    """List the states of the draft, or go back to one."""
    workspace = current_workspace()
    draft = editing.require_draft(workspace, study_id)
    form = GoBackForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            editing.go_back(workspace, study_id, form.shown_with, form.wanted)
            flash(gettext("The draft is again what it was then. Nothing in between was lost."))
            return redirect(url_for(".show_draft", study_id=study_id), 303)
    form.revision.data = str(draft.state.revision)
    return render("editing/states.html", states_page(workspace, draft, form), form.status)


@blueprint.get("/changes")
def show_changes(study_id: str) -> ResponseReturnValue:
    """Show what is different from the version that the draft began with."""
    workspace = current_workspace()
    draft = editing.require_draft(workspace, study_id)
    page = changes_page(workspace, draft)
    return render("editing/changes.html", page)
