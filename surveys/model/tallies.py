"""What is in the columns of a dataset, counted: cells with a value, each code, and the middle of numbers."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from fractions import Fraction
from typing import TYPE_CHECKING

from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.datasets import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.datasets import Cell
    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of a column; ``deviation`` is that of a sample, None where there is only one number."""

    minimum: float
    maximum: float
    mean: float
    deviation: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What is in a column of ``n`` rows: ``valid`` cells have a value, the others a missing code or nothing.

    ``counts`` has every code of the column in its order, also those that nobody gave, and behind them codes that
    only an earlier version of the questionnaire had; ``missing`` every missing code, where the column can have one.
    """

    n: int
    valid: int
    counts: Mapping[str | int, int] = field(default_factory=dict)
    missing: Mapping[Missing, int] = field(default_factory=dict)
    numbers: Numbers | None = None


def tally(dataset: Dataset) -> tuple[Tally, ...]:
    """Count what is in each column of a dataset, in one pass over its rows.

    Raises
    ------
    MiscountedError
        When other rows came than the dataset has.
    """
    found: list[Counter[Cell]] = [Counter() for _ in dataset.columns]
    are_words = [_holds_words(column) for column in dataset.columns]
    for row in counted(dataset):
        for cells, is_word, cell in zip(found, are_words, row, strict=True):
            # Words are not kept: a codebook says how many there are, never which.
            cells[bool(cell) if is_word else cell] += 1
    return tuple(
        _tally(column, cells, dataset.n_rows)
        for column, cells in zip(dataset.columns, found, strict=True)
    )


def _holds_words(column: DataColumn) -> bool:
    return column.type is ColumnType.TEXT and not column.values


def _tally(column: DataColumn, cells: Counter[Cell], n: int) -> Tally:
    missing = {code: cells.pop(code, 0) for code in Missing} if column.may_be_missing else {}
    if _holds_words(column):
        return Tally(n=n, valid=cells[True], missing=missing)
    for nothing in (None, ""):
        cells.pop(nothing, None)
    is_measured = column.type is not ColumnType.TEXT and column.measure is not Measure.NOMINAL
    return Tally(
        n=n,
        valid=cells.total(),
        counts=_counts(column, cells),
        missing=missing,
        numbers=_numbers(cells) if is_measured and cells else None,
    )


def _counts(column: DataColumn, cells: Counter[Cell]) -> dict[str | int, int]:
    if not column.values:
        return {}
    others = sorted((cell for cell in cells if cell not in column.values), key=str)
    return {code: cells[code] for code in (*column.values, *others)}  # type: ignore[misc]


def _numbers(cells: Counter[Cell]) -> Numbers:
    """Add up exactly, so that the order of rows makes no difference in any digit."""
    numbers = {cell: times for cell, times in cells.items() if isinstance(cell, int | float)}
    n = sum(numbers.values())
    exact = [(Fraction(number), times) for number, times in numbers.items()]
    mean = sum((number * times for number, times in exact), Fraction(0)) / n
    squares = sum(((number - mean) ** 2 * times for number, times in exact), Fraction(0))
    return Numbers(
        minimum=min(numbers),
        maximum=max(numbers),
        mean=float(mean),
        deviation=math.sqrt(squares / (n - 1)) if n > 1 else None,
    )
