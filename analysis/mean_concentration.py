"""How concentrated the ratings of a unit are, on average over many units."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from typing import get_args

import numpy as np

from analysis.a_wg import agreement_of_moments
from analysis.average_deviation import average_deviation_of_counts
from analysis.blair_lacy import concentration_of_counts
from analysis.expert_jackknife import check_conf
from analysis.expert_jackknife import leaving_experts_out
from analysis.leik import dispersion_of_counts
from analysis.ratings import ratings_of
from analysis.results import Coefficient
from analysis.tastle import consensus_of_counts
from analysis.van_der_eijk import agreement_of_counts
from analysis.weights import scale_of
from analysis.within_group_agreement import random_variance
from analysis.within_group_agreement import widest_variance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray
    from analysis.concentration import IndexOfCounts
    from analysis.ratings import Ratings

ConcentrationIndex = Literal[
    "van_der_eijk_a",
    "tastle_consensus",
    "leik_dispersion",
    "blair_lacy",
    "r_star_wg_j",
    "a_wg",
    "average_deviation",
    "average_deviation_median",
]
INDICES: tuple[ConcentrationIndex, ...] = get_args(ConcentrationIndex)
SYMBOLS = {
    "van_der_eijk_a": "A",
    "tastle_consensus": "Cns",
    "leik_dispersion": "D",
    "blair_lacy": "l",
    "r_star_wg_j": "r*wg",
    "a_wg": "a_wg",
    "average_deviation": "AD mean",
    "average_deviation_median": "AD median",
}
OF_PLACES: dict[str, IndexOfCounts] = {
    "van_der_eijk_a": agreement_of_counts,
    "tastle_consensus": consensus_of_counts,
    "leik_dispersion": dispersion_of_counts,
    "blair_lacy": concentration_of_counts,
}
TWO = 2
THREE = 3


def mean_concentration(
    data: Any,
    *,
    index: ConcentrationIndex = "van_der_eijk_a",
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float | None = 0.95,
) -> Coefficient:
    """Give the mean over units of an index of concentration, each unit by its own ratings.

    Every unit with two ratings or more counts alike. The mean of r_wg is r*_wg(j), 1 − mean(s²)/σ²_E
    (Lindell, Brandt and Whitney 1999, page 127); the sources of the others are those of the functions
    of their names. Points are taken as equal steps, words by their declared order; a_wg and the
    average deviation take the numbers.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    index
        Its name; "average_deviation" is from the mean, "average_deviation_median" from the median.
    categories
        The points of the scale, unused ones included; None for those in the data.
    conf
        Level of the interval, which leaves one rater out at a time; None for none.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_pairs, too_few_points, too_many_points or
    mean_at_end (a_wg of every unit); without an interval, for too_few_experts (fewer than five
    raters), raters_unknown or jackknife_undefined. Units of one rating are left out, and for a_wg
    those whose mean is at an end.

    Raises
    ------
    ValueError
        If there is no such index, or words have no declared order.

    Examples
    --------
    >>> found = mean_concentration([[1, 1, 2], [5, 5, 5]], categories=range(1, 6))
    >>> round(found.estimate, 4), found.reason
    (0.9167, 'too_few_experts')

    """
    check_conf(conf)
    if index not in INDICES:
        raise ValueError(f"The index is one of {', '.join(INDICES)}, not {index!r}.")
    ratings = ratings_of(data, categories)
    reason = _undefined(ratings, index)
    fields: dict[str, Any] = {
        "symbol": SYMBOLS[index],
        "n": ratings.n_raters,
        "n_units": ratings.n_pairable,
        "n_ratings": ratings.n_ratings,
        "n_points": ratings.n_points,
        "n_dropped": ratings.n_single,
        "n_repeated": ratings.n_repeated,
        "method": f"mean over units of {index}",
        "warnings": (
            *(("single_ratings_dropped",) if ratings.n_single else ()),
            *(("repeated_ratings",) if ratings.n_repeated else ()),
        ),
    }
    if reason:
        return Coefficient(estimate=None, reason=reason, **fields)
    points = scale_of(ratings, "an index of concentration")
    counts = ratings.counts
    by_unit = concentration_by_unit(counts, points, index)
    defined = np.isfinite(by_unit)
    if not defined.any():
        return Coefficient(estimate=None, reason="mean_at_end", **fields)
    estimate = float(by_unit[defined].mean())
    fields |= {"n_units": int(defined.sum()), "n_dropped": ratings.n_units - int(defined.sum())}
    if conf is None:
        return Coefficient(estimate=estimate, **fields)
    if ratings.rater is None:
        return Coefficient(estimate=estimate, reason="raters_unknown", **fields)
    found = leaving_experts_out(
        estimate,
        _without_raters(ratings, points, index, by_unit),
        conf=conf,
        bounds=_bounds(index, ratings),
    )
    found["warnings"] = (*fields.pop("warnings"), *found.get("warnings", ()))
    return Coefficient(estimate=estimate, **fields, **found)


def _undefined(ratings: Ratings, index: str) -> str | None:
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if not ratings.n_pairable:
        return "no_pairs"
    if not ratings.is_countable:
        return "too_many_points"
    least = THREE if index == "van_der_eijk_a" else 1 if index.startswith("average") else TWO
    return "too_few_points" if ratings.n_points < least else None


def concentration_by_unit(
    counts: FloatArray, points: FloatArray, index: ConcentrationIndex
) -> FloatArray:
    """Give an index of each row of counts, shape (rows, points); NaN for rows of fewer than two ratings."""
    n = counts.sum(axis=1)
    enough = n >= TWO
    found = np.full(len(counts), np.nan)
    if enough.any():
        found[enough] = _of_counts(counts[enough], n[enough], points, index)
    return found


def _of_counts(
    counts: FloatArray, n: FloatArray, points: FloatArray, index: ConcentrationIndex
) -> FloatArray:
    if index in OF_PLACES:
        return OF_PLACES[index](counts)
    if index == "average_deviation":
        return average_deviation_of_counts(counts, points, center="mean")
    if index == "average_deviation_median":
        return average_deviation_of_counts(counts, points, center="median")
    mean = counts @ points / n
    apart = (points - mean[:, np.newaxis]) ** 2
    variance = (counts * apart).sum(axis=1) / (n - 1)
    low, high = float(points[0]), float(points[-1])
    if index == "a_wg":
        return agreement_of_moments(n, mean, variance, low=low, high=high)
    step = (high - low) / (len(points) - 1)
    return np.asarray(1 - variance / (step**2 * random_variance(len(points))))


def _without_raters(
    ratings: Ratings, points: FloatArray, index: ConcentrationIndex, by_unit: FloatArray
) -> FloatArray:
    """Give the mean with each rater left out, from each unit's index without one rating of each point."""
    rater: AnyArray = np.asarray(ratings.rater)
    counts = ratings.counts
    less = np.full(counts.shape, np.nan)
    for code in range(counts.shape[1]):
        there = counts[:, code] > 0
        left = counts[there]
        left[:, code] -= 1
        less[there, code] = concentration_by_unit(left, points, index)
    before, after = by_unit[ratings.unit], less[ratings.unit, ratings.code]
    had, has = np.isfinite(before), np.isfinite(after)
    change = np.where(has, after, 0.0) - np.where(had, before, 0.0)
    n = len(ratings.raters)
    total = np.nansum(by_unit) + np.bincount(rater, weights=change, minlength=n)
    units = np.isfinite(by_unit).sum() + np.bincount(
        rater, weights=has.astype(np.float64) - had, minlength=n
    )
    there = np.bincount(rater, minlength=n) > 0
    return np.asarray(np.where(units > 0, total / np.maximum(units, 1), np.nan)[there])


def _bounds(index: ConcentrationIndex, ratings: Ratings) -> tuple[float, float]:
    if index in {"van_der_eijk_a", "a_wg"}:
        return -1.0, 1.0
    if index == "r_star_wg_j":
        k, fewest = ratings.n_points, float(ratings.size[ratings.size >= TWO].min())
        widest = fewest / (fewest - 1) * widest_variance(k) / random_variance(k)
        return 1 - widest, 1.0
    return (0.0, math.inf) if index.startswith("average") else (0.0, 1.0)
