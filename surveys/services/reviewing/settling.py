"""When texts may be read, and until when something may be decided about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.launching import say_moment

if TYPE_CHECKING:
    from surveys.services.launching import ListedRound


def why_not_readable(listed: ListedRound) -> str:
    """Say why nobody may read the texts of a round now; empty once nothing can come in any more.

    A text is one expert's, and so it is shown no earlier than rows of single experts are exported.
    """
    found = listed.round
    if listed.is_in_grace:
        until = say_moment(found.answers_end_at, listed.study.time_zone)
        return (
            f"The round {found.name} is closed, and experts who had begun may still submit until {until}: "
            "what they wrote can be read only after that."
        )
    if listed.state not in {RoundState.CLOSED, RoundState.FINAL}:
        return (
            f"The round {found.name} is {listed.state.value}: what experts write can be read only once it is closed, "
            "so that nothing shows what a single expert answered while others still answer."
        )
    return ""


def require_readable(listed: ListedRound) -> None:
    """Refuse to show texts while answers may still come in.

    Raises
    ------
    Refused
        With the state, or until when experts who had begun may still submit.
    """
    why = why_not_readable(listed)
    if why:
        raise Refused(why)


def require_open_to_decisions(listed: ListedRound) -> None:
    """Refuse decisions about the texts of a round in which nothing can change any more.

    Raises
    ------
    Refused
        While texts may not be read, and once the round is final.
    """
    require_readable(listed)
    if listed.state is RoundState.FINAL:
        raise Refused(
            f"The round {listed.round.name} is final: what was decided about its texts stays as it is."
        )
