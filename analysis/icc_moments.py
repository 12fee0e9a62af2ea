"""Intraclass correlations of incomplete designs from sums by unit and by rater."""

from __future__ import annotations

import math
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.icc_anova import NOTHING
from analysis.icc_anova import step_up
from analysis.jackknife import jackknife
from analysis.jackknife import lowest_of
from analysis.left_out import FULL
from analysis.left_out import sums_by
from analysis.results import Coefficient

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.icc_anova import Single
    from analysis.jackknife import Directions
    from analysis.ratings import Ratings

TWO = 2


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


def moment_icc(
    ratings: Ratings, form: Single, *, average: bool, conf: float, interval: Directions | None
) -> Coefficient:
    """Give an intraclass correlation by moments; see `analysis.icc.icc`."""
    symbol = form.replace("1", "k") if average else form
    blank = Coefficient(
        symbol=symbol,
        estimate=None,
        n=ratings.n_raters,
        n_units=ratings.n_units,
        n_ratings=ratings.n_ratings,
        n_repeated=ratings.n_repeated,
        method=f"{symbol}, moments of all ratings (Henderson’s method 1)",
        warnings=("repeated_ratings",) if ratings.n_repeated else (),
    )
    reason = _reason(ratings, form)
    if reason:
        return replace(blank, reason=reason)
    sides = _Sides.of(ratings)
    single = float(correlation(sides.moments(), form))
    k = ratings.n_ratings / ratings.n_units
    estimate = step_up(single, k) if average else single
    if not math.isfinite(estimate):
        return replace(blank, reason="formula_undefined")
    found = replace(blank, estimate=estimate)
    if interval is None:
        return found
    if interval != "units" and ratings.rater is None:
        return replace(found, reason="raters_unknown")
    with_limits = _with_interval(found, single, sides, form, interval, conf)
    return _stepped_up(with_limits, k) if average else with_limits


def _with_interval(
    found: Coefficient,
    single: float,
    sides: _Sides,
    form: Single,
    interval: Directions,
    conf: float,
) -> Coefficient:
    """Give the interval of the single form, by leaving raters, units or both out."""
    limits = jackknife(
        single,
        interval,
        raters=lambda: correlation(sides.without_raters(), form),
        units=lambda: correlation(sides.without_units(), form),
        ratings=lambda: _of_ratings(sides, form),
        lowest=lowest_of(sides.ratings),
        conf=conf,
    )
    if limits is None:
        return replace(found, reason="jackknife_undefined")
    return replace(found, se=limits[0], interval=limits[1])


def _stepped_up(found: Coefficient, k: float) -> Coefficient:
    """Carry the interval of the single form over to the average of k raters."""
    if found.interval is None:
        return found
    low, high = step_up(found.interval.low, k), step_up(found.interval.high, k)
    if not (math.isfinite(low) and math.isfinite(high)):
        return replace(found, se=None, interval=None, reason="no_limits")
    how = f"Spearman–Brown transform of the {found.interval.method}"
    return replace(found, se=None, interval=replace(found.interval, low=low, high=high, method=how))


def _of_ratings(sides: _Sides, form: Single) -> tuple[FloatArray, FloatArray]:
    """Give the coefficient with each rating left out, each of which occurs once."""
    found = correlation(sides.without_ratings(), form)
    return found, np.ones(len(found))


def correlation(moments: Moments, form: Single) -> FloatArray:
    """Give the coefficient of a single rater for many sets of moments; NaN where it is undefined."""
    m = moments
    middle = m.total**2 / m.n
    within = _over(m.squares - m.by_unit, m.n - m.units, m.squares)
    a, b = m.unit_sizes / m.n, m.rater_sizes / m.n
    if form == "ICC(1)":
        between = m.by_unit - middle - (m.units - 1) * within
        unit = _over(between, m.n - a, m.squares)
        other = within
    else:
        # Within raters vary units and error, within units raters and error, and in all three.
        v = _over(m.squares - m.by_rater, m.n - m.raters, m.squares)
        mixed = (m.n - a) * v + (m.n - b) * within - (m.squares - middle)
        error = np.maximum(_over(mixed, m.n + 1 - a - b, m.squares), 0.0)
        unit = v - error
        other = within if form == "ICC(A,1)" else error
    whole = unit + other
    defined = whole > NOTHING * m.squares / m.n
    return np.asarray(np.where(defined, unit / np.where(defined, whole, 1.0), np.nan))


def _over(sums: FloatArray, degrees: FloatArray, squares: FloatArray) -> FloatArray:
    """Divide by degrees of freedom; NaN if there are none, 0 for mere rounding."""
    sums = np.where(np.abs(sums) > NOTHING * squares, sums, 0.0)
    usable = degrees > NOTHING
    return np.asarray(np.where(usable, sums / np.where(usable, degrees, 1.0), np.nan))


def _reason(ratings: Ratings, form: Single) -> str | None:
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if not ratings.n_pairable:
        return "no_pairs"
    if ratings.n_units < TWO:
        return "no_complete_rows"
    if np.count_nonzero(np.bincount(ratings.code)) < TWO:
        return "no_variation"
    return "raters_unknown" if ratings.rater is None and form != "ICC(1)" else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sides:
    """Units and raters, with the ratings between them; y are the points from the mean rating."""

    ratings: Ratings
    y: FloatArray
    units: _Side
    raters: _Side
    squares: float

    @classmethod
    def of(cls, ratings: Ratings) -> _Sides:
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
