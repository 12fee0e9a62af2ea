"""The rows of estimates: where they stand, and what is drawn and written in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.boxes import Box
from surveys.figures.interval_phrases import said
from surveys.figures.interval_phrases import written
from surveys.figures.lettering import shorten
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.palette import COLOURS
from surveys.figures.palette import INK
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import SHADE
from surveys.figures.values import Dot
from surveys.figures.values import Rectangle
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import dots
from surveys.figures.values import rectangles
from surveys.figures.values import segments
from surveys.figures.values import writing
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.figures.intervals import Estimate
    from surveys.figures.intervals import IntervalColumn
    from surveys.figures.intervals import IntervalRow
    from surveys.figures.intervals import Intervals
    from surveys.figures.marks import Layer

DASH = (4, 3)
_GAP = 12.0
_WIDEST_LABEL = 190.0
_NARROW_PLOT = 24.0
_NUMBER = 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Where a column's scale lies, and how much room it has with the numbers written beside it.

    ``labels`` is the width of the names to its left; 0 where they stand above their rows.
    """

    place: int
    column: IntervalColumn
    left: float
    right: float
    whole: float
    labels: float

    def x(self, value: float) -> float:
        """Find a value on the scale; what lies beyond it stands at its end."""
        column = self.column
        share = (value - column.low) / (column.high - column.low)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def below(
        self, intervals: Intervals, top: float, strips: Sequence[Strip]
    ) -> tuple[list[Layer], float]:
        """Draw all rows from a height on, over these strips; give where they end."""
        layers: list[Layer] = []
        y = top
        for section in intervals.sections:
            if section.heading:
                lines = wrap(
                    section.heading, strips[-1].left + strips[-1].whole - 8, TEXT, bold=True
                )
                layers += writing("section", [Words(at=(0, y + 8), lines=lines)], bold=True)
                y += len(lines) * line_height(TEXT) + 12
            for row in section.rows:
                more, y = _row(intervals, section.heading, row, strips, y)
                layers += more
        return layers, y + 4


def wide_rows(intervals: Intervals, room: float) -> tuple[Strip, ...]:
    """Lay the columns out beside each other, to the right of the names."""
    rows = [row for section in intervals.sections for row in section.rows]
    lines = [line for row in rows for line in _label(row, _WIDEST_LABEL, intervals.language)]
    labels = max((width(line, TEXT) for line in lines), default=0.0) + _GAP
    whole = (room - labels + _GAP) / len(intervals.columns) - _GAP
    numbers = _numbers(intervals) + _GAP
    return tuple(
        Strip(
            place=place,
            column=column,
            left=labels + place * (whole + _GAP),
            right=labels + place * (whole + _GAP) + whole - numbers,
            whole=whole,
            labels=labels - _GAP,
        )
        for place, column in enumerate(intervals.columns)
    )


def narrow_rows(intervals: Intervals, place: int, room: float) -> Strip:
    """Give a column the whole width: names and numbers stand above each row."""
    return Strip(
        place=place,
        column=intervals.columns[place],
        left=8.0,
        right=room - 8.0,
        whole=room,
        labels=0.0,
    )


def _numbers(intervals: Intervals) -> float:
    cells = [
        cell
        for section in intervals.sections
        for row in section.rows
        for cell in row.cells
        if cell and cell.estimate is not None
    ]
    return max((width(written(cell), _NUMBER) for cell in cells), default=0.0)


def _row(
    intervals: Intervals, section: str, row: IntervalRow, strips: Sequence[Strip], y: float
) -> tuple[list[Layer], float]:
    if strips[0].labels:
        return _wide_row(intervals, section, row, strips, y)
    return _narrow_row(intervals, section, row, strips[0], y)


def _wide_row(
    intervals: Intervals, section: str, row: IntervalRow, strips: Sequence[Strip], y: float
) -> tuple[list[Layer], float]:
    label = _label(row, _WIDEST_LABEL, intervals.language)
    high = max(len(label) * line_height(TEXT), 18.0) + 8
    middle = y + high / 2
    top = middle - len(label) * line_height(TEXT) / 2 + 1
    layers = writing("label", [Words(at=(0, top), lines=label)], bold=row.is_main)
    for strip in strips:
        cell = row.cells[strip.place]
        if cell is None:
            continue
        if cell.estimate is not None:
            layers += _behind(strip, middle - high / 2, middle + high / 2)
        layers += _estimate(intervals, section, row, strip, middle)
        layers += _number(cell, strip, middle)
    return layers, y + high


