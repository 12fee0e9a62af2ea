"""Brown and Hauenstein's a_wg: agreement against the most that the group's mean allows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.expert_jackknife import leaving_experts_out
from analysis.number_tables import number_table
from analysis.results import Statistic
from analysis.within_group_agreement import too_few
from analysis.within_group_agreement import variances_without

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

METHOD = "a_wg"
ROUNDING = 1e-12


def a_wg(data: Any, *, low: float, high: float, conf: float | None = 0.95) -> Statistic:
    """Give a_wg, 1 − 2s²/{[(H + L)M − M² − HL] · n/(n − 1)}, averaged over items.

    The variance is held against the greatest one that n ratings with this mean can have on a scale
    from L to H: 1 if all agree, −1 if they stand at both ends as far as the mean allows. A mean so
    near an end that not even one rating could stand at the other, outside
    [(L(n − 1) + H)/n, (H(n − 1) + L)/n], leaves it undefined (Brown and Hauenstein 2005,
    *Organizational Research Methods* 8, pages 172 to 176).

    Parameters
    ----------
    data
        shape (raters,) or (raters, items) of one group; None or NaN for gaps.
    low, high
        L and H, the ends of the scale.
    conf
        Level of the interval, which leaves one expert out at a time; None for none.

    Returns
    -------
    Without an estimate, for the reason no_experts, too_few_experts or mean_at_end (of some item);
    without an interval also for jackknife_undefined.

    Raises
    ------
    ValueError
        If the ends are not in order, or a rating lies beyond them.

    Examples
    --------
    >>> a_wg([1, 5, 1, 5], low=1, high=5).estimate
    -1.0
    >>> a_wg([5, 5, 5], low=1, high=5).reason
    'mean_at_end'

    """
    check_conf(conf)
    table = number_table(data)
    rated = table[(~np.isnan(table)).any(axis=1)]
    if not low < high:
        raise ValueError(f"The scale goes up from {low} to {high}: its ends are not in order.")
    if rated.size and (np.nanmin(rated) < low or np.nanmax(rated) > high):
        raise ValueError(f"A rating lies outside the scale from {low} to {high}.")
    n, j = rated.shape
    reason = too_few(rated)
    if reason:
        return Statistic(estimate=None, n=n, n_items=j, method=METHOD, reason=reason)
    there = ~np.isnan(rated)
    count = there.sum(axis=0)
    total = np.nansum(rated, axis=0)
    by_item = agreement_of_moments(
        count, total / count, np.nanvar(rated, axis=0, ddof=1), low=low, high=high
    )
    if np.isnan(by_item).any():
        return Statistic(estimate=None, n=n, n_items=j, method=METHOD, reason="mean_at_end")
    left = count - there
    means = (total - np.where(there, rated, 0.0)) / np.maximum(left, 1)
    replicates = agreement_of_moments(left, means, variances_without(rated), low=low, high=high)
    estimate = float(by_item.mean())
    found = leaving_experts_out(estimate, replicates.mean(axis=1), conf=conf, bounds=(-1, 1))
    return Statistic(estimate=estimate, n=n, n_items=j, method=METHOD, **found)


def agreement_of_moments(
    n: FloatArray, mean: FloatArray, variance: FloatArray, *, low: float, high: float
) -> FloatArray:
    """Give a_wg from numbers, means and variances of ratings; NaN where it is undefined."""
    slack = ROUNDING * (high - low)
    inside = (n * mean >= low * (n - 1) + high - slack * n) & (
        n * mean <= high * (n - 1) + low + slack * n
    )
    greatest = ((high + low) * mean - mean**2 - high * low) * n / np.maximum(n - 1, 1)
    found = 1 - 2 * variance / np.where(inside, greatest, 1.0)
    return np.asarray(np.where(inside, found, np.nan), dtype=np.float64)
