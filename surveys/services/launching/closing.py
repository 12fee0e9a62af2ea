"""Close a round before its time, end its grace, and declare it final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.rounds import ChangeKind
from surveys.model.rounds import RoundChange
from surveys.model.rounds import RoundState
from surveys.services.designing import study_of
from surveys.services.launching.changing import changing
from surveys.services.launching.changing import read_reason
from surveys.services.launching.dates import say_moment
from surveys.services.working.enqueuing import enqueue
from surveys.storage import rounds
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.services.launching.changing import Changing
    from surveys.services.workspace import Workspace


def close_round(
    workspace: Workspace, name: RoundName, *, has_grace: bool = False, reason: str = ""
) -> Round:
    """Close a round before its time; closing a closed one changes nothing.

    ``has_grace`` lets whoever has begun save and submit for as long after it as after the planned close. Without it
    nothing can be submitted any more, and closing a round in its grace ends that.

    Raises
    ------
    Refused
        When the round has never been open.
    """
    why = read_reason(reason)
    with changing(workspace, name) as held:
        if held.state is RoundState.DRAFT:
            raise Refused(f"The round {name} has not been opened, so there is nothing to close.")
        if held.state is RoundState.SCHEDULED:
            raise Refused(
                f"The round {name} is scheduled and has not opened, so there is nothing to close. "
                "Make it a draft again instead."
            )
        if held.state in {RoundState.OPEN, RoundState.PAUSED}:
            _close(held, why, has_grace=has_grace and held.state is RoundState.OPEN)
        elif held.round.is_in_grace(held.now) and not has_grace:
            rounds.end_grace(held.db, name, held.now)
            held.note(RoundChange(kind=ChangeKind.GRACE_ENDED, at=held.now, reason=why))
            held.record(EventKind.ROUND_GRACE_ENDED, **({"reason": why} if why else {}))
        closed = held.done()
    _compute_ahead(workspace, closed)
    return closed


def _compute_ahead(workspace: Workspace, closed: Round) -> None:
    """Have the worker compute the results once nothing can change them, so that their page opens at once."""
    name = closed.name
    enqueue(
        workspace,
        "analysis",
        {"round": name.round},
        study=name.study,
        not_before=max(closed.answers_end_at, workspace.clock()),
    )


def _close(held: Changing, reason: str, *, has_grace: bool) -> None:
    ends_at = held.now + held.round.grace if has_grace else None
    rounds.close_round(held.db, held.name, held.now, ends_at)
    held.note(
        RoundChange(
            kind=ChangeKind.CLOSED,
            at=held.now,
            reason=reason,
            closed_before=held.round.closes_at,
            closes_after=held.now,
        )
    )
    details = {"grace_ends_at": ends_at and to_text(ends_at), "reason": reason}
    held.record(EventKind.ROUND_CLOSED, **{key: value for key, value in details.items() if value})


def finalize_round(workspace: Workspace, name: RoundName) -> Round:
    """Declare a closed round settled: nothing in it can change or be withdrawn from then on.

    Raises
    ------
    Refused
        When the round is not closed, or experts who had begun may still submit.
    """
    with changing(workspace, name) as held:
        if held.state not in {RoundState.CLOSED, RoundState.FINAL}:
            raise Refused(
                f"The round {name} is {held.state.value}; only a closed round can be final."
            )
        if held.round.is_in_grace(held.now):
            until = say_moment(held.round.answers_end_at, study_of(workspace, held.round).time_zone)
            raise Refused(
                f"The round {name} is closed, and experts who had begun may still submit until {until}. "
                "Declare it final after that, or end their time first."
            )
        if held.state is RoundState.CLOSED:
            rounds.finalize_round(held.db, name, held.now)
            held.record(EventKind.ROUND_FINALIZED)
        return held.done()
