"""Move a round's close, and let a closed round be answered again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.rounds import ChangeKind
from surveys.model.rounds import RoundChange
from surveys.model.rounds import RoundState
from surveys.services.designing import study_of
from surveys.services.launching.changing import changing
from surveys.services.launching.changing import read_reason
from surveys.services.launching.creating import require_order
from surveys.services.launching.dates import read_closing
from surveys.services.launching.dates import say_end
from surveys.storage import rounds
from surveys.storage.times import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.services.launching.changing import Changing
    from surveys.services.workspace import Workspace

_WHY_AGAIN = "the round is answered again after its close"


def extend_round(workspace: Workspace, name: RoundName, closes: str, reason: str = "") -> Round:
    """Let a round close later than planned; of a draft, choose another close.

    A round that has closed is reopened by it, which wants a reason. Extending to the time at which it closes anyhow
    changes nothing.

    Raises
    ------
    Invalid
        When the new close cannot be read, is not later, or a closed round is extended without a reason.
    Refused
        When the round is final.
    """
    found = rounds.find_round(workspace.study(name.study).read(), name)
    time_zone = study_of(workspace, found).time_zone
    closes_at = read_closing(closes, time_zone, workspace.clock())
    with changing(workspace, name) as held:
        _require_not_final(held)
        if held.state is RoundState.CLOSED:
            _reopen(held, closes_at, read_reason(reason, for_what=_WHY_AGAIN))
        elif closes_at != held.round.closes_at:
            _extend(held, closes_at, read_reason(reason), time_zone)
        return held.done()


def _extend(held: Changing, closes_at: datetime, reason: str, time_zone: str) -> None:
    is_draft = held.state is RoundState.DRAFT
    if not is_draft and closes_at < held.round.closes_at:
        raise Invalid(
            f"The round {held.name} closes at {say_end(held.round.closes_at, time_zone)}, which is later than "
            f"{say_end(closes_at, time_zone)}. Experts were told the later time; close it early if you must."
        )
    require_order(held.round.opens_at, closes_at, time_zone)
    rounds.set_dates(held.db, held.name, held.round.opens_at, closes_at)
    if not is_draft:
        held.note(
            RoundChange(
                kind=ChangeKind.EXTENDED,
                at=held.now,
                reason=reason,
                closed_before=held.round.closes_at,
                closes_after=closes_at,
            )
        )
    held.record(
        EventKind.ROUND_EXTENDED,
        closes_at=to_text(closes_at),
        **({"reason": reason} if reason else {}),
    )


def reopen_round(workspace: Workspace, name: RoundName, reason: str, closes: str = "") -> Round:
    """Let a closed round be answered again, and say for good why; ``closes`` is when it closes then.

    Without a new close it is the planned one, where that lies ahead. Reopening an open round changes nothing.

    Raises
    ------
    Invalid
        When there is no reason, or no close that lies ahead.
    Refused
        When the round has never been open, or is final.
    """
    why = read_reason(reason, for_what=_WHY_AGAIN)
    found = rounds.find_round(workspace.study(name.study).read(), name)
    now, time_zone = workspace.clock(), study_of(workspace, found).time_zone
    closes_at = read_closing(closes, time_zone, now) if closes.strip() else found.closes_at
    with changing(workspace, name) as held:
        _require_not_final(held)
        if held.state is RoundState.OPEN:
            return held.round
        if held.state is not RoundState.CLOSED:
            raise Refused(
                f"The round {name} is {held.state.value}; only a closed round can be reopened."
            )
        if closes_at <= held.now:
            raise Invalid(
                f"The round {name} was to close at {say_end(closes_at, time_zone)}, which has passed. "
                "Say until when it is open now."
            )
        _reopen(held, closes_at, why)
        return held.done()


def _require_not_final(held: Changing) -> None:
    if held.state is RoundState.FINAL:
        raise Refused(f"The round {held.name} is final, so nothing in it can change any more.")


def _reopen(held: Changing, closes_at: datetime, reason: str) -> None:
    rounds.reopen_round(held.db, held.name, closes_at)
    held.note(
        RoundChange(
            kind=ChangeKind.REOPENED,
            at=held.now,
            reason=reason,
            closed_before=held.round.ended_at,
            closes_after=closes_at,
        )
    )
    held.record(EventKind.ROUND_REOPENED, closes_at=to_text(closes_at), reason=reason)
