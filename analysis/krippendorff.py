"""Krippendorff's alpha, with an interval from leaving raters, units or one of each out."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from analysis.jackknife import check_conf
from analysis.jackknife import check_directions
from analysis.jackknife import jackknifed
from analysis.jackknife import lowest_of
from analysis.krippendorff_distances import name_of
from analysis.krippendorff_distances import squared_differences
from analysis.krippendorff_moments import SUMMED
from analysis.krippendorff_moments import Moments
from analysis.krippendorff_sums import Sums
from analysis.ratings import ratings_of
from analysis.results import Coefficient

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.jackknife import Directions
    from analysis.krippendorff_distances import Custom
    from analysis.krippendorff_distances import Level
    from analysis.ratings import Ratings
    from analysis.results import Interval

TWO = 2


def krippendorff_alpha(
    data: Any,
    *,
    level: Level | Custom = "ordinal",
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
    interval: Directions | None = "two-way",
) -> Coefficient:
    """Give Krippendorff's alpha, 1 − D_o/D_e on the coincidence matrix.

    α = 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck, with o_ck the pairs of points c and k within
    units, each unit of m ratings weighted by 1/(m − 1), n_c the ratings of c that can be paired,
    and n all of them (Krippendorff 2011, page 6). The δ² are his own, and not Gwet's weights: for
    the ordinal level δ²_ck = (Σ_{g=c..k} n_g − (n_c + n_k)/2)². Units with fewer than two ratings
    form no pair and are left out.

    The interval is a jackknife that leaves out raters, units, or both in turn and adds the variances,
    less that of leaving out single ratings, which is in both; on Fisher's scale of intraclass
    correlations, with t (see `analysis.jackknife`). Raters are never drawn with replacement: a rater
    agrees with his own double.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    level
        nominal, ordinal, interval, ratio, circular or bipolar; or squared distances of one's own,
        a matrix in the order of the points or a function of two arrays of points.
    categories
        The points of the scale; they matter to circular and bipolar only, whose ends they are.
    conf
        Level of the interval.
    interval
        "two-way" where units and raters are both samples, "raters" where the units are fixed,
        "units" where the raters are, None for no interval.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_pairs, no_variation, not_ratio_scale
    or too_many_points; without an interval, for jackknife_undefined, raters_unknown or
    too_many_points.

    Examples
    --------
    >>> nan = float("nan")
    >>> units = [[1, 1, nan, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2],
    ...          [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [nan, 5, 5, 5],
    ...          [nan, nan, 1, 1], [nan, 3, nan, nan]]
    >>> print(krippendorff_alpha(units))
    α = .815, 95 % interval [−.11, .98] (two-way jackknife on Fisher’s scale, t with 11.98
    degrees of freedom), 4 raters, 11 units. Targets with a single rating were left out: they form no pair.

    """
    name = name_of(level)
    check_conf(conf)
    check_directions(interval)
    ratings = ratings_of(data, categories)
    reason = undefined(ratings, name)
    if reason:
        return coefficient(ratings, name, reason=reason)
    sums = _sums(ratings, level)
    estimate = sums.alpha()
    if not math.isfinite(estimate):
        return coefficient(ratings, name, reason="no_variation")
    if interval is None:
        return coefficient(ratings, name, estimate=estimate)
    if isinstance(sums, Moments) and sums.is_too_much:
        return coefficient(ratings, name, estimate=estimate, reason="too_many_points")
    return jackknifed(
        partial(coefficient, ratings, name),
        estimate,
        interval,
        ratings,
        lowest=lowest_of(ratings),
        raters=sums.without_raters,
        units=sums.without_units,
        ratings=sums.without_ratings,
        conf=conf,
    )


def _sums(ratings: Ratings, level: Level | Custom) -> Sums | Moments:
    if not ratings.is_countable:
        return Moments(ratings=ratings, level=name_of(level))
    return Sums(ratings=ratings, delta=squared_differences(ratings, level))


def undefined(ratings: Ratings, level: str) -> str | None:
    """Say why there can be no alpha; None if there may be one."""
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if not ratings.n_pairable:
        return "no_pairs"
    if not ratings.is_countable and level not in SUMMED:
        return "too_many_points"
    if level == "ratio" and ratings.numbers is not None and ratings.numbers[0] < 0:
        return "not_ratio_scale"
    return None


def coefficient(
    ratings: Ratings,
    level: str,
    *,
    estimate: float | None = None,
    se: float | None = None,
    interval: Interval | None = None,
    reason: str | None = None,
) -> Coefficient:
    """Give an alpha with what it rests on."""
    warnings = [
        *(["single_ratings_dropped"] if ratings.n_single else []),
        *(["repeated_ratings"] if ratings.n_repeated else []),
    ]
    return Coefficient(
        symbol="α",
        estimate=estimate,
        interval=interval,
        se=se,
        n=ratings.n_raters,
        n_units=ratings.n_pairable,
        n_ratings=ratings.n_ratings,
        n_points=ratings.n_points,
        n_dropped=ratings.n_single,
        n_repeated=ratings.n_repeated,
        level=level,
        method=f"Krippendorff’s alpha, {level} metric",
        reason=reason,
        warnings=tuple(warnings),
    )
