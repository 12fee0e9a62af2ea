"""The two ways in which ratings are held: three columns, or a table of one byte a cell."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.labels import count_used
from analysis.labels import recode

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.labels import Points

GAP = 255
LANES = 7  # points that are counted in the bytes of one word, whose last byte takes the gaps
MOST = 255  # a byte counts so far
WIDE = 32  # fewer columns are not worth a sum of each row
CELLS = 1 << 17  # so many words at a time


@dataclass(frozen=True, eq=False, kw_only=True)
class Columns:
    """One place in three arrays for each rating, in any order."""

    unit: AnyArray
    rater: AnyArray | None
    code: AnyArray

    @property
    def n_ratings(self) -> int:
        """How many ratings there are."""
        return len(self.code)

    def count(self, units: int, k: int) -> AnyArray:
        """Count the ratings of each unit on each of k points, shape (units, k)."""
        cell = self.unit * np.int32(k)  # such a table has fewer than 2³¹ cells
        cell += self.code
        return np.bincount(cell, minlength=units * k).reshape(units, k)

    def count_raters(self, n: int) -> int:
        """Count which of n raters rated anything; there must be raters."""
        return count_used(np.asarray(self.rater), n)

    def recoded(self, old: Points, new: Points) -> Columns:
        """Move the ratings to the points of another scale."""
        return replace(self, code=recode(self.code, old, new))


@dataclass(frozen=True, eq=False, kw_only=True)
class Grid:
    """A table of units by raters of the places of their points; a gap is 255.

    The columns are made where somebody asks for them: to count, nobody does.
    """

    cells: AnyArray

    @cached_property
    def _there(self) -> AnyArray:
        return np.flatnonzero(self.cells != GAP)

    @cached_property
    def unit(self) -> AnyArray:
        """The place of each rating's unit, row by row."""
        rows, columns = self.cells.shape
        begins = np.searchsorted(self._there, columns * np.arange(rows + 1))
        return np.repeat(np.arange(rows, dtype=np.int32), np.diff(begins))

    @cached_property
    def rater(self) -> AnyArray:
        """The place of each rating's rater."""
        return self._there.astype(np.int32) - self.unit * np.int32(self.cells.shape[1])

    @cached_property
    def code(self) -> AnyArray:
        """The place of each rating's point."""
        return self.cells.ravel()[self._there].astype(np.int32)

    @cached_property
    def n_ratings(self) -> int:
        """How many ratings there are."""
        return int(np.count_nonzero(self.cells != GAP))

    def count(self, units: int, k: int) -> AnyArray:
        """Count the ratings of each unit on each of k points, shape (units, k)."""
        columns = self.cells.shape[1]
        if k > LANES or columns < WIDE:
            return self._columns.count(units, k)
        if columns <= MOST:
            return _in_lanes(self.cells, k)
        counted = np.zeros((units, k), np.intp)
        for begin in range(0, columns, MOST):
            counted += _in_lanes(self.cells[:, begin : begin + MOST], k)
        return counted

    def count_raters(self, n: int) -> int:
        """Count which of n raters rated anything: mostly the first units show that all did."""
        if self.cells[:WIDE].min(axis=0, initial=GAP).max(initial=0) < GAP:
            return n
        return int(np.count_nonzero(self.cells.min(axis=0, initial=GAP) < GAP))

    def recoded(self, old: Points, new: Points) -> Columns | Grid:
        """Move the ratings to the points of another scale."""
        if len(new) < GAP and set(old) <= set(new):
            moved = np.full(GAP + 1, GAP, np.uint8)
            moved[: len(old)] = [new.index(point) for point in old]
            return Grid(cells=moved[self.cells])
        return self._columns.recoded(old, new)

    @property
    def _columns(self) -> Columns:
        return Columns(unit=self.unit, rater=self.rater, code=self.code)


def _in_lanes(cells: AnyArray, k: int) -> AnyArray:
    """Count each row's points in the bytes of one word, shape (units, k).

    A rating is 1 shifted by 8 times its place, so that the sum of a row holds all of its counts;
    at most 255 columns, and at most 7 points, since a gap falls into the eighth byte.
    """
    rows, columns = cells.shape
    step = max(1, CELLS // columns)
    words = np.empty((min(step, rows), columns), np.uint64)
    counted = np.empty((rows, k), np.uint8)
    for begin in range(0, rows, step):
        part = cells[begin : begin + step] & np.uint8(LANES)
        part *= np.uint8(8)
        word = words[: len(part)]
        word[...] = part
        np.left_shift(np.uint64(1), word, out=word)
        summed = np.add.reduce(word, axis=1).astype("<u8", copy=False)
        counted[begin : begin + step] = summed.view(np.uint8).reshape(-1, 8)[:, :k]
    return counted
