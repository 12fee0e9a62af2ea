"""Lines from before to after: one plot an axis, beside each other or below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.interval_phrases import written
from surveys.figures.interval_words import WORDS as INTERVALS
from surveys.figures.legend import Entry
from surveys.figures.legend import legend
from surveys.figures.lettering import shorten
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.numerals import short
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import RULE
from surveys.figures.palette import colour
from surveys.figures.palette import shape
from surveys.figures.plane_scale import ticks
from surveys.figures.values import Dot
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import dots
from surveys.figures.values import segments
from surveys.figures.values import writing
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.figures.intervals import Estimate
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page
    from surveys.figures.slopes import Slope
    from surveys.figures.slopes import SlopeAxis
    from surveys.figures.slopes import Slopes

_HIGH = 220.0
_LEFT = 22.0
_INSIDE = 26.0
_BETWEEN = 16.0
_WIDEST_NAME = 104.0
_DASH = (4, 3)


def draw_slopes(slopes: Slopes, page: Page) -> dict[str, Any]:
    """Draw the plots; a line's name stands at its right end."""
    columns = 1 if page.is_narrow else len(slopes.axes)
    step = (page.room + _BETWEEN) / columns
    layers: list[Layer] = []
    y = bottom = 0.0
    for place, each in enumerate(slopes.axes):
        column = place % columns
        if not column:
            y = bottom
        more, ends = _plot(slopes, each, (column * step, step - _BETWEEN), y)
        layers += more
        bottom = max(bottom, ends)
    entry = Entry(words=INTERVALS.to(slopes.language)("cut key"), draw=_cut_sample)
    more, bottom = legend([entry], page.room, bottom)
    return page.around([*layers, *more], bottom)


def _plot(
    slopes: Slopes, each: SlopeAxis, place: tuple[float, float], y: float
) -> tuple[list[Layer], float]:
    left, room = place
    axis = each.axis
    title = wrap(axis.name, room, TEXT, bold=True)
    top = y + len(title) * line_height(TEXT) + 12
    bottom = top + _HIGH

    def height(value: float) -> float:
        return bottom - _HIGH * (value - axis.minimum) / (axis.maximum - axis.minimum)

    names = [_name(slopes, slope) for slope in each.slopes]
    widest = max((width(line, TEXT, bold=True) for name in names for line in name), default=0.0)
    start, end = left + _LEFT + _INSIDE, left + room - widest - 16
    edges = (left + _LEFT, end + 8)
    shown = ticks(axis.minimum, axis.maximum, axis.cut)
    numbers = [
        Words(at=(left + _LEFT - 6, height(value)), lines=(short(value),), colour=MUTED)
        for value in shown
    ]
    grid = [
        Segment(start=(edges[0], height(value)), end=(edges[1], height(value)), colour=RULE)
        for value in shown
    ]
    cut = Segment(
        start=(edges[0], height(axis.cut)), end=(edges[1], height(axis.cut)), colour=MUTED
    )
    layers = [
        *writing("axis", [Words(at=(left, y), lines=title)], bold=True),
        *segments("grid", grid, width=0.4),
        *segments("cut", [cut], dash=_DASH, width=1.4),
        *writing("numbers", numbers, align="right", baseline="middle"),
    ]
    for number, (slope, shift) in enumerate(
        zip(each.slopes, _shifts(len(each.slopes)), strict=True)
    ):
        found = (
            (slope.before, start + shift, slopes.before),
            (slope.after, end + shift, slopes.after),
        )
        layers += _line(slopes, slope.alliance, axis.name, number, found, height)
    drawn = [at for at, slope in enumerate(each.slopes) if slope.after.estimate is not None]
    middles = _apart([height(each.slopes[at].after.estimate or 0.0) for at in drawn])
    labels = [
        Words(at=(end + 16, middle), lines=names[at][:1], colour=colour(at))
        for at, middle in zip(drawn, middles, strict=True)
    ]
    counts = [
        Words(at=(end + 16, middle + line_height(TEXT)), lines=names[at][1:], colour=MUTED)
        for at, middle in zip(drawn, middles, strict=True)
    ]
    layers += writing("name", labels, bold=True, baseline="middle")
    layers += writing("count", counts, baseline="middle")
    whens = [
        Words(at=(start, bottom + 8), lines=(slopes.before,), colour=MUTED),
        Words(at=(end, bottom + 8), lines=(slopes.after,), colour=MUTED),
    ]
    return [*layers, *writing("when", whens, align="center")], bottom + 38


def _name(slopes: Slopes, slope: Slope) -> tuple[str, ...]:
    """Name the alliance, and below it how many experts rated it twice."""
    n = SHARED.to(slopes.language)("n", n=slope.after.n)
    return (*shorten(slope.alliance, _WIDEST_NAME, TEXT, 1), n)


def _shifts(count: int) -> list[float]:
    """Move lines a little apart, so that intervals at one time do not lie on each other."""
    return [9.0 * (place - (count - 1) / 2) for place in range(count)]


def _line(
    slopes: Slopes,
    alliance: str,
    axis: str,
    number: int,
    found: tuple[tuple[Estimate, float, str], ...],
    height: Callable[[float], float],
) -> list[Layer]:
    shared, ink = SHARED.to(slopes.language), colour(number)
    marks, bars, points = [], [], []
    for end, x, when in found:
        if end.estimate is None:
            continue
        name = shared("listed").join((alliance, axis, when))
        what = shared("aside").join((written(end), shared("n", n=end.n)))
        at = (x, height(end.estimate))
        points.append(at)
        said = shared("colon", name=name, what=what)
        marks.append(Dot(at=at, fill=ink, shape=shape(number), size=90, said=said))
        if end.low is not None and end.high is not None:
            bars.append(Segment(start=(x, height(end.low)), end=(x, height(end.high)), colour=ink))
    lines = [Segment(start=points[0], end=points[-1], colour=ink)] if len(points) > 1 else []
    return [
        *segments("interval", bars, width=2),
        *segments("slope", lines, width=2),
        *dots("ends", marks, stroke=PAPER),
    ]


def _apart(middles: list[float]) -> list[float]:
    """Move heights apart by a line each, downwards, then up again where they leave the plot."""
    order = sorted(range(len(middles)), key=lambda at: (middles[at], at))
    moved, above = list(middles), float("-inf")
    for at in order:
        moved[at] = above = max(moved[at], above + 2 * line_height(TEXT))
    return moved


def _cut_sample(x: float, y: float) -> list[Layer]:
    line = Segment(start=(x - 11, y), end=(x + 11, y), colour=MUTED)
    return segments("sample cut", [line], dash=_DASH, width=1.4)
