"""Open a round, at once or by its date, and take back an opening that lies ahead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.questions import plan_questions
from surveys.model.rounds import RoundState
from surveys.services import preregistering
from surveys.services.designing import study_of
from surveys.services.launching.changing import changing
from surveys.services.launching.creating import require_order
from surveys.services.launching.dates import read_opening
from surveys.services.launching.dates import say_moment
from surveys.services.sponsoring import who_asks
from surveys.storage import preregistrations
from surveys.storage import responses
from surveys.storage import round_changes
from surveys.storage import round_experts
from surveys.storage import rounds
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.chains import Json
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.model.studies import Study
    from surveys.services.launching.changing import Changing
    from surveys.services.preregistering import Preregistration
    from surveys.services.workspace import Workspace


def open_round(workspace: Workspace, name: RoundName, at: str = "") -> Round:
    """Open a round: from now on its questions, its version, its sponsor and its contact are fixed.

    With an opening time that lies ahead it is scheduled: all that is fixed now, and nobody can begin before. ``at`` says
    when, ``now`` included; where it is blank the round's own opening date counts. Opening an open or a scheduled round
    changes nothing.

    Raises
    ------
    Refused
        When the round has closed, or the checklist has something that must be done first; each thing is said.
    Invalid
        When ``at`` cannot be read, or would open the round after its close.
    """
    draft = rounds.find_round(workspace.study(name.study).read(), name)
    study = study_of(workspace, draft)
    opens_at = _opening(workspace, draft, study, at)
    if draft.state(workspace.clock()) is RoundState.DRAFT:
        _require_ready(workspace, name)
        require_order(opens_at, draft.closes_at, study.time_zone)
    sponsor, contact = who_asks(workspace, study)
    # Planned outside the gate; a draft that has changed meanwhile is looked at again inside it.
    planned = replace(draft, opens_at=opens_at)
    made = preregistering.preregistration(workspace, name, planned)
    with changing(workspace, name) as held:
        if held.state is RoundState.SCHEDULED and at.strip() and held.round.opened_at != opens_at:
            raise Refused(
                f"The round {name} is scheduled already. Make it a draft again to choose another opening."
            )
        if held.state in {RoundState.OPEN, RoundState.SCHEDULED}:
            return held.round
        if held.state is not RoundState.DRAFT:
            raise Refused(f"The round {name} is {held.state.value} and cannot be opened again.")
        if held.round != draft:
            raise Refused(
                f"The round {name} was changed just now, perhaps by a colleague. Please look at it again."
            )
        _fix(held, replace(planned, sponsor=sponsor, contact=contact), study, made)
        return held.done()


def _opening(workspace: Workspace, draft: Round, study: Study, at: str) -> datetime | None:
    """Return when the round is to open, None for at once; a planned date that has passed is at once too."""
    now = workspace.clock()
    if at.strip():
        return read_opening(at, study.time_zone, now)
    return draft.opens_at if draft.opens_at and draft.opens_at > now else None


def _require_ready(workspace: Workspace, name: RoundName) -> None:
    missing = preregistering.readiness(workspace, name).refusals
    if missing:
        each = " ".join(f"{check.name}: {check.says} {check.advice}".strip() for check in missing)
        raise Refused(f"The round {name} cannot open yet. {each}")


def _fix(held: Changing, opened: Round, study: Study, made: Preregistration) -> None:
    at = opened.opens_at or held.now
    questions = plan_questions(study)
    if opened.opens_at != held.round.opens_at:
        rounds.set_dates(held.db, held.name, opened.opens_at, opened.closes_at)
    rounds.open_round(held.db, opened, questions, at)
    preregistering.keep(held.workspace, held.db, made)
    facts: dict[str, Json] = {
        "version": opened.version,
        "questions": len(questions),
        "preregistration": made.sha256,
    }
    if opened.opens_at:
        held.record(EventKind.ROUND_SCHEDULED, opens_at=to_text(at), **facts)
    else:
        held.record(EventKind.ROUND_OPENED, **facts)


def unschedule_round(workspace: Workspace, name: RoundName) -> Round:
    """Make a scheduled round a draft again, while nobody began; doing it to a draft changes nothing.

    Raises
    ------
    Refused
        When the round was opened by hand, or somebody began or declined.
    """
    with changing(workspace, name) as held:
        if held.state is RoundState.DRAFT:
            return held.round
        if held.state not in {RoundState.SCHEDULED, RoundState.OPEN}:
            raise Refused(
                f"The round {name} is {held.state.value} and cannot become a draft again."
            )
        if held.state is RoundState.OPEN:
            _require_untouched(held)
        rounds.unschedule_round(held.db, name)
        preregistrations.forget_preregistration(held.db, name.round)
        round_changes.forget_changes(held.db, name.round)
        held.record(EventKind.ROUND_UNSCHEDULED)
        return held.done()


def _require_untouched(held: Changing) -> None:
    """Let only a round go back that opened by its date, and in which nobody has done anything yet."""
    recorded = preregistrations.find_preregistration(held.db, held.name.round)
    opened_at = held.round.opened_at
    if opened_at is None or recorded is None or recorded.recorded_at >= opened_at:
        raise Refused(
            f"The round {held.name} was opened by hand, so it cannot become a draft again. Close it instead."
        )
    begun = responses.count_responses(held.db, held.name.round)
    experts = round_experts.list_round_experts(held.db, held.name.round)
    if begun or any(each.declined_at for each in experts):
        time_zone = study_of(held.workspace, held.round).time_zone
        raise Refused(
            f"The round {held.name} opened at {say_moment(opened_at, time_zone)}, and experts have begun or "
            "declined since, so it cannot become a draft again. Close it instead."
        )
