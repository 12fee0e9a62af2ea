"""Hold back what shows single experts while answers may still come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.launching import say_moment

if TYPE_CHECKING:
    from surveys.services.launching import ListedRound


def require_settled(listed: ListedRound, what: str) -> None:
    """Refuse to hand out what shows single experts while answers may still come in.

    Raises
    ------
    Refused
        With the state, or until when experts who had begun may still submit.
    """
    found, zone = listed.round, listed.study.time_zone
    if listed.is_in_grace:
        raise Refused(
            f"The round {found.name} is closed, and experts who had begun may still submit until "
            f"{say_moment(found.answers_end_at, zone)}: {what} are exported only after that."
        )
    if listed.state not in {RoundState.CLOSED, RoundState.FINAL}:
        raise Refused(
            f"The round {found.name} is {listed.state.value}: {what} are exported only once it is closed."
        )
