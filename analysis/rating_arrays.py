"""Ratings as arrays of small integers, with what is counted of them once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.labels import declared_points
from analysis.labels import numbers_of
from analysis.rating_columns import Columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray
    from analysis.labels import Points
    from analysis.rating_columns import Grid

PAIR = 2
MOST_CELLS = 4_000_000
MOST_POINTS = 2_000


@dataclass(frozen=True, eq=False, kw_only=True)
class RatingArrays:
    """The arrays behind `Ratings`, and their counts."""

    held: Columns | Grid
    points: Points
    units: Sequence[Any]
    raters: Sequence[Any]
    declared: bool = False
    n_repeated: int = 0

    @property
    def unit(self) -> AnyArray:
        """The place of each rating's unit in `units`, shape (ratings,)."""
        return self.held.unit

    @property
    def rater(self) -> AnyArray | None:
        """The place of each rating's rater in `raters`; None where the data are counts."""
        return self.held.rater

    @property
    def code(self) -> AnyArray:
        """The place of each rating's point in `points`."""
        return self.held.code

    def on_scale(self, categories: Sequence[float] | Sequence[str] | None) -> Self:
        """Give the same ratings on a declared scale; on their own for None."""
        if categories is None:
            return self
        points = declared_points(categories)
        if points == self.points:
            return self if self.declared else replace(self, declared=True)
        held = self.held.recoded(self.points, points)
        return replace(self, held=held, points=points, declared=True)

    def on_points_used(self) -> Self:
        """Leave out points that only ratings had that are left out; none of a declared scale."""
        if self.declared or not self.n_ratings:
            return self
        used = np.bincount(self.code, minlength=len(self.points)) > 0
        if used.all():
            return self
        points = tuple(point for point, seen in zip(self.points, used, strict=True) if seen)
        return replace(self.on_scale(points), declared=False)  # type: ignore[arg-type]  # of one kind

    @property
    def n_ratings(self) -> int:
        """How many ratings there are."""
        return self.held.n_ratings

    @property
    def n_points(self) -> int:
        """How many points the scale has."""
        return len(self.points)

    @cached_property
    def numbers(self) -> FloatArray | None:
        """The points as numbers, shape (points,); None where they are words."""
        return numbers_of(self.points)

    @property
    def is_countable(self) -> bool:
        """Whether a table of units by points is small enough to be made."""
        cells = len(self.units) * len(self.points)
        return len(self.points) <= MOST_POINTS and cells <= max(MOST_CELLS, 4 * self.n_ratings)

    @cached_property
    def size(self) -> AnyArray:
        """How many ratings each unit has, shape (units,)."""
        if self.is_countable:
            counts = self.counts
            return np.asarray(counts @ np.ones(counts.shape[1]), dtype=np.intp)  # exact
        return np.bincount(self.unit, minlength=len(self.units))

    @cached_property
    def counts(self) -> FloatArray:
        """How many raters put each unit on each point, shape (units, points); counted once."""
        k = len(self.points)
        if not self.is_countable:
            raise ValueError(
                f"{len(self.units)} units with {k} different values are too many to count."
            )
        return self.held.count(len(self.units), k).astype(np.float64)

    @cached_property
    def rater_counts(self) -> FloatArray:
        """How often each rater gave each point, shape (raters, points)."""
        if self.rater is None:
            raise ValueError("Counts do not say who rated.")
        k = len(self.points)
        cell = self.rater.astype(np.intp) * k + self.code
        counted = np.bincount(cell, minlength=len(self.raters) * k)
        return counted.reshape(len(self.raters), k).astype(np.float64)

    @cached_property
    def values(self) -> FloatArray:
        """The table of units by raters, NaN for gaps: as large as that, for small data only.

        Raises
        ------
        ValueError
            If the points are words, or who rated is not known.

        """
        if self.numbers is None:
            raise ValueError("The ratings are words; a table of numbers cannot hold them.")
        if self.rater is None:
            raise ValueError("Counts do not say who rated.")
        table = np.full((len(self.units), len(self.raters)), np.nan)
        if self.code.size:
            table[self.unit, self.rater] = self.numbers[self.code]
        return table

    @property
    def complete(self) -> FloatArray:
        """The units that every rater rated, shape (complete units, raters)."""
        return self.values[~np.isnan(self.values).any(axis=1)]

    @cached_property
    def n_raters(self) -> int:
        """How many raters rated at least one unit; for counts, the most ratings of a unit."""
        if isinstance(self.held, Columns) and self.rater is None:
            return int(self.size.max(initial=0))
        return self.held.count_raters(len(self.raters))

    @cached_property
    def n_units(self) -> int:
        """How many units were rated at all."""
        return int(np.count_nonzero(self.size))

    @cached_property
    def n_pairable(self) -> int:
        """How many units at least two raters rated."""
        return int(np.count_nonzero(self.size >= PAIR))

    @property
    def n_single(self) -> int:
        """How many units exactly one rater rated: they form no pair."""
        return self.n_units - self.n_pairable

    def only(self, kept: AnyArray) -> Self:
        """Give some of the ratings; names and scale stay."""
        return replace(
            self,
            held=Columns(
                unit=self.unit[kept],
                rater=None if self.rater is None else self.rater[kept],
                code=self.code[kept],
            ),
        )
