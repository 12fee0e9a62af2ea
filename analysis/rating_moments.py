"""Sums of ratings by unit and by rater, and these with a unit, a rater or a rating left out."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.left_out import FULL
from analysis.left_out import sums_by

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moments:
    """Sums of ratings y, taken from their mean; each field a number, or an array of them.

    Attributes
    ----------
    n, units, raters
        How many ratings, units and raters.
    total, squares
        Σ y and Σ y².
    by_unit, by_rater
        Σ of (sum of the unit's, or rater's, ratings)² / their number.
    unit_sizes, rater_sizes
        Σ of (number of the unit's, or rater's, ratings)².

    """

    n: FloatArray
    units: FloatArray
    raters: FloatArray
    total: FloatArray
    squares: FloatArray
    by_unit: FloatArray
    by_rater: FloatArray
    unit_sizes: FloatArray
    rater_sizes: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Side:
    """The ratings of each unit, or of each rater: their number and sum."""

    size: FloatArray
    sums: FloatArray

    @property
    def present(self) -> BoolArray:
        return np.asarray(self.size > 0)

    def squared(self) -> FloatArray:
        return np.asarray(self.sums**2 / np.maximum(self.size, 1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """Units and raters, with the ratings between them; y are the points from the mean rating."""

    ratings: Ratings
    y: FloatArray
    units: _Side
    raters: _Side
    squares: float

    @classmethod
    def of(cls, ratings: Ratings) -> Sides:
        """Sum ratings that are numbers, of which there is at least one."""
        numbers = np.asarray(ratings.numbers)
        times = np.bincount(ratings.code, minlength=len(numbers)).astype(np.float64)
        y = numbers - times @ numbers / times.sum()
        none = _Side(size=np.zeros(0), sums=np.zeros(0))
        return cls(
            ratings=ratings,
            y=y,
            units=_side(ratings, y, ratings.unit, len(ratings.units)),
            raters=none
            if ratings.rater is None
            else _side(ratings, y, ratings.rater, len(ratings.raters)),
            squares=float(times @ y**2),
        )

    def moments(self) -> Moments:
        """Give the moments of all ratings, each field a number."""
        units, raters = self.units, self.raters
        return Moments(
            n=units.size.sum(),
            units=np.count_nonzero(units.size) * np.ones(()),
            raters=np.count_nonzero(raters.size) * np.ones(()),
            total=units.sums.sum(),
            squares=np.asarray(self.squares),
            by_unit=units.squared().sum(),
            by_rater=raters.squared().sum(),
            unit_sizes=(units.size**2).sum(),
            rater_sizes=(raters.size**2).sum(),
        )

    def without_raters(self) -> Moments:
        """Give the moments with each rater left out, each field of shape (raters,)."""
        return self._without(self.moments(), self.raters, self.units, swapped=False)

    def without_units(self) -> Moments:
        """Give the moments with each unit left out, each field of shape (units,)."""
        whole = _swapped(self.moments())
        return _swapped(self._without(whole, self.units, self.raters, swapped=True))

    def without_ratings(self) -> Moments:
        """Give the moments with each rating left out, each field of shape (ratings,)."""
        m, y = self.moments(), self.y[self.ratings.code]
        unit_size, by_unit = _less_one(self.units, self.ratings.unit, y)
        rater_size, by_rater = _less_one(self.raters, np.asarray(self.ratings.rater), y)
        return Moments(
            n=m.n - np.ones_like(y),
            units=m.units - (unit_size == 1),
            raters=m.raters - (rater_size == 1),
            total=m.total - y,
            squares=m.squares - y**2,
            by_unit=m.by_unit + by_unit,
            by_rater=m.by_rater + by_rater,
            unit_sizes=m.unit_sizes + 1 - 2 * unit_size,
            rater_sizes=m.rater_sizes + 1 - 2 * rater_size,
        )

    def _without(self, m: Moments, own: _Side, other: _Side, *, swapped: bool) -> Moments:
        """Leave raters out one at a time; units and raters have changed places if `swapped`."""
        y, n = self.y[self.ratings.code], len(own.size)
        unit, rater = self.ratings.unit, self.ratings.rater
        if rater is None:  # one-way: nothing is asked of raters
            rater, other = np.zeros_like(unit), _Side(size=np.ones(1), sums=np.zeros(1))
        of, by = (unit, rater) if swapped else (rater, unit)
        size, change = _less_one(other, by, y)

        def left(values: FloatArray) -> FloatArray:
            return sums_by(of, values, n)

        fields = {
            "n": m.n - own.size,
            "units": m.units - left((size == 1).astype(np.float64)),
            "raters": m.raters - own.present,
            "total": m.total - own.sums,
            "squares": m.squares - left(y**2),
            "by_unit": m.by_unit + left(change),
            "by_rater": m.by_rater - own.squared(),
            "unit_sizes": m.unit_sizes + left(1 - 2 * size),
            "rater_sizes": m.rater_sizes - own.size**2,
        }
        return Moments(**{name: values[own.present] for name, values in fields.items()})


def _less_one(side: _Side, of: AnyArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Give the size of each rating's unit or rater, and what the rating takes from sums²/size."""
    size, sums = side.size[of], side.sums[of]
    return size, (sums - y) ** 2 / np.maximum(size - 1, 1) * (size > 1) - sums**2 / size


def _swapped(m: Moments) -> Moments:
    """Let units and raters change places."""
    return replace(
        m,
        units=m.raters,
        raters=m.units,
        by_unit=m.by_rater,
        by_rater=m.by_unit,
        unit_sizes=m.rater_sizes,
        rater_sizes=m.unit_sizes,
    )


def _side(ratings: Ratings, y: FloatArray, group: AnyArray, n: int) -> _Side:
    """Count and sum the ratings of each unit or rater, by points where those are few."""
    if len(y) * n <= FULL * ratings.n_ratings:
        counts = ratings.counts if group is ratings.unit else ratings.rater_counts
        return _Side(size=counts.sum(axis=1), sums=counts @ y)
    return _Side(
        size=np.bincount(group, minlength=n).astype(np.float64),
        sums=sums_by(group, y[ratings.code], n),
    )
