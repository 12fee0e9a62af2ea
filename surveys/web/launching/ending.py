"""The pages that move a round's close, close it, reopen it and declare it final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask_babel import lazy_gettext

from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services import launching
from surveys.web.launching import pages
from surveys.web.launching.blueprint import ROUND
from surveys.web.launching.blueprint import blueprint
from surveys.web.launching.forms import CloseForm
from surveys.web.launching.forms import ConfirmForm
from surveys.web.launching.forms import ExtendForm
from surveys.web.launching.forms import ReasonForm
from surveys.web.launching.forms import ReopenForm
from surveys.web.launching.forms import when
from surveys.web.launching.steps import Step
from surveys.web.launching.steps import nothing_to_do
from surveys.web.launching.steps import take
from surveys.web.showing_again import shows_again
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_EXTEND = Step(
    template="launching/extend.html",
    states=frozenset({RoundState.DRAFT, RoundState.SCHEDULED, RoundState.OPEN, RoundState.PAUSED}),
    done=lazy_gettext("The close of the round was moved."),
)
_CLOSE = Step(
    template="launching/close.html",
    states=frozenset({RoundState.OPEN, RoundState.PAUSED}),
    done=lazy_gettext("The round is closed: what was submitted counts."),
)
_END_GRACE = Step(
    template="launching/end_grace.html",
    states=frozenset({RoundState.CLOSED}),
    done=lazy_gettext("Nothing can be submitted any more: what was submitted counts."),
)
_REOPEN = Step(
    template="launching/reopen.html",
    states=frozenset({RoundState.CLOSED}),
    done=lazy_gettext("The round is open again. That, and why, is shown beside its results."),
)
_FINALISE = Step(
    template="launching/finalise.html",
    states=frozenset({RoundState.CLOSED}),
    done=lazy_gettext("The round is final: nothing in it can change any more."),
)


@blueprint.route(f"{ROUND}/extend", methods=["GET", "POST"])
@shows_again
def extend_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Move the close of a round; one that has closed is reopened on a page of its own."""
    name, form = RoundName(study=study_id, round=round_id), ExtendForm()
    if request.method != "POST":
        pages.fill_in_closing(current_workspace(), name, form)
    closes, why = when(form.closes, form.closes_time), form.reason.data or ""
    return take(
        _EXTEND, name, form, lambda workspace: launching.extend_round(workspace, name, closes, why)
    )


@blueprint.route(f"{ROUND}/close", methods=["GET", "POST"])
@shows_again
def close_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say in numbers what closing ends, then close."""
    name, form = RoundName(study=study_id, round=round_id), CloseForm()
    return take(
        _CLOSE,
        name,
        form,
        lambda workspace: launching.close_round(
            workspace, name, has_grace=form.grace.data == "grace", reason=form.reason.data or ""
        ),
    )


@blueprint.route(f"{ROUND}/end-grace", methods=["GET", "POST"])
@shows_again
def end_grace(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say in numbers who would have gone on, then let nobody submit any more."""
    name, form = RoundName(study=study_id, round=round_id), ReasonForm()
    found = launching.find_round(current_workspace(), name)
    if not found.is_in_grace:
        return nothing_to_do(found)
    return take(
        _END_GRACE,
        name,
        form,
        lambda workspace: launching.close_round(workspace, name, reason=form.reason.data or ""),
    )


@blueprint.route(f"{ROUND}/reopen", methods=["GET", "POST"])
@shows_again
def reopen_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say what reopening means for what was shown already, then reopen with a reason."""
    name, form = RoundName(study=study_id, round=round_id), ReopenForm()
    closes, why = when(form.closes, form.closes_time), form.reason.data or ""
    return take(
        _REOPEN, name, form, lambda workspace: launching.reopen_round(workspace, name, why, closes)
    )


@blueprint.route(f"{ROUND}/finalise", methods=["GET", "POST"])
@shows_again
def finalise_round(study_id: str, round_id: str) -> ResponseReturnValue:
    """Say what becomes settled, then settle it."""
    name = RoundName(study=study_id, round=round_id)
    return take(
        _FINALISE, name, ConfirmForm(), lambda workspace: launching.finalize_round(workspace, name)
    )
