"""Read a table of whole numbers into one byte a cell, without a pass that is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.labels import code_values
from analysis.labels import declared_points
from analysis.rating_columns import GAP
from analysis.rating_columns import Columns
from analysis.rating_columns import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import AnyArray
    from analysis.labels import Points

MIDDLE = 128
MOST_RANGE = 126
CELLS = 1 << 17  # so many numbers at a time


def read_table(
    table: AnyArray, categories: Sequence[float] | Sequence[str] | None
) -> tuple[Columns | Grid, Points]:
    """Read a table as a grid where a byte takes each cell, else as columns; on a declared scale."""
    found = grid_of(table)
    if found:
        grid, seen = found
        points = seen if categories is None else declared_points(categories)
        if points == seen:
            return grid, points
        if not isinstance(points[0], str):
            return grid.recoded(seen, points), points
    coded = code_values(table, categories)
    rows, columns = table.shape
    there = np.arange(table.size) if coded.there is None else coded.there
    begins = np.searchsorted(there, columns * np.arange(rows + 1))
    unit = np.repeat(np.arange(rows, dtype=np.int32), np.diff(begins))
    rater = there.astype(np.int32) - unit * np.int32(columns)
    return Columns(unit=unit, rater=rater, code=coded.codes), coded.points


def grid_of(table: AnyArray) -> tuple[Grid, tuple[float, ...]] | None:
    """Give a table of numbers as a grid with the points in use; None where a byte is too small.

    Parameters
    ----------
    table
        shape (units, raters), of numbers; NaN is a gap.

    Examples
    --------
    >>> grid, points = grid_of(np.array([[1, np.nan], [3, 1]]))
    >>> grid.cells.tolist(), points
    ([[0, 255], [1, 0]], (1.0, 3.0))
    >>> grid_of(np.array([[1.5, 2]])) is None
    True

    """
    cells = _bytes(table) if table.dtype.kind in "iuf" and table.size else None
    if cells is None:
        return None
    low, high = int(cells.min()), int((cells + np.uint8(1)).max()) - 1  # a gap, 255, becomes 0
    if high < low or high - low > MOST_RANGE:
        return None
    if low:
        gap = (cells == GAP).view(np.uint8)
        cells -= np.uint8(low)
        cells |= np.negative(gap)
    width = high - low + 1
    used = np.bincount(cells.ravel()[: 8 * MIDDLE], minlength=width)[:width] > 0
    if not used.all():
        used = np.bincount(cells.ravel(), minlength=width)[:width] > 0
    if not used.all():
        place = np.full(GAP + 1, GAP, np.uint8)
        place[:width] = np.cumsum(used) - 1
        cells = place[cells]
    return Grid(cells=cells), tuple(float(low - MIDDLE + point) for point in np.flatnonzero(used))


def _bytes(table: AnyArray) -> AnyArray | None:
    """Give each whole number plus 128, and 255 for a gap; None if some number is none such."""
    rows, columns = table.shape
    cells = np.empty(table.shape, np.uint8)
    if table.dtype.kind != "f":
        if table.min() < -MIDDLE or table.max() >= MIDDLE - 1:
            return None
        cells.view(np.int8)[...] = table
        cells ^= np.uint8(MIDDLE)
        return cells
    step = max(1, CELLS // columns)
    wide = np.empty((min(step, rows), columns), table.dtype)
    for begin in range(0, rows, step):
        part = table[begin : begin + step]
        if not _fill(cells[begin : begin + step], part, wide[: len(part)]):
            return None
    return cells


def _fill(cells: AnyArray, numbers: AnyArray, back: AnyArray) -> bool:
    """Write numbers as bytes, and say whether all of them were whole and small, or gaps."""
    whole = cells.view(np.int8)
    with np.errstate(invalid="ignore"):
        whole[...] = numbers  # what is not the same below, NaN for one, becomes anything
    back[...] = whole
    same = back == numbers
    cells ^= np.uint8(MIDDLE)
    n_gaps = numbers.size - np.count_nonzero(same)
    if not n_gaps:
        return bool(cells.max() < GAP)
    if np.count_nonzero(np.isnan(numbers)) < n_gaps:
        return False
    if cells.max() == GAP and (cells[same] == GAP).any():
        return False
    cells |= same.view(np.uint8) - np.uint8(1)
    return True
