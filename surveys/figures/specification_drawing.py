"""The curve: positions above, the phase as a strip, and below which options each analysis uses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.legend import Entry
from surveys.figures.legend import legend
from surveys.figures.lettering import shorten
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.numerals import short
from surveys.figures.palette import COLOURS
from surveys.figures.palette import MUTED
from surveys.figures.palette import PHASE_FILLS
from surveys.figures.palette import RULE
from surveys.figures.phase_letters import phase_letters
from surveys.figures.phase_letters import phase_swatch
from surveys.figures.specification_phrases import said
from surveys.figures.specification_words import WORDS
from surveys.figures.values import Rectangle
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import rectangles
from surveys.figures.values import segments
from surveys.figures.values import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.figures.group_intervals import AxisScale
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page
    from surveys.figures.specification_curve import SpecificationCurve

_HIGH, _LOW = 96.0, 48.0
_STRIP = 20.0
_ROW = 19.0
_MARK = 4.0
_LETTER = 12.0
_GAP = 10.0
_WIDEST_LABEL = 190.0
_NARROW_LABEL = 132.0
# Analyses that differ are few: each is at least so wide, and together they take a third at most.
_WIDE_DIFFERENCE = 14.0
_PAPER_EDGE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Where the analyses stand from left to right: (left, right) of each."""

    left: float
    right: float
    places: tuple[tuple[float, float], ...]


def draw_specifications(
    curve: SpecificationCurve, page: Page, *, is_short: bool = False
) -> dict[str, Any]:
    """Draw one thin column for each analysis; those that differ stand apart, and are wider.

    A short one has no rows of options, and its scales are half as high.
    """
    widest = _NARROW_LABEL if page.is_narrow else _WIDEST_LABEL
    options = [option for choice in curve.choices for option in choice.options]
    heads = [choice.name for choice in curve.choices]
    labels = min(
        widest,
        max(
            *(width(each, TEXT) for each in options),
            *(width(each, TEXT, bold=True) for each in heads),
            width(WORDS.to(curve.language)("phase"), TEXT),
        ),
    )
    columns = _columns(curve, labels + _GAP, page.room)
    layers: list[Layer] = []
    y = 0.0
    for place in range(len(curve.axes)):
        more, y = _positions(curve, columns, place, y, _LOW if is_short else _HIGH)
        layers += more
    more, y = _phases(curve, columns, y)
    layers += more
    if not is_short:
        more, y = _options(curve, columns, labels, y + 8)
        layers += more
    more, y = legend(list(_entries(curve, is_short=is_short)), page.room, y + 10)
    return page.around([*layers, *more], y)


def _columns(curve: SpecificationCurve, left: float, right: float) -> _Columns:
    differing = len(curve.specifications) - curve.holding
    room = right - left
    if not differing or not curve.holding:
        step = room / len(curve.specifications)
        edges = [left + step * count for count in range(len(curve.specifications) + 1)]
        places = tuple(pairwise(edges))
    else:
        apart = max(
            room * differing / len(curve.specifications),
            min(room / 3, _WIDE_DIFFERENCE * differing),
        )
        first = (room - _GAP - apart) / curve.holding
        holding = [
            (left + first * count, left + first * (count + 1)) for count in range(curve.holding)
        ]
        start, step = right - apart, apart / differing
        places = (
            *holding,
            *((start + step * count, start + step * (count + 1)) for count in range(differing)),
        )
    return _Columns(left=left, right=right, places=places)


def _positions(
    curve: SpecificationCurve, columns: _Columns, place: int, y: float, tall: float
) -> tuple[list[Layer], float]:
    axis = curve.axes[place]
    title = wrap(axis.name, columns.right, TEXT, bold=True)
    layers = writing("axis", [Words(at=(0, y), lines=title)], bold=True)
    top = y + len(title) * line_height(TEXT) + 8
    values = [(each.vertical, each.horizontal)[place] for each in curve.ordered]
    low, high = _span(values, axis)

    def height(value: float) -> float:
        return top + tall * (high - value) / (high - low)

    marks = [
        Rectangle(
            box=Box.around((left + right) / 2, height(value), max(right - left, 1.2), _MARK),
            fill=COLOURS[0] if each.phase == curve.phase else COLOURS[1],
            said="" if place else said(curve, number, each),
        )
        for number, (each, value, (left, right)) in enumerate(
            zip(curve.ordered, values, columns.places, strict=True), 1
        )
    ]
    shown = [value for value in (low, high) if abs(height(value) - height(axis.cut)) > TEXT]
    shown += [axis.cut] * (low <= axis.cut <= high)
    numbers = [
        Words(at=(columns.left - 6, height(value)), lines=(short(value),), colour=MUTED)
        for value in shown
    ]
    lines = [
        Segment(
            start=(columns.left, height(value)), end=(columns.right, height(value)), colour=RULE
        )
        for value in (low, high)
    ]
    cut = [
        Segment(start=(columns.left, height(axis.cut)), end=(columns.right, height(axis.cut)))
        for _ in range(low <= axis.cut <= high)
    ]
    return [
        *layers,
        *segments("scale", lines, width=0.6),
        *segments("cut", cut, dash=(4, 3), width=1.2),
        *rectangles("positions", marks),
        *writing("numbers", numbers, align="right", baseline="middle"),
    ], top + tall + 14


