"""What is said of one station of an alliance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.numerals import decimal
from surveys.figures.trajectory_words import WORDS

if TYPE_CHECKING:
    from surveys.figures.trajectories import Station
    from surveys.figures.trajectories import Trajectories


def station_said(shown: Trajectories, alliance: str, station: Station) -> str:
    """Say where an alliance stood, when, in which phase, and by how many experts."""
    return WORDS.to(shown.language)(
        "station",
        name=f"{alliance} {station.when}".strip(),
        vertical_title=shown.axes.vertical_title,
        horizontal_title=shown.axes.horizontal_title,
        vertical=decimal(station.position[0]),
        horizontal=decimal(station.position[1]),
        phase=station.phase_name,
        n=station.n,
    )
