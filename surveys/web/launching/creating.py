"""The pages for a new round, and for one that is like another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash
from flask import request
from flask_babel import gettext

from surveys.model.errors import Conflict
from surveys.model.rounds import RoundName
from surveys.services import launching
from surveys.services.designing import newest_study
from surveys.web.launching import pages
from surveys.web.launching.blueprint import ROUND
from surveys.web.launching.blueprint import blueprint
from surveys.web.launching.forms import CloneForm
from surveys.web.launching.forms import NewDatesForm
from surveys.web.launching.forms import NewRoundForm
from surveys.web.launching.forms import when
from surveys.web.launching.steps import to_round
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue


@blueprint.route("/studies/<study_id>/add-round", methods=["GET", "POST"])
@shows_again
def new_round(study_id: str) -> ResponseReturnValue:
    """Create a round as a draft."""
    workspace, form = current_workspace(), NewRoundForm()
    forms = newest_study(workspace, study_id).study.forms
    earlier = (each.round.name.round for each in launching.list_rounds(workspace, study_id))
    form.offer((each.id for each in forms), earlier)
    if request.method != "POST" and form.follows:
        form.follows.data = request.args.get("follows", "")
    if form.is_well_sent():
        with refusals_said_at(form):
            name = RoundName(study=study_id, round=form.round_id.data.strip())
            return _created(name, lambda: _create(name, form))
    page = pages.new_round_page(workspace, study_id, form)
    return render("launching/new.html", page, form.status)


def _create(name: RoundName, form: NewRoundForm) -> None:
    asked = (form.questionnaire.data or "") if form.questionnaire else ""
    launching.create_round(
        current_workspace(), name.study, name.round, _closes(form), form=asked, plan=_plan(form)
    )


def _closes(form: NewDatesForm) -> str:
    return when(form.closes, form.closes_time)


def _plan(form: NewDatesForm) -> launching.RoundPlan:
    follows, carries = getattr(form, "follows", None), getattr(form, "carries", None)
    return launching.RoundPlan(
        opens=when(form.opens, form.opens_time),
        grace=form.grace.data or "",
        follows=(follows.data or "") if follows else "",
        carries=(carries.data or "") if carries else "",
    )


def _created(name: RoundName, create: Callable[[], object]) -> ResponseReturnValue:
    try:
        create()
    except Conflict as known:
        flash(gettext("%(known)s Here it is; nothing was changed.", known=known))
    else:
        flash(gettext("The round %(round)s was created as a draft.", round=name.round))
    return to_round(name)


@blueprint.route(f"{ROUND}/clone", methods=["GET", "POST"])
@shows_again
def clone_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Create a round that is like another one."""
    like, form = RoundName(study=study_id, round=round_id), CloneForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            name = RoundName(study=study_id, round=form.round_id.data.strip())
            return _created(name, lambda: _clone(like, name, form))
    page = pages.clone_page(current_workspace(), like, form)
    return render("launching/clone.html", page, form.status)


def _clone(like: RoundName, name: RoundName, form: CloneForm) -> None:
    launching.clone_round(
        current_workspace(),
        like,
        name.round,
        _closes(form),
        is_newest=form.version.data == "newest",
        plan=_plan(form),
    )
