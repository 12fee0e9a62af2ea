"""Intraclass correlations in all of McGraw and Wong's forms."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.icc_anova import mean_squares
from analysis.icc_anova import single_with_limits
from analysis.icc_anova import step_up
from analysis.icc_moments import moment_icc
from analysis.icc_reml import reml_icc
from analysis.jackknife import check_conf
from analysis.jackknife import check_directions
from analysis.ratings import ratings_of
from analysis.results import Coefficient
from analysis.results import Interval

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.icc_anova import Single
    from analysis.jackknife import Directions
    from analysis.ratings import Ratings

Model = Literal["oneway", "twoway"]
Type = Literal["agreement", "consistency"]
Unit = Literal["single", "average"]
Estimator = Literal["anova", "moments", "reml"]
CHOICES = {
    "model": ("oneway", "twoway"),
    "type": ("agreement", "consistency"),
    "unit": ("single", "average"),
    "estimator": ("anova", "moments", "reml"),
}
TWO = 2


def icc(
    data: Any,
    *,
    model: Model = "twoway",
    type: Type = "agreement",  # noqa: A002 - the word of the literature
    unit: Unit = "single",
    conf: float = 0.95,
    estimator: Estimator = "anova",
    interval: Directions | None = "two-way",
) -> Coefficient:
    """Give an intraclass correlation (McGraw and Wong 1996, *Psychological Methods* 1, page 34).

    With the mean squares of n units (R), k raters (C), the rest (E) and within units (W):

    - one-way, ICC(1) = (MSR − MSW)/(MSR + (k − 1)MSW);
    - two-way consistency, ICC(C,1) = (MSR − MSE)/(MSR + (k − 1)MSE);
    - two-way agreement, ICC(A,1) = (MSR − MSE)/(MSR + (k − 1)MSE + k(MSC − MSE)/n).

    The average of k raters, ICC(k), ICC(C,k) or ICC(A,k), is the Spearman–Brown transform
    kρ/(1 + (k − 1)ρ) of these, and so is its interval, also that of ICC(A,k). Negative values are
    given as they are.

    The estimator "anova" takes the units that every rater rated, and gives F intervals. "moments"
    takes all ratings of an incomplete design: variances from sums of squares by unit and by rater
    that are set equal to what they are expected to be (Henderson 1953, *Biometrics* 9, method 1),
    from sums alone, so that a million ratings take a moment; an error below 0 counts as 0; k is then the mean number of ratings of
    a unit. Of complete data it gives the same number. Its interval is a jackknife.
    "reml" takes all ratings too, and fits normal effects of units and raters by restricted maximum
    likelihood, in which no variance is below 0; it is for designs of moderate size.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    model
        "oneway" where each unit has raters of its own, "twoway" where raters rate many units.
    type
        "agreement" if raters' levels are errors, "consistency" if only the order of units matters.
        One-way, levels cannot be told from errors, and it makes no difference.
    unit
        "single" for one rater, "average" for the mean of all.
    conf
        Level of the interval.
    estimator
        "anova", "moments" or "reml".
    interval
        What the jackknife of "moments" leaves out: "two-way" for units and raters, "raters",
        "units"; None for no interval.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_complete_rows, no_pairs, no_variation or
    formula_undefined; without an interval, for the reason no_limits, jackknife_undefined,
    raters_unknown or no_simple_interval ("reml").

    Raises
    ------
    ValueError
        If a choice is none of these, or the ratings are words.

    Examples
    --------
    >>> units = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...          [6, 2, 4, 7]]  # Shrout and Fleiss 1979
    >>> print(icc(units))
    ICC(A,1) = .290, 95 % interval [.02, .76] (F interval), 4 raters, 6 units
    >>> print(icc(units, model="oneway").estimate.__round__(2))
    0.17

    """
    for name, choice in (
        ("model", model),
        ("type", type),
        ("unit", unit),
        ("estimator", estimator),
    ):
        if choice not in CHOICES[name]:
            known = " or ".join(CHOICES[name])
            raise ValueError(f"The {name} of an ICC is {known}, not {choice!r}.")
    check_conf(conf)
    check_directions(interval)
    ratings = ratings_of(data)
    if ratings.numbers is None and ratings.n_ratings:
        raise ValueError("The ratings are words; an intraclass correlation needs numbers.")
    form: Single = (
        "ICC(1)" if model == "oneway" else "ICC(A,1)" if type == "agreement" else "ICC(C,1)"
    )
    average = unit == "average"
    if estimator == "moments":
        return moment_icc(ratings, form, average=average, conf=conf, interval=interval)
    if estimator == "reml":
        return reml_icc(ratings, form, average=average)
    return _by_anova(ratings, form, average=average, conf=conf)


def complete_table(ratings: Ratings) -> FloatArray:
    """Give the units that every rater rated, shape (complete units, raters); small data only.

    A rater is who rated anything: a column without a rating is nobody's gap.
    """
    full = ratings.size == ratings.n_raters
    rated = np.bincount(np.asarray(ratings.rater), minlength=len(ratings.raters)) > 0
    rows = ratings.only(full[ratings.unit]).values[full]
    return np.asarray(rows[:, rated], dtype=np.float64)


def named(form: Single, *, average: bool) -> str:
    """Give the name of a form in the notation of McGraw and Wong."""
    return form.replace("1", "k") if average else form


def _by_anova(ratings: Ratings, form: Single, *, average: bool, conf: float) -> Coefficient:
    symbol = named(form, average=average)
    rows = complete_table(ratings) if ratings.rater is not None else None
    n, k = (0, ratings.n_raters) if rows is None else rows.shape
    blank = Coefficient(
        symbol=symbol,
        estimate=None,
        n=k,
        n_units=n,
        n_ratings=n * k,
        n_dropped=ratings.n_units - n,
        n_repeated=ratings.n_repeated,
        method=f"{symbol}, analysis of variance on complete rows",
    )
    reason = _reason(ratings, rows)
    if reason or rows is None:
        return replace(blank, reason=reason or "raters_unknown")
    found = single_with_limits(mean_squares(rows), form, conf)
    estimate, low, high = (step_up(value, k) if average else value for value in found)
    if not math.isfinite(estimate):
        return replace(blank, reason="formula_undefined")
    limited = math.isfinite(low) and math.isfinite(high)
    how = "F interval"
    if symbol == "ICC(A,k)":
        how = "Spearman–Brown transform of the F interval of ICC(A,1)"
    return replace(
        blank,
        estimate=estimate,
        interval=Interval(low=low, high=high, level=conf, method=how) if limited else None,
        reason=None if limited else "no_limits",
        warnings=(
            *(("incomplete_ignored",) if n < ratings.n_units else ()),
            *(("repeated_ratings",) if ratings.n_repeated else ()),
            *(("zero_width",) if limited and math.isclose(low, high) else ()),
        ),
    )


def _reason(ratings: Ratings, rows: FloatArray | None) -> str | None:
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if rows is None:
        return "raters_unknown"
    if len(rows) < TWO:
        return "no_complete_rows"
    return "no_variation" if (rows == rows[0, 0]).all() else None
