"""Dots and intervals: columns beside each other on a desk, one after the other on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.intervals_rows import DASH
from surveys.figures.intervals_rows import Strip
from surveys.figures.intervals_rows import narrow_rows
from surveys.figures.intervals_rows import wide_rows
from surveys.figures.legend import Entry
from surveys.figures.legend import legend
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.numerals import short
from surveys.figures.palette import MUTED
from surveys.figures.palette import RULE
from surveys.figures.palette import SHADE
from surveys.figures.plane_scale import ticks
from surveys.figures.values import Dot
from surveys.figures.values import Rectangle
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import dots
from surveys.figures.values import rectangles
from surveys.figures.values import segments
from surveys.figures.values import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.figures.intervals import IntervalColumn
    from surveys.figures.intervals import Intervals
    from surveys.figures.marks import Layer
    from surveys.figures.page import Page


def draw_intervals(intervals: Intervals, page: Page) -> dict[str, Any]:
    """Draw every estimate as a dot on its scale, with a bar for its interval."""
    if page.is_narrow:
        layers, y = _one_after_the_other(intervals, page)
    else:
        layers, y = _beside_each_other(intervals, page)
    more, y = legend(list(_entries(intervals)), page.room, y + 6)
    return page.around([*layers, *more], y)


def _beside_each_other(intervals: Intervals, page: Page) -> tuple[list[Layer], float]:
    strips = wide_rows(intervals, page.room)
    titles = [wrap(each.column.title, each.whole, TEXT, bold=True) for each in strips]
    top = max(len(lines) for lines in titles) * line_height(TEXT) + 6
    heads = [
        Words(at=(each.left, 0), lines=lines) for each, lines in zip(strips, titles, strict=True)
    ]
    rows, bottom = strips[0].below(intervals, top, strips)
    behind = [layer for each in strips for layer in _scale(each, bottom)]
    return [*behind, *writing("columns", heads, bold=True), *rows], bottom + 26


def _one_after_the_other(intervals: Intervals, page: Page) -> tuple[list[Layer], float]:
    layers: list[Layer] = []
    y = 0.0
    for place, column in enumerate(intervals.columns):
        strip = narrow_rows(intervals, place, page.room)
        title = wrap(column.title, page.room, TEXT, bold=True) if column.title else ()
        layers += writing("column", [Words(at=(0, y), lines=title)], bold=True)
        top = y + len(title) * line_height(TEXT) + 6
        rows, bottom = strip.below(intervals, top, (strip,))
        layers += [*_scale(strip, bottom), *rows]
        y = bottom + 38
    return layers, y - 12


def _scale(strip: Strip, bottom: float) -> list[Layer]:
    """Draw the scale of a column, with its numbers below."""
    lines = [Segment(start=(strip.left, bottom), end=(strip.right, bottom), colour=RULE)]
    lines += [
        Segment(start=(strip.x(value), bottom), end=(strip.x(value), bottom + 4), colour=RULE)
        for value in _numbers(strip)
    ]
    numbers = [
        Words(at=(strip.x(value), bottom + 6), lines=(short(value),), colour=MUTED)
        for value in _numbers(strip)
    ]
    return [
        *segments("axis", lines),
        *writing("numbers", numbers, align="center"),
    ]


def _numbers(strip: Strip) -> list[float]:
    """Choose the numbers below a column, as many as have room."""
    column = strip.column
    all_of_them = ticks(column.low, column.high, _middle(column))
    room = (strip.right - strip.left) / max(len(all_of_them) - 1, 1)
    widest = max(width(short(value), TEXT) for value in all_of_them) + 8
    if widest <= room:
        return list(all_of_them)
    return [column.low, _middle(column), column.high]


def _middle(column: IntervalColumn) -> float:
    inside = [value for value in column.references if column.low < value < column.high]
    return inside[0] if inside else (column.low + column.high) / 2


def _entries(intervals: Intervals) -> Iterator[Entry]:
    if intervals.reference_words and any(column.references for column in intervals.columns):
        yield Entry(words=intervals.reference_words, draw=_sample_line)
    if intervals.band_words and any(column.band for column in intervals.columns):
        yield Entry(words=intervals.band_words, draw=_sample_band)
    if intervals.chance_words and _has_chance(intervals):
        yield Entry(words=intervals.chance_words, draw=_sample_chance)


def _has_chance(intervals: Intervals) -> bool:
    return any(
        cell is not None and cell.chance is not None
        for section in intervals.sections
        for row in section.rows
        for cell in row.cells
    )


def _sample_line(x: float, y: float) -> list[Layer]:
    line = Segment(start=(x, y - 9), end=(x, y + 9), colour=MUTED)
    return segments("sample reference", [line], dash=DASH, width=1.2)


def _sample_band(x: float, y: float) -> list[Layer]:
    return rectangles("sample band", [Rectangle(box=Box.around(x, y, 22, 16), fill=SHADE)])


def _sample_chance(x: float, y: float) -> list[Layer]:
    return dots("sample chance", [Dot(at=(x, y), fill=MUTED, shape="triangle-down", size=55)])
