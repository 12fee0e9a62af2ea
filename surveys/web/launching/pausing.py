"""The pages that pause a round and let it go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import lazy_gettext

from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.web.launching.blueprint import ROUND
from surveys.web.launching.blueprint import blueprint
from surveys.web.launching.forms import ConfirmForm
from surveys.web.launching.forms import ReasonForm
from surveys.web.launching.steps import Step
from surveys.web.launching.steps import take
from surveys.web.showing_again import shows_again

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_PAUSE = Step(
    template="launching/pause.html",
    states=frozenset({RoundState.OPEN}),
    done=lazy_gettext("The round is paused: nothing can be begun, saved or submitted."),
)
_RESUME = Step(
    template="launching/resume.html",
    states=frozenset({RoundState.PAUSED}),
    done=lazy_gettext("The round goes on: experts can answer again."),
)


@blueprint.route(f"{ROUND}/pause", methods=["GET", "POST"])
@shows_again
def pause_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say in numbers whom a pause stops, then pause."""
    name, form = RoundName(study=study_id, round=round_id), ReasonForm()
    return take(
        _PAUSE,
        name,
        form,
        lambda workspace: launching.pause_round(workspace, name, form.reason.data or ""),
    )


@blueprint.route(f"{ROUND}/resume", methods=["GET", "POST"])
@shows_again
def resume_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say in numbers who can go on, then let the round go on."""
    name = RoundName(study=study_id, round=round_id)
    return take(
        _RESUME, name, ConfirmForm(), lambda workspace: launching.resume_round(workspace, name)
    )