def _narrow_row(
    intervals: Intervals, section: str, row: IntervalRow, strip: Strip, y: float
) -> tuple[list[Layer], float]:
    cell = row.cells[strip.place]
    if cell is None:
        return [], y
    number = written(cell) if cell.estimate is not None else ""
    room = strip.whole - width(number, _NUMBER) - _GAP
    label = _label(row, room, intervals.language, (cell,))
    layers = writing("label", [Words(at=(0, y + 4), lines=label)], bold=row.is_main)
    layers += writing(
        "number", [Words(at=(strip.whole, y + 4), lines=(number,))], size=_NUMBER, align="right"
    )
    y += len(label) * line_height(TEXT) + 4
    if cell.estimate is None:
        why = wrap(cell.why or "–", strip.whole, _NUMBER)
        words = [Words(at=(0, y), lines=why, colour=MUTED)]
        return [*layers, *writing("why", words, size=_NUMBER)], y + len(why) * line_height(
            _NUMBER
        ) + 4
    layers += _behind(strip, y, y + _NARROW_PLOT - 4)
    layers += _estimate(intervals, section, row, strip, y + _NARROW_PLOT / 2 - 2)
    return layers, y + _NARROW_PLOT


def _label(
    row: IntervalRow, room: float, language: str, cells: Sequence[Estimate | None] | None = None
) -> tuple[str, ...]:
    """Write a name and how many experts are behind its numbers, on one line where they fit."""
    counts = dict.fromkeys(cell.n for cell in cells or row.cells if cell and cell.n is not None)
    say = SHARED.to(language)
    n = say("n", n=", ".join(str(count) for count in counts)) if counts else ""
    together = say("aside").join(filter(None, (row.label, n)))
    if width(together, TEXT, bold=row.is_main) <= room:
        return (together,)
    name = shorten(row.label, room / (1.1 if row.is_main else 1), TEXT, 2)
    return (*name, n) if n else name


def _number(cell: Estimate, strip: Strip, middle: float) -> list[Layer]:
    if cell.estimate is None:
        why = shorten(cell.why or "–", strip.whole, _NUMBER, 1)
        words = [Words(at=(strip.left, middle), lines=why, colour=MUTED)]
        return writing("why", words, size=_NUMBER, baseline="middle")
    words = [Words(at=(strip.right + _GAP, middle), lines=(written(cell),))]
    return writing("number", words, size=_NUMBER, baseline="middle")


def _behind(strip: Strip, top: float, bottom: float) -> list[Layer]:
    """Draw band and lines of a row: only there, so that they cross no words."""
    column = strip.column
    layers: list[Layer] = []
    if column.band:
        left, right = (strip.x(value) for value in column.band)
        box = Box(left=left, top=top, right=right, bottom=bottom)
        layers += rectangles("band", [Rectangle(box=box, fill=SHADE)])
    marks = [
        Segment(start=(strip.x(value), top), end=(strip.x(value), bottom), colour=MUTED)
        for value in column.references
    ]
    return [*layers, *segments("references", marks, dash=DASH, width=1.2)]


def _estimate(
    intervals: Intervals, section: str, row: IntervalRow, strip: Strip, middle: float
) -> list[Layer]:
    cell = row.cells[strip.place]
    if cell is None or cell.estimate is None:
        return []
    words = said(intervals, section, row.label, strip.column.title, cell)
    ink = INK if row.is_main else COLOURS[0]
    layers = segments("interval", list(_bar(cell, strip, middle, ink)), width=3)
    if cell.chance is not None:
        at = (strip.x(cell.chance), middle - 8)
        layers += dots("chance", [Dot(at=at, fill=MUTED, shape="triangle-down", size=40)])
    shape, size = ("diamond", 130.0) if row.is_main else ("circle", 80.0)
    dot = Dot(at=(strip.x(cell.estimate), middle), fill=ink, shape=shape, size=size, said=words)
    return [*layers, *dots("estimate", [dot], stroke=PAPER)]


def _bar(cell: Estimate, strip: Strip, middle: float, ink: str) -> Iterator[Segment]:
    if cell.low is None or cell.high is None:
        return
    low, high = strip.x(cell.low), strip.x(cell.high)
    yield Segment(start=(low, middle), end=(high, middle), colour=ink)
    for value, end, column in ((cell.low, low, strip.column), (cell.high, high, strip.column)):
        # An interval that goes on beyond the scale has no end there.
        if column.low <= value <= column.high:
            yield Segment(start=(end, middle - 4), end=(end, middle + 4), colour=ink)
