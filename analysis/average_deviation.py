"""How far the experts' ratings lie from their center, on average."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.expert_jackknife import leaving_experts_out
from analysis.number_tables import number_table
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

Center = Literal["mean", "median"]
CENTERS: tuple[Center, ...] = ("mean", "median")
TWO = 2


def average_deviation(
    data: Any, *, center: Center = "mean", conf: float | None = 0.95
) -> Statistic:
    """Give the average deviation index AD of one group, averaged over its items.

    AD = Σ|x − center|/n for each item; low values mean agreement. Around the mean: Burke,
    Finkelstein and Dusig (1999, *Organizational Research Methods* 2, page 53); around the median:
    Dunlap, Burke and Smith-Crowe (2003, *Journal of Applied Psychology* 88, page 357).

    Parameters
    ----------
    data
        shape (raters,) or (raters, items) of one group; None or NaN for gaps.
    center
        "mean" or "median".
    conf
        Level of the interval, which leaves one expert out at a time; None for none.

    Returns
    -------
    In points of the scale. Without an estimate, for the reason no_experts or too_few_experts (an
    item has fewer than two ratings).

    Raises
    ------
    ValueError
        If the center is neither.

    Examples
    --------
    >>> average_deviation([1, 2, 6]).estimate
    2.0
    >>> average_deviation([1, 2, 6], center="median").estimate
    1.6666666666666667

    """
    check_conf(conf)
    if center not in CENTERS:
        raise ValueError(f"The center is “mean” or “median”, not {center!r}.")
    table = number_table(data)
    rated = table[(~np.isnan(table)).any(axis=1)]
    n, j = rated.shape
    method = f"average deviation from the {center}"
    columns = [np.sort(column[~np.isnan(column)]) for column in rated.T]
    fewest = min((column.size for column in columns), default=0)
    if fewest < TWO:
        reason = "too_few_experts" if n else "no_experts"
        return Statistic(estimate=None, n=n, n_items=j, method=method, reason=reason)
    by_item = [float(_deviations(x, _center(x, center))[0] / x.size) for x in columns]
    estimate = math.fsum(by_item) / j
    found = (
        leaving_experts_out(
            estimate, _without(rated, columns, by_item, center), conf=conf, bounds=(0, math.inf)
        )
        if conf is not None
        else {}
    )
    return Statistic(estimate=estimate, n=n, n_items=j, method=method, **found)


def _center(x: FloatArray, center: Center) -> FloatArray:
    return np.array([x.mean() if center == "mean" else np.median(x)])


def _deviations(x: FloatArray, centers: FloatArray) -> FloatArray:
    """Give Σ|x − c| for each center c, from sorted ratings."""
    below = np.searchsorted(x, centers)
    sums = np.concatenate([[0.0], x.cumsum()])
    return np.asarray(
        centers * below - sums[below] + sums[-1] - sums[below] - centers * (x.size - below)
    )


def _without(
    table: FloatArray, columns: list[FloatArray], by_item: list[float], center: Center
) -> FloatArray:
    """Give the index with each rater left out, shape (raters,)."""
    total = np.zeros(len(table))
    for column, x, whole in zip(table.T, columns, by_item, strict=True):
        there = ~np.isnan(column)
        left = column[there]
        if center == "mean":
            centers = (x.sum() - left) / (x.size - 1)
        else:
            centers = _medians_without(x)[np.searchsorted(x, left)]
        own = np.full(len(table), whole)
        own[there] = (_deviations(x, centers) - np.abs(left - centers)) / (x.size - 1)
        total += own
    return total / len(columns)


def _medians_without(x: FloatArray) -> FloatArray:
    """Give the median with each of the sorted ratings left out."""
    left = x.size - 1
    places = np.arange(x.size)
    lower, upper = (left - 1) // 2, left // 2
    return np.asarray((x[lower + (places <= lower)] + x[upper + (places <= upper)]) / 2)


def average_deviation_of_counts(
    counts: FloatArray, points: FloatArray, *, center: Center
) -> FloatArray:
    """Give the index of many groups at once, from how often each point was chosen.

    Parameters
    ----------
    counts
        shape (groups, points); every row sums to the same n ≥ 1.
    points
        shape (points,): the values of the points, rising.

    """
    n = counts.sum(axis=1)
    middle = counts @ points / n if center == "mean" else _medians(counts, points)
    apart = np.abs(points[np.newaxis, :] - middle[:, np.newaxis])
    return np.asarray((counts * apart).sum(axis=1) / n, dtype=np.float64)


def _medians(counts: FloatArray, points: FloatArray) -> FloatArray:
    n = counts.sum(axis=1)
    reached = counts.cumsum(axis=1)
    lower = (reached < np.ceil(n / 2)[:, np.newaxis]).sum(axis=1)
    upper = (reached < (np.floor(n / 2) + 1)[:, np.newaxis]).sum(axis=1)
    return np.asarray((points[lower] + points[upper]) / 2, dtype=np.float64)
