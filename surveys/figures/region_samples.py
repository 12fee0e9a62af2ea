"""Samples of regions and means for the keys of planes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.boxes import Box
from surveys.figures.contrast import blend
from surveys.figures.palette import ELLIPSE_OPACITY
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.values import Dot
from surveys.figures.values import Rectangle
from surveys.figures.values import Segment
from surveys.figures.values import dots
from surveys.figures.values import rectangles
from surveys.figures.values import segments

if TYPE_CHECKING:
    from surveys.figures.marks import Layer


def mean_sample(x: float, y: float) -> list[Layer]:
    """Draw a mean in grey."""
    return dots("sample mean", [Dot(at=(x, y), fill=MUTED, size=150)])


def half_sample(x: float, y: float) -> list[Layer]:
    """Draw a filled region in grey."""
    box = Box.around(x, y, 20, 13)
    fill = blend(MUTED, 1.6 * ELLIPSE_OPACITY, PAPER)
    return rectangles("sample half", [Rectangle(box=box, fill=fill)])


def most_sample(x: float, y: float) -> list[Layer]:
    """Draw an outline in grey."""
    line = Segment(start=(x - 11, y), end=(x + 11, y), colour=MUTED)
    return segments("sample most", [line], dash=(5, 3), width=1.5)


def past_sample(x: float, y: float) -> list[Layer]:
    """Draw the outline of an earlier region in grey."""
    line = Segment(start=(x - 11, y), end=(x + 11, y), colour=MUTED)
    return segments("sample past", [line], dash=(1, 3), width=1.2)
