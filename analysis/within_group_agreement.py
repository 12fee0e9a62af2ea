"""The r_wg family: how much smaller the experts' variance is than that of random answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.expert_jackknife import leaving_experts_out
from analysis.number_tables import number_table
from analysis.results import Statistic

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray

MINIMUM_RATERS = 2


def r_wg(data: Any, *, n_options: int, conf: float | None = 0.95) -> Statistic:
    """Give r_wg of one item: 1 − s²/σ²_E, not below 0.

    σ²_E = (K² − 1)/12 is the variance of uniform answers on K points (James, Demaree and Wolf 1984,
    *Journal of Applied Psychology* 69, page 87). For several items it is 1 − mean(s²)/σ²_E, not
    below 0. The interval is that of r*_wg(j), cut off at 0 likewise.

    Parameters
    ----------
    data
        shape (raters,) or (raters, items) of one group; None or NaN for gaps.
    n_options
        K, the number of points of the scale.
    conf
        Level of the interval, which leaves one expert out at a time; None for none.

    Returns
    -------
    Without an estimate, for the reason no_experts or too_few_experts (an item has fewer than two
    ratings).

    Raises
    ------
    ValueError
        If the scale has fewer than two points.

    Examples
    --------
    >>> round(r_wg([4, 5, 4, 4, 3, 5, 4, 4, 5, 4], n_options=5).estimate, 10)
    0.8

    """
    star = r_star_wg_j(data, n_options=n_options, conf=conf)
    return _transformed(star, "r_wg", lambda r: max(r, 0.0))


def r_star_wg_j(data: Any, *, n_options: int, conf: float | None = 0.95) -> Statistic:
    """Give r*_wg(j) of several items: 1 − mean(s²)/σ²_E, negative where experts scatter widely.

    Lindell, Brandt and Whitney (1999, *Applied Psychological Measurement* 23, page 127).

    Parameters
    ----------
    data
        shape (raters, items) of one group; None or NaN for gaps.
    n_options
        K, the number of points of the scale; σ²_E = (K² − 1)/12.
    conf
        Level of the interval, which leaves one expert out at a time; None for none.

    Returns
    -------
    Without an estimate, for the reason no_experts or too_few_experts (an item has fewer than two
    ratings).

    Raises
    ------
    ValueError
        If the scale has fewer than two points.

    Examples
    --------
    >>> r_star_wg_j([[1], [5], [1], [5]], n_options=5).estimate
    -1.6666666666666665

    """
    check_conf(conf)
    expected = random_variance(n_options)
    table = number_table(data)
    rated = table[(~np.isnan(table)).any(axis=1)]
    n, j = rated.shape
    method = "r*_wg(j)"
    reason = too_few(rated)
    if reason:
        return Statistic(estimate=None, n=n, n_items=j, method=method, reason=reason)
    estimate = float(1 - np.nanvar(rated, axis=0, ddof=1).mean() / expected)
    found = leaving_experts_out(
        estimate,
        1 - variances_without(rated).mean(axis=1) / expected,
        conf=conf,
        bounds=(1 - n / (n - 1) * widest_variance(n_options) / expected, 1.0),
    )
    return Statistic(estimate=estimate, n=n, n_items=j, method=method, **found)


def r_wg_j(data: Any, *, n_options: int, conf: float | None = 0.95) -> Statistic:
    """Give r_wg(j) of several items: Jr/(Jr + 1 − r), with r = r*_wg(j) cut off at 0.

    James, Demaree and Wolf (1984, *Journal of Applied Psychology* 69, page 88). The interval is
    that of r*_wg(j), cut off and stepped up likewise.

    Parameters
    ----------
    data
        shape (raters, items) of one group; None or NaN for gaps.
    n_options
        K, the number of points of the scale; σ²_E = (K² − 1)/12.
    conf
        Level of the interval, which leaves one expert out at a time; None for none.

    Returns
    -------
    Without an estimate, for the reason no_experts or too_few_experts (an item has fewer than two
    ratings).

    Raises
    ------
    ValueError
        If the scale has fewer than two points.

    Examples
    --------
    >>> r_wg_j([[4, 4], [4, 4], [4, 4]], n_options=5).estimate
    1.0

    """
    star = r_star_wg_j(data, n_options=n_options, conf=conf)
    items = star.n_items or 1
    return _transformed(star, "r_wg(j)", lambda r: float(step_up(np.array(max(r, 0.0)), items)))


def too_few(table: FloatArray) -> str | None:
    """Say why a group's ratings have no variance, from its raters who rated anything."""
    if not table.size:
        return "no_experts"
    enough = np.count_nonzero(~np.isnan(table), axis=0).min() >= MINIMUM_RATERS
    return None if enough else "too_few_experts"


def variances_without(table: FloatArray) -> FloatArray:
    """Give each item's variance with one rater left out, shape (raters, items).

    NaN where fewer than two ratings are left.
    """
    there = ~np.isnan(table)
    n = there.sum(axis=0)
    apart = np.where(there, table - np.nanmean(table, axis=0), 0.0)
    squares = (apart**2).sum(axis=0)
    left = n - there
    rest = np.maximum(squares - np.where(there, n / np.maximum(n - 1, 1) * apart**2, 0.0), 0.0)
    return np.asarray(np.where(left > 1, rest / np.maximum(left - 1, 1), np.nan))


def step_up(r: FloatArray, items: int) -> FloatArray:
    """Give the agreement of the mean of J items from that of one, for r of any shape."""
    return items * r / (items * r + 1 - r)


def widest_variance(points: int) -> float:
    """Give the variance of answers of which half stand at either end, (K − 1)²/4."""
    return (points - 1) ** 2 / 4


def random_variance(points: int) -> float:
    """Give the variance of uniform answers on K points, (K² − 1)/12.

    Raises
    ------
    ValueError
        If the scale has fewer than two points.

    Examples
    --------
    >>> random_variance(7)
    4.0

    """
    if points < MINIMUM_RATERS:
        raise ValueError(f"A scale has at least two points, not {points}.")
    return (points * points - 1) / 12


def _transformed(star: Statistic, method: str, change: Callable[[float], float]) -> Statistic:
    """Carry an index with its interval over to a rising function of it."""
    if star.estimate is None:
        return replace(star, method=method)
    interval = star.interval
    if interval is not None:
        interval = replace(interval, low=change(interval.low), high=change(interval.high))
    return replace(star, estimate=change(star.estimate), interval=interval, method=method)
