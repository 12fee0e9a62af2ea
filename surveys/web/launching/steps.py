"""What the pages have in common on which a round is changed: said in numbers first, then done once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash
from flask import redirect
from flask import url_for
from flask_babel import lazy_gettext

from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.services import monitoring
from surveys.services import reviewing
from surveys.services.mailing import following
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.monitoring import FieldWork
    from surveys.services.workspace import Workspace
    from surveys.web.forms import Form

_AS_IT_IS = {
    RoundState.DRAFT: lazy_gettext(
        "The round %(round)s has not been opened yet. Nothing was changed."
    ),
    RoundState.SCHEDULED: lazy_gettext("The round %(round)s is scheduled. Nothing was changed."),
    RoundState.OPEN: lazy_gettext("The round %(round)s is open. Nothing was changed."),
    RoundState.PAUSED: lazy_gettext("The round %(round)s is paused. Nothing was changed."),
    RoundState.CLOSED: lazy_gettext("The round %(round)s is closed. Nothing was changed."),
    RoundState.FINAL: lazy_gettext("The round %(round)s is final. Nothing was changed."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that can be done to a round: its template, the states it goes with, and what is said once it is done."""

    template: str
    states: frozenset[RoundState]
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPage:
    """What a step would mean for a round, in numbers.

    ``to_review`` counts the texts that nobody has reviewed, once they can be.
    """

    found: ListedRound
    language: str
    work: FieldWork
    waiting: int
    to_review: int
    form: Form

    @property
    def unfinished(self) -> int:
        """How many have begun, and neither submitted nor withdrawn."""
        return max(0, self.work.begun - self.work.submitted - self.work.withdrawn)

    @property
    def not_begun(self) -> int:
        """How many were invited and have not begun."""
        return max(0, self.work.invited - self.work.begun)

    @property
    def grace_minutes(self) -> int:
        """How long whoever has begun may finish."""
        return int(self.found.round.grace.total_seconds()) // 60


def step_page(workspace: Workspace, name: RoundName, form: Form) -> StepPage:
    """Gather what a step would mean."""
    found = launching.find_round(workspace, name)
    return StepPage(
        found=found,
        language=found.study.languages[0],
        work=monitoring.field_work(workspace, name),
        waiting=len(following.outbox(workspace, name).waiting),
        to_review=_to_review(workspace, found),
        form=form,
    )


def _to_review(workspace: Workspace, found: ListedRound) -> int:
    if reviewing.why_not_readable(found):
        return 0
    return reviewing.review_of(workspace, found).to_review


def take(
    step: Step, name: RoundName, form: Form, act: Callable[[Workspace], object]
) -> ResponseReturnValue:
    """Say what a step means, or take it."""
    if form.is_well_sent():
        with refusals_said_at(form):
            act(current_workspace())
            flash(str(step.done))
            return to_round(name)
    page = step_page(current_workspace(), name, form)
    if page.found.state not in step.states:
        return nothing_to_do(page.found)
    return render(step.template, page, form.status)


def nothing_to_do(found: ListedRound) -> ResponseReturnValue:
    """Lead back to a round whose state does not go with a step."""
    flash(str(_AS_IT_IS[found.state]) % {"round": found.round.name.round})
    return to_round(found.round.name)


def to_round(name: RoundName) -> ResponseReturnValue:
    """Lead to the page of a round."""
    return redirect(url_for("monitoring.show_round", study_id=name.study, round_id=name.round), 303)
