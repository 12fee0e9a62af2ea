"""From ratings to pixels on the plane, and the plane's own measures."""

from __future__ import annotations

from math import floor
from math import log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.figures.plane import PhasePlane
    from surveys.figures.plane import Position


SIDE = 440.0
RIGHT = 16.0
_MOST_TICKS = 11
_MOST_STEPS = 7
# A tick's number needs this share of a step to itself.
_NEAR = 0.4


def to_pixels(plane: PhasePlane, position: Position) -> tuple[float, float]:
    """Turn a (vertical, horizontal) position into (x, y) from the top left of the plane."""
    vertical, horizontal = position
    span = plane.maximum - plane.minimum
    return (
        SIDE * (horizontal - plane.minimum) / span,
        SIDE * (plane.maximum - vertical) / span,
    )


def ticks(low: float, high: float, cut: float) -> tuple[float, ...]:
    """Choose the numbers on an axis: even steps, both ends and the cut point.

    Examples
    --------
    >>> ticks(1, 7, 4)
    (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)
    >>> ticks(0, 100, 45)
    (0.0, 20.0, 45.0, 60.0, 80.0, 100.0)
    """
    step = _step(high - low)
    even = [low + step * count for count in range(floor((high - low) / step + 1e-9) + 1)]
    kept = [
        value
        for value in even
        if min(abs(value - fixed) for fixed in (high, cut)) >= _NEAR * step or value == low
    ]
    return tuple(sorted({round(float(value), 6) for value in (*kept, cut, high)}))


def _step(span: float) -> float:
    if span < _MOST_TICKS and span == round(span):
        return 1.0
    magnitude = 10.0 ** floor(log10(span / 4))
    return next(
        magnitude * factor for factor in (1, 2, 5, 10) if span / (magnitude * factor) <= _MOST_STEPS
    )