def _span(values: list[float], axis: AxisScale) -> tuple[float, float]:
    """Show half points around the positions and the cut point, but never beyond the scale."""
    low = int(2 * min(*values, axis.cut) - 0.2) / 2
    high = int(2 * max(*values, axis.cut) + 1.2) / 2
    return max(low, axis.minimum), min(high, axis.maximum)


def _phases(curve: SpecificationCurve, columns: _Columns, y: float) -> tuple[list[Layer], float]:
    """Draw the phases as a strip: analyses of one phase beside each other are one piece."""
    letters = phase_letters(curve.phases)
    pieces, words = [], []
    for phase, (left, right) in _runs([each.phase for each in curve.ordered], columns):
        box = Box(left=left, top=y, right=right, bottom=y + _STRIP)
        pieces.append(Rectangle(box=box, fill=PHASE_FILLS[phase % 4]))
        if width(letters[phase], _LETTER) <= right - left - 1:
            words.append(Words(at=box.middle, lines=(letters[phase],)))
    label = WORDS.to(curve.language)("phase")
    said_at = Words(
        at=(0, y + _STRIP / 2), lines=shorten(label, columns.left - _GAP, TEXT, 1), colour=MUTED
    )
    return [
        *rectangles("phases", pieces),
        *writing("letters", words, size=_LETTER, align="center", baseline="middle"),
        *writing("phase label", [said_at], baseline="middle"),
    ], y + _STRIP + 6


def _runs(values: list[int], columns: _Columns) -> Iterator[tuple[int, tuple[float, float]]]:
    """Join columns of the same value that touch each other."""
    at = 0
    placed = list(zip(values, columns.places, strict=True))
    split = [
        (value, place, place[0] - placed[max(number - 1, 0)][1][1] > 1)
        for number, (value, place) in enumerate(placed)
    ]
    group = 0
    keyed = []
    for value, place, is_apart in split:
        group += is_apart
        keyed.append((value, group, place))
    for (value, _), found in groupby(keyed, key=lambda each: each[:2]):
        run = [place for *_, place in found]
        at += len(run)
        yield value, (run[0][0], run[-1][1])


def _options(
    curve: SpecificationCurve, columns: _Columns, labels: float, y: float
) -> tuple[list[Layer], float]:
    heads, names, marks, lines = [], [], [], []
    for place, choice in enumerate(curve.choices):
        head = shorten(choice.name, columns.right, TEXT, 1)
        heads.append(Words(at=(0, y), lines=head))
        y += line_height(TEXT) + 2
        for option, name in enumerate(choice.options):
            middle = y + _ROW / 2
            names.append(Words(at=(0, middle), lines=shorten(name, labels, TEXT, 1), colour=MUTED))
            lines.append(
                Segment(start=(columns.left, middle), end=(columns.right, middle), colour=RULE)
            )
            used = [int(each.options[place] == option) for each in curve.ordered]
            marks += [
                Rectangle(box=_mark(left, right, middle), fill=MUTED)
                for is_used, (left, right) in _runs(used, columns)
                if is_used
            ]
            y += _ROW
        y += 6
    return [
        *segments("rows", lines, width=0.5),
        *rectangles("options", marks),
        *writing("choices", heads, bold=True),
        *writing("option names", names, baseline="middle"),
    ], y


def _mark(left: float, right: float, middle: float) -> Box:
    return Box(
        left=left,
        top=middle - _ROW / 2 + _PAPER_EDGE,
        right=right,
        bottom=middle + _ROW / 2 - _PAPER_EDGE,
    )


def _entries(curve: SpecificationCurve, *, is_short: bool) -> Iterator[Entry]:
    say = WORDS.to(curve.language)
    letters = phase_letters(curve.phases)
    for place in dict.fromkeys(each.phase for each in curve.ordered):
        yield Entry(words=curve.phases[place], draw=partial(phase_swatch, place, letters[place]))
    yield Entry(
        words=say("cut key"),
        draw=lambda x, y: segments(
            "sample cut", [Segment(start=(x - 11, y), end=(x + 11, y))], dash=(4, 3), width=1.2
        ),
    )
    if not is_short:
        yield Entry(
            words=say("option key"),
            draw=lambda x, y: rectangles(
                "sample option", [Rectangle(box=Box.around(x, y, 18, 11), fill=MUTED)]
            ),
        )
    if 0 < curve.holding < len(curve.specifications):
        yield Entry(
            words=say("differs"),
            draw=lambda x, y: rectangles(
                "sample difference",
                [Rectangle(box=Box.around(x, y, 14, _MARK), fill=COLOURS[1])],
            ),
        )
