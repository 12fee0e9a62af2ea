"""Intraclass correlations of incomplete designs from sums by unit and by rater."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.icc_anova import NOTHING
from analysis.icc_anova import step_up
from analysis.jackknife import jackknife
from analysis.jackknife import lowest_of
from analysis.rating_moments import Sides
from analysis.results import Coefficient

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.icc_anova import Single
    from analysis.jackknife import Directions
    from analysis.rating_moments import Moments
    from analysis.ratings import Ratings

TWO = 2


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
    sides = Sides.of(ratings)
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
    sides: Sides,
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


def _of_ratings(sides: Sides, form: Single) -> tuple[FloatArray, FloatArray]:
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
