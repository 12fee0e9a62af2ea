"""The reliability diagram: a point on the dashed line is right as often as it claims."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.calibration_words import WORDS
from surveys.figures.legend import Entry
from surveys.figures.legend import legend
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.numerals import decimal
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import RULE
from surveys.figures.palette import colour
from surveys.figures.palette import shape
from surveys.figures.values import Dot
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import dots
from surveys.figures.values import path
from surveys.figures.values import segments
from surveys.figures.values import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from surveys.figures.calibration import Calibration
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page

_LARGEST = 420.0
_LEFT = 34.0
# Numbers at every fifth, or at every tenth where only high claims are shown.
_STEPS = 5
_LOW = 0.5
_DASHES = ((), (6, 2), (2, 2), (8, 3, 2, 3))


def draw_calibration(calibration: Calibration, page: Page) -> dict[str, Any]:
    """Draw a square with the diagonal, and each series as a line of points with intervals."""
    side = min(_LARGEST, page.room - _LEFT - 8)
    say = WORDS.to(calibration.language)
    head = wrap(say("right axis"), page.room, TEXT, bold=True)
    top = len(head) * line_height(TEXT) + 10
    least = calibration.least

    def at(claimed: float, right: float) -> tuple[float, float]:
        scale = side / (1 - least)
        return (
            _LEFT + scale * (max(claimed, least) - least),
            top + side - scale * (max(right, least) - least),
        )

    layers = [*_frame(calibration, at), *_series(calibration, at)]
    layers += writing("right axis", [Words(at=(0, 0), lines=head)], bold=True)
    words = Words(at=(_LEFT, top + side + 24), lines=(say("claimed axis"),))
    layers += writing("claimed axis", [words], bold=True)
    y = top + side + 24 + line_height(TEXT) + 8
    more, y = legend(list(_entries(calibration)), page.room, y)
    return page.around([*layers, *more], y)


def _frame(
    calibration: Calibration, at: Callable[[float, float], tuple[float, float]]
) -> list[Layer]:
    least = calibration.least
    steps = _STEPS if least < _LOW else 2 * _STEPS
    values = [step / steps for step in range(steps + 1) if step / steps >= least]
    grid = [
        line
        for value in values
        for line in (
            Segment(start=at(least, value), end=at(1, value), colour=RULE),
            Segment(start=at(value, least), end=at(value, 1), colour=RULE),
        )
    ]
    diagonal = Segment(start=at(least, least), end=at(1, 1), colour=MUTED)
    across = [
        Words(
            at=(at(value, least)[0], at(value, least)[1] + 6), lines=(_tick(value),), colour=MUTED
        )
        for value in values
    ]
    up = [
        Words(
            at=(at(least, value)[0] - 6, at(least, value)[1]), lines=(_tick(value),), colour=MUTED
        )
        for value in values
    ]
    return [
        *segments("grid", grid, width=0.5),
        *segments("diagonal", [diagonal], dash=(4, 3), width=1.5),
        *writing("across", across, align="center"),
        *writing("up", up, align="right", baseline="middle"),
    ]


def _series(
    calibration: Calibration, at: Callable[[float, float], tuple[float, float]]
) -> list[Layer]:
    say = WORDS.to(calibration.language)
    layers: list[Layer] = []
    for place, series in enumerate(calibration.series):
        ink = colour(place)
        points = [at(each.claimed, each.right) for each in series.bins]
        bars = [
            Segment(start=at(each.claimed, each.low), end=at(each.claimed, each.high), colour=ink)
            for each in series.bins
            if each.low is not None and each.high is not None
        ]
        marks = [
            Dot(
                at=point,
                fill=ink,
                shape=shape(place),
                size=80,
                said=say(
                    "said",
                    name=series.name,
                    claimed=decimal(each.claimed),
                    right=decimal(each.right),
                    panels=each.panels,
                ),
            )
            for point, each in zip(points, series.bins, strict=True)
        ]
        layers += path("line", points, colour=ink, width=1.8, dash=_DASHES[place % len(_DASHES)])
        layers += segments("interval", bars, width=2)
        layers += dots("points", marks, stroke=PAPER)
    return layers


def _tick(value: float) -> str:
    return decimal(value, 1)


def _entries(calibration: Calibration) -> Iterator[Entry]:
    for place, series in enumerate(calibration.series):
        yield Entry(words=series.name, draw=partial(_sample, place))
    yield Entry(words=WORDS.to(calibration.language)("diagonal"), draw=_sample_diagonal)


def _sample(place: int, x: float, y: float) -> list[Layer]:
    ink = colour(place)
    line = Segment(start=(x - 11, y), end=(x + 11, y), colour=ink)
    return [
        *segments("sample line", [line], width=1.8, dash=_DASHES[place % len(_DASHES)]),
        *dots("sample", [Dot(at=(x, y), fill=ink, shape=shape(place), size=70)], stroke=PAPER),
    ]


def _sample_diagonal(x: float, y: float) -> list[Layer]:
    line = Segment(start=(x - 11, y), end=(x + 11, y), colour=MUTED)
    return segments("sample diagonal", [line], dash=(4, 3), width=1.5)
