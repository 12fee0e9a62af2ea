"""The pages that change the state of a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import gettext
from flask_babel import lazy_gettext

from surveys.model.errors import Conflict
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.services.designing import newest_study
from surveys.web.launching import pages
from surveys.web.launching.forms import ConfirmForm
from surveys.web.launching.forms import NewRoundForm
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.launching import ListedRound

blueprint = Blueprint("launching", __name__)
_ROUND = "/studies/<study_id>/rounds/<round_id>"
_AS_IT_IS = {
    RoundState.DRAFT: lazy_gettext(
        "The round %(round)s has not been opened yet. Nothing was changed."
    ),
    RoundState.OPEN: lazy_gettext("The round %(round)s is open. Nothing was changed."),
    RoundState.CLOSED: lazy_gettext("The round %(round)s is closed. Nothing was changed."),
    RoundState.FINAL: lazy_gettext("The round %(round)s is final. Nothing was changed."),
}


@blueprint.route("/studies/<study_id>/add-round", methods=["GET", "POST"])
@shows_again
def new_round(study_id: str) -> ResponseReturnValue:
    """Create a round as a draft."""
    form = NewRoundForm()
    form.offer(each.id for each in newest_study(current_workspace(), study_id).study.forms)
    if form.is_well_sent():
        with refusals_said_at(form):
            name = RoundName(study=study_id, round=form.round_id.data.strip())
            flash(_created(name, form))
            return _to_round(name)
    page = pages.new_round_page(current_workspace(), study_id, form)
    return render("launching/new.html", page, form.status)


def _created(name: RoundName, form: NewRoundForm) -> str:
    asked = (form.questionnaire.data or "") if form.questionnaire else ""
    try:
        launching.create_round(
            current_workspace(), name.study, name.round, form.closes.data, form=asked
        )
    except Conflict as known:
        return str(gettext("%(known)s Here it is; nothing was changed.", known=known))
    return str(gettext("The round %(round)s was created as a draft.", round=name.round))


@blueprint.route(f"{_ROUND}/open", methods=["GET", "POST"])
@shows_again
def open_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say what opening fixes, then open."""
    name = RoundName(study=study_id, round=round_id)
    form = ConfirmForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            launching.open_round(current_workspace(), name)
            flash(gettext("The round is open: experts with a link can answer."))
            return _to_round(name)
    page = pages.open_round_page(current_workspace(), name, form)
    if page.found.state is not RoundState.DRAFT:
        return _nothing_to_do(page.found)
    return render("launching/open.html", page, form.status)


@blueprint.route(f"{_ROUND}/close", methods=["GET", "POST"])
@shows_again
def close_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say in numbers what closing ends, then close."""
    name = RoundName(study=study_id, round=round_id)
    form = ConfirmForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            launching.close_round(current_workspace(), name)
            flash(gettext("The round is closed: what was submitted counts."))
            return _to_round(name)
    page = pages.end_round_page(current_workspace(), name, form)
    if page.found.state is not RoundState.OPEN:
        return _nothing_to_do(page.found)
    return render("launching/close.html", page, form.status)


@blueprint.route(f"{_ROUND}/finalise", methods=["GET", "POST"])
@shows_again
def finalise_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say what becomes settled, then settle it."""
    name = RoundName(study=study_id, round=round_id)
    form = ConfirmForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            launching.finalize_round(current_workspace(), name)
            flash(gettext("The round is final: nothing in it can change any more."))
            return _to_round(name)
    page = pages.end_round_page(current_workspace(), name, form)
    if page.found.state is not RoundState.CLOSED:
        return _nothing_to_do(page.found)
    return render("launching/finalise.html", page, form.status)


def _nothing_to_do(found: ListedRound) -> ResponseReturnValue:
    flash(str(_AS_IT_IS[found.state]) % {"round": found.round.name.round})
    return _to_round(found.round.name)


def _to_round(name: RoundName) -> ResponseReturnValue:
    return redirect(url_for("monitoring.show_round", study_id=name.study, round_id=name.round), 303)
