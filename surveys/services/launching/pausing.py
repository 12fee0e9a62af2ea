"""Pause a round, and let it go on: whoever is in the middle loses nothing, and no mail goes out meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.rounds import ChangeKind
from surveys.model.rounds import RoundChange
from surveys.model.rounds import RoundState
from surveys.services.launching.changing import changing
from surveys.services.launching.changing import read_reason
from surveys.storage import rounds

if TYPE_CHECKING:
    from surveys.model.rounds import Round
    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace


def pause_round(workspace: Workspace, name: RoundName, reason: str = "") -> Round:
    """Pause an open round; pausing a paused one changes nothing. It closes by its date all the same.

    Raises
    ------
    Refused
        When the round is not open.
    """
    why = read_reason(reason)
    with changing(workspace, name) as held:
        if held.state is RoundState.PAUSED:
            return held.round
        if held.state is not RoundState.OPEN:
            raise Refused(
                f"The round {name} is {held.state.value}; only an open round can be paused."
            )
        rounds.set_pause(held.db, name, held.now)
        held.note(RoundChange(kind=ChangeKind.PAUSED, at=held.now, reason=why))
        held.record(EventKind.ROUND_PAUSED, **({"reason": why} if why else {}))
        return held.done()


def resume_round(workspace: Workspace, name: RoundName) -> Round:
    """Let a paused round go on; an open one goes on already.

    Raises
    ------
    Refused
        When the round is neither paused nor open, because it closed while it was paused, say.
    """
    with changing(workspace, name) as held:
        if held.state is RoundState.OPEN:
            return held.round
        if held.state is not RoundState.PAUSED:
            advice = " Reopen it instead." if held.state is RoundState.CLOSED else ""
            raise Refused(
                f"The round {name} is {held.state.value}; only a paused round can go on.{advice}"
            )
        rounds.set_pause(held.db, name, None)
        held.note(RoundChange(kind=ChangeKind.RESUMED, at=held.now))
        held.record(EventKind.ROUND_RESUMED)
        return held.done()
