"""Estimates with their intervals, one below the other: what several figures are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.figure import whole
from surveys.figures.interval_words import WORDS
from surveys.figures.intervals_drawing import draw_intervals
from surveys.figures.wording import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.kinds import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number with its interval and n; without a number, ``why`` says why. ``chance`` is what chance gives."""

    estimate: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    why: str = ""
    chance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRow:
    """One name with an estimate for each column, or None where it has none; the main row stands out."""

    label: str
    cells: tuple[Estimate | None, ...]
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalSection:
    """Rows under a heading; no heading where there is only one section."""

    heading: str
    rows: tuple[IntervalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalColumn:
    """A scale; dashed lines stand at ``references``, and ``band`` is shaded."""

    title: str
    low: float
    high: float
    references: tuple[float, ...] = ()
    band: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """Sections of rows over the same columns; ``names`` head sections, rows and columns in the table.

    ``key`` says what the dashed lines, the shaded band and the marks of chance are, as far as there are any.
    """

    title: str
    description: str
    names: tuple[str, str, str]
    columns: tuple[IntervalColumn, ...]
    sections: tuple[IntervalSection, ...]
    notes: tuple[str, ...]
    language: str
    reference_words: str = ""
    band_words: str = ""
    chance_words: str = ""


def intervals_figure(intervals: Intervals) -> Figure:
    """Make the whole figure."""
    return whole(
        title=intervals.title,
        description=intervals.description,
        notes=intervals.notes,
        language=intervals.language,
        draw=lambda page: draw_intervals(intervals, page),
        table=intervals_table(intervals),
    )


def intervals_table(intervals: Intervals) -> Table:
    """Give a row for each estimate: section, name and column as far as there are several."""
    kept = [
        len(intervals.sections) > 1,
        True,
        len(intervals.columns) > 1,
        *(True,) * 4,
        any(cell.chance is not None for *_, cell in _cells(intervals)),
        any(cell.why for *_, cell in _cells(intervals)),
    ]
    say = SHARED.to(intervals.language)
    heads = (
        *intervals.names,
        say("estimate"),
        say("low"),
        say("high"),
        say("experts"),
        WORDS.to(intervals.language)("chance column"),
        say("why"),
    )
    return Table(
        columns=tuple(head for head, keep in zip(heads, kept, strict=True) if keep),
        rows=tuple(
            tuple(value for value, keep in zip(_row(*each), kept, strict=True) if keep)
            for each in _cells(intervals)
        ),
    )


def _cells(intervals: Intervals) -> Iterator[tuple[str, str, str, Estimate]]:
    for section in intervals.sections:
        for row in section.rows:
            for column, cell in zip(intervals.columns, row.cells, strict=True):
                if cell is not None:
                    yield section.heading, row.label, column.title, cell


def _row(section: str, row: str, column: str, cell: Estimate) -> tuple[Cell, ...]:
    return (
        section,
        row,
        column,
        cell.estimate,
        cell.low,
        cell.high,
        cell.n,
        cell.chance,
        cell.why if cell.estimate is None or cell.low is None else "",
    )
