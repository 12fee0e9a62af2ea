"""The pages of one expert: added, shown, changed, retired and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import Invalid
from surveys.services import designing
from surveys.services.recruiting import changing
from surveys.services.recruiting.listing import find_in_panel
from surveys.web.forms import sent_form
from surveys.web.recruiting.blueprint import blueprint
from surveys.web.recruiting.expert_forms import DecisionForm
from surveys.web.recruiting.expert_forms import expert_form
from surveys.web.recruiting.expert_pages import ExpertFormPage
from surveys.web.recruiting.expert_pages import expert_page
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_EXPERT = "/studies/<study_id>/panel/experts/<expert_id>"


@blueprint.route("/studies/<study_id>/panel/add", methods=["GET", "POST"])
@shows_again
def add_expert(study_id: str) -> ResponseReturnValue:
    """Add one expert."""
    workspace = current_workspace()
    study = designing.newest_study(workspace, study_id).study
    form = expert_form(study)
    if form.is_well_sent():
        try:
            new = changing.add_expert(workspace, study_id, form.details, sent_form(form))
        except Invalid as error:
            form.refuse_details(error)
        else:
            flash(gettext("%(name)s was added to the panel.", name=new.name))
            return redirect(url_for(".show_panel", study_id=study_id), 303)
    page = ExpertFormPage(study=study, language=study.languages[0], expert=None, form=form)
    return render("recruiting/edit.html", page, form.status)


@blueprint.get(_EXPERT)
def show_expert(study_id: str, expert_id: str) -> ResponseReturnValue:
    """Show what is known of an expert, and never what was answered."""
    page = expert_page(current_workspace(), study_id, expert_id, DecisionForm(formdata=None))
    return render("recruiting/expert.html", page)


@blueprint.route(f"{_EXPERT}/edit", methods=["GET", "POST"])
@shows_again
def edit_expert(study_id: str, expert_id: str) -> ResponseReturnValue:
    """Change what is known of an expert."""
    workspace = current_workspace()
    study = designing.newest_study(workspace, study_id).study
    expert = find_in_panel(workspace, study_id, expert_id)
    form = expert_form(study, expert)
    if form.is_well_sent():
        try:
            changes = changing.edit_expert(workspace, study_id, expert.id, form.details)
        except Invalid as error:
            form.refuse_details(error)
        else:
            flash(gettext("It was stored.") if changes else gettext("Nothing was different."))
            return _to_expert(study_id, expert.id)
    page = ExpertFormPage(study=study, language=study.languages[0], expert=expert, form=form)
    return render("recruiting/edit.html", page, form.status)


@blueprint.post(f"{_EXPERT}/retire")
@shows_again
def retire_expert(study_id: str, expert_id: str) -> ResponseReturnValue:
    """Ask an expert nothing more."""
    form = DecisionForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            expert = changing.retire(current_workspace(), study_id, expert_id)
            flash(gettext("%(name)s is retired: invited and reminded no more.", name=expert.name))
            return _to_expert(study_id, expert.id)
    return _again(study_id, expert_id, form)


@blueprint.post(f"{_EXPERT}/bring-back")
@shows_again
def bring_expert_back(study_id: str, expert_id: str) -> ResponseReturnValue:
    """Take a retired expert into the panel again."""
    form = DecisionForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            expert = changing.bring_back(current_workspace(), study_id, expert_id)
            flash(gettext("%(name)s is in the panel again.", name=expert.name))
            return _to_expert(study_id, expert.id)
    return _again(study_id, expert_id, form)


def _to_expert(study_id: str, expert_id: str) -> ResponseReturnValue:
    return redirect(url_for(".show_expert", study_id=study_id, expert_id=expert_id), 303)


def _again(study_id: str, expert_id: str, form: DecisionForm) -> ResponseReturnValue:
    page = expert_page(current_workspace(), study_id, expert_id, form)
    return render("recruiting/expert.html", page, form.status)
