"""Krippendorff's alpha, with an interval from leaving raters, units or both out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Literal

import numpy as np

from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Jackknife = Literal["two-way", "raters", "units"]
METRICS: tuple[Metric, ...] = ("nominal", "ordinal", "interval", "ratio")
TWO = 2


def krippendorff_alpha(
    ratings: Ratings,
    *,
    metric: Metric = "ordinal",
    level: float = 0.95,
    jackknife: Jackknife | None = "two-way",
) -> Statistic:
    """Give Krippendorff's alpha, 1 − D_o/D_e on the coincidence matrix.

    The metrics are his own (Krippendorff 2011): for the ordinal one,
    δ²_ck = (Σ_{g=c..k} n_g − (n_c + n_k)/2)². Units with fewer than two ratings form no pair and
    are dropped. The interval is α ± t · se with se² the sum of the delete-one jackknife variances
    of the directions that are a sample, and df one less than the smaller of their numbers; it is
    cut off at 1. Raters are never drawn with replacement: a rater agrees with his own double.

    Parameters
    ----------
    ratings
        Units by raters.
    metric
        nominal, ordinal, interval or ratio.
    level
        Level of the interval.
    jackknife
        "two-way" where units and raters are both samples, "raters" where the units are fixed,
        "units" where the raters are, None for no interval.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_pairs, no_variation or not_ratio_scale.

    Examples
    --------
    >>> from analysis.ratings import Ratings
    >>> nan = float("nan")
    >>> units = [[1, 1, nan, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2],
    ...          [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [nan, 5, 5, 5],
    ...          [nan, nan, 1, 1], [nan, 3, nan, nan]]
    >>> round(krippendorff_alpha(Ratings.from_matrix(units)).estimate, 3)
    0.815

    """
    if metric not in METRICS:
        raise ValueError(f"The metric is one of {', '.join(METRICS)}, not {metric!r}.")
    method = f"Krippendorff’s alpha, {metric} metric"
    points, ids = _coded(ratings.values)
    counts = _counts(ids, len(points))
    reason = _reason(ratings, counts, points, metric)
    if reason:
        return Statistic(
            estimate=None,
            n=ratings.n_raters,
            n_units=ratings.n_pairable,
            method=method,
            reason=reason,
        )
    estimate = _alpha(counts, points, metric)
    interval = _interval(estimate, ids, points, metric, level, jackknife) if jackknife else None
    return Statistic(
        estimate=estimate,
        interval=interval,
        n=ratings.n_raters,
        n_units=ratings.n_pairable,
        method=method,
        reason="jackknife_undefined" if jackknife and not interval else None,
        warnings=("single_ratings_dropped",) if ratings.n_single else (),
        n_dropped=ratings.n_single,
    )


def _coded(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Give the points in use, and each rating's place among them (−1 for a gap)."""
    there = ~np.isnan(values)
    points = np.unique(values[there])
    ids = np.full(values.shape, -1.0)
    ids[there] = np.searchsorted(points, values[there])
    return points, ids


def _counts(ids: FloatArray, points: int) -> FloatArray:
    """Count how often each unit got each point, shape (units, points)."""
    there = ids >= 0
    counts: FloatArray = np.zeros((len(ids), points))
    units = np.broadcast_to(np.arange(len(ids))[:, np.newaxis], ids.shape)
    np.add.at(counts, (units[there], ids[there].astype(np.int64)), 1.0)
    return counts


def _reason(ratings: Ratings, counts: FloatArray, points: FloatArray, metric: Metric) -> str | None:
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if not ratings.n_pairable:
        return "no_pairs"
    pairable = counts[counts.sum(axis=1) >= TWO]
    if (pairable.sum(axis=0) > 0).sum() < TWO:
        return "no_variation"
    if metric == "ratio" and points[0] < 0:
        return "not_ratio_scale"
    return None


def _alpha(counts: FloatArray, points: FloatArray, metric: Metric) -> float:
    """Give alpha from the counts (units, points); NaN where it is undefined."""
    size = counts.sum(axis=1)
    pairable = counts[size >= TWO]
    weight = 1 / (size[size >= TWO] - 1)
    totals = pairable.sum(axis=0)
    coincidences = (pairable * weight[:, np.newaxis]).T @ pairable  # the diagonal has δ = 0
    delta = _delta(totals, points, metric)
    expected = float(totals @ delta @ totals)
    if not expected > 0:
        return math.nan
    return 1 - (float(totals.sum()) - 1) * float((coincidences * delta).sum()) / expected


def _delta(totals: FloatArray, points: FloatArray, metric: Metric) -> FloatArray:
    """Give the squared differences δ² between points, shape (points, points)."""
    a, b = points[:, np.newaxis], points[np.newaxis, :]
    if metric == "nominal":
        return np.asarray(a != b, dtype=np.float64)
    if metric == "interval":
        return np.asarray((a - b) ** 2, dtype=np.float64)
    if metric == "ratio":
        total = np.where(a + b > 0, a + b, 1.0)
        return np.asarray(((a - b) / total) ** 2, dtype=np.float64)
    middle = totals.cumsum() - totals / 2  # Σ_{g=c..k} n_g − (n_c + n_k)/2 between two middles
    return np.asarray((middle[:, np.newaxis] - middle[np.newaxis, :]) ** 2, dtype=np.float64)


def _interval(
    estimate: float,
    ids: FloatArray,
    points: FloatArray,
    metric: Metric,
    level: float,
    jackknife: Jackknife,
) -> Interval | None:
    from scipy.special import stdtrit

    ids = ids[(ids >= 0).sum(axis=1) >= TWO]
    ids = ids[:, (ids >= 0).any(axis=0)]
    counts = _counts(ids, len(points))
    replicates = []
    if jackknife != "units":
        replicates.append([_alpha(left, points, metric) for left in _without_raters(ids, counts)])
    if jackknife != "raters":
        replicates.append(
            [_alpha(np.delete(counts, u, axis=0), points, metric) for u in range(len(counts))]
        )
    variance = sum(_jackknife_variance(np.array(alphas)) for alphas in replicates)
    if not math.isfinite(variance):
        return None
    df = min(len(alphas) for alphas in replicates) - 1
    half = float(stdtrit(df, (1 + level) / 2)) * math.sqrt(variance)
    return Interval(
        low=estimate - half,
        high=min(estimate + half, 1.0),
        level=level,
        method=f"{jackknife} jackknife, t with {df} degrees of freedom",
    )


def _without_raters(ids: FloatArray, counts: FloatArray) -> list[FloatArray]:
    left = []
    for rater in ids.T:
        rated = np.flatnonzero(rater >= 0)
        fewer = counts.copy()
        fewer[rated, rater[rated].astype(np.int64)] -= 1
        left.append(fewer)
    return left


def _jackknife_variance(replicates: FloatArray) -> float:
    n = len(replicates)
    return float((n - 1) / n * ((replicates - replicates.mean()) ** 2).sum())
