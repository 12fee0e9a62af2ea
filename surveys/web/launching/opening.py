"""The pages that open a round, at once or by its date, and that take a schedule back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash
from flask_babel import gettext
from flask_babel import lazy_gettext

from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.web.launching import pages
from surveys.web.launching.blueprint import ROUND
from surveys.web.launching.blueprint import blueprint
from surveys.web.launching.forms import ConfirmForm
from surveys.web.launching.forms import OpenForm
from surveys.web.launching.forms import when
from surveys.web.launching.steps import Step
from surveys.web.launching.steps import nothing_to_do
from surveys.web.launching.steps import take
from surveys.web.launching.steps import to_round
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_BACK = Step(
    template="launching/unschedule.html",
    states=frozenset({RoundState.SCHEDULED, RoundState.OPEN}),
    done=lazy_gettext("The round is a draft again: nothing in it is fixed."),
)


@blueprint.route(f"{ROUND}/open", methods=["GET", "POST"])
@shows_again
def open_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say what opening fixes and what is missing, then open, or schedule the opening."""
    name, form = RoundName(study=study_id, round=round_id), OpenForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            launching.open_round(
                current_workspace(), name, when(form.opens, form.opens_time, "now")
            )
            flash(_opened(name))
            return to_round(name)
    page = pages.open_round_page(current_workspace(), name, form)
    if page.found.state is not RoundState.DRAFT:
        return nothing_to_do(page.found)
    return render("launching/open.html", page, form.status)


def _opened(name: RoundName) -> str:
    if launching.find_round(current_workspace(), name).state is RoundState.SCHEDULED:
        return str(
            gettext("The round is scheduled: it opens by its date, and what it asks is fixed now.")
        )
    return str(gettext("The round is open: experts with a link can answer."))


@blueprint.route(f"{ROUND}/unschedule", methods=["GET", "POST"])
@shows_again
def unschedule_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say what becomes of a schedule that is taken back, then take it back."""
    name = RoundName(study=study_id, round=round_id)
    return take(
        _BACK, name, ConfirmForm(), lambda workspace: launching.unschedule_round(workspace, name)
    )
