"""What the marks of the plane with trajectories mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.boxes import Box
from surveys.figures.contrast import blend
from surveys.figures.legend import Entry
from surveys.figures.palette import ELLIPSE_OPACITY
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.trajectory_words import WORDS
from surveys.figures.values import Dot
from surveys.figures.values import Rectangle
from surveys.figures.values import Segment
from surveys.figures.values import dots
from surveys.figures.values import rectangles
from surveys.figures.values import segments

if TYPE_CHECKING:
    from surveys.figures.marks import Layer
    from surveys.figures.trajectories import Trajectories


def entries(shown: Trajectories) -> list[Entry]:
    """List the samples of what is drawn."""
    say = WORDS.to(shown.language)
    latest = [each.stations[-1] for each in shown.trajectories]
    past = [station for each in shown.trajectories for station in each.stations[:-1]]
    found = [Entry(words=say("mean"), draw=_mean)]
    if any(station.ellipse_50 for station in latest):
        found.append(Entry(words=say("half"), draw=_half))
    if any(station.ellipse_90 for station in latest):
        found.append(Entry(words=say("most"), draw=_most))
    if any(station.ellipse_90 for station in past):
        found.append(Entry(words=say("past"), draw=_past))
    return found


def _mean(x: float, y: float) -> list[Layer]:
    return dots("sample mean", [Dot(at=(x, y), fill=MUTED, size=150)])


def _half(x: float, y: float) -> list[Layer]:
    box = Box.around(x, y, 20, 13)
    fill = blend(MUTED, 1.6 * ELLIPSE_OPACITY, PAPER)
    return rectangles("sample half", [Rectangle(box=box, fill=fill)])


def _most(x: float, y: float) -> list[Layer]:
    line = Segment(start=(x - 11, y), end=(x + 11, y), colour=MUTED)
    return segments("sample most", [line], dash=(5, 3), width=1.5)


def _past(x: float, y: float) -> list[Layer]:
    line = Segment(start=(x - 11, y), end=(x + 11, y), colour=MUTED)
    return segments("sample past", [line], dash=(1, 3), width=1.2)
