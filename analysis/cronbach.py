"""Cronbach's alpha: whether the items of one axis hang together in the experts' ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.expert_bootstrap import bootstrap_interval
from analysis.expert_bootstrap import moments_of
from analysis.expert_bootstrap import within_sums
from analysis.number_tables import number_table
from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

METHOD = "Cronbach’s alpha from the covariance within alliances, complete rows"
TWO = 2
NOTHING = 1e-9  # a sum of squares below this is rounding: ratings are whole numbers


def cronbach_alpha(
    data: Any,
    *,
    groups: FloatArray | None = None,
    clusters: FloatArray | None = None,
    conf: float = 0.95,
    n_boot: int = 2000,
    seed: int = 20260101,
) -> Statistic:
    """Give alpha, k/(k − 1) · (1 − Σs_i²/s_T²) (Cronbach 1951), from variances within groups.

    Rows with a gap are left out. If each cluster has one row, the interval is that of Feldt (1965)
    from the F distribution; where experts have several rows, they are resampled with all of them.

    Parameters
    ----------
    data
        shape (rows, items); None or NaN for gaps.
    groups
        shape (rows,): the alliance of each row; the differences between alliances are taken out,
        which would inflate alpha. None for a single group.
    clusters
        shape (rows,): the expert of each row. None if every row is another expert's.
    conf, n_boot, seed
        Level of the interval; resamples of a bootstrap, and their seed.

    Returns
    -------
    `n` is the number of rows. Without an estimate, for the reason too_few_items, no_complete_rows
    or no_variation.

    Examples
    --------
    >>> import numpy as np
    >>> rows = np.array([[9.0, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...                  [6, 2, 4, 7]])  # Shrout and Fleiss 1979
    >>> round(cronbach_alpha(rows).estimate, 4)
    0.9093

    """
    rows = number_table(data, "respondents")
    complete = ~np.isnan(rows).any(axis=1)
    kept = rows[complete]
    m, k = kept.shape
    groups = np.zeros(m) if groups is None else groups[complete]
    clusters = np.arange(float(m)) if clusters is None else clusters[complete]
    degrees = m - np.unique(groups).size
    reason = "too_few_items" if k < TWO else "no_complete_rows" if degrees < 1 else None
    if reason:
        return Statistic(estimate=None, n=m, n_items=k, method=METHOD, reason=reason)
    total = kept - kept.mean(axis=0)  # a common shift costs precision, and nothing else
    columns = np.column_stack([total, total.sum(axis=1)])
    moments = moments_of(np.column_stack([columns, columns**2]), groups, clusters)
    estimate = float(_alpha(moments.sum(axis=0, keepdims=True))[0])
    if np.isnan(estimate):
        return Statistic(estimate=None, n=m, n_items=k, method=METHOD, reason="no_variation")
    interval = (
        _feldt(estimate, degrees, k, conf)
        if len(moments) == m
        else bootstrap_interval(moments, _alpha, conf=conf, n_boot=n_boot, seed=seed)
    )
    return Statistic(
        estimate=estimate,
        interval=interval,
        n=m,
        n_items=k,
        method=METHOD,
        reason=None if interval else "bootstrap_undefined",
        warnings=("incomplete_ignored",) if m < len(rows) else (),
        n_dropped=len(rows) - m,
    )


def _alpha(moments: FloatArray) -> FloatArray:
    """Give alpha from sums of items and their total, shape (draws, groups, 1 + 2(k + 1))."""
    sums = within_sums(moments)
    items, total = sums[:, :-1], sums[:, -1]
    k = items.shape[1]
    defined = total > NOTHING
    share = items.sum(axis=1) / np.where(defined, total, 1.0)
    return np.asarray(np.where(defined, k / (k - 1) * (1 - share), np.nan), dtype=np.float64)


def _feldt(alpha: float, degrees: int, k: int, conf: float) -> Interval:
    from scipy.special import fdtri

    tails = [(1 + conf) / 2, (1 - conf) / 2]
    low, high = (1 - (1 - alpha) * float(fdtri(degrees, degrees * (k - 1), tail)) for tail in tails)
    return Interval(low=low, high=high, level=conf, method="F interval (Feldt 1965)")
