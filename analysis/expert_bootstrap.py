"""Intervals by resampling experts, each with all of their rows: rows of one expert hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.results import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray

    Coefficient = Callable[[FloatArray], FloatArray]

PLACES = 7
TOLERATED = 0.05  # the share of resamples in which a coefficient may be undefined


def moments_of(rows: FloatArray, groups: FloatArray, clusters: FloatArray) -> FloatArray:
    """Add up each cluster's rows within each group, so that resampling needs sums alone.

    Parameters
    ----------
    rows
        shape (rows, quantities).
    groups, clusters
        shape (rows,): whole numbers; the alliance and the expert of each row.

    Returns
    -------
    shape (clusters, groups, 1 + quantities): the number of rows, and the sum of each quantity.

    """
    _, group = np.unique(groups, return_inverse=True)
    _, cluster = np.unique(clusters, return_inverse=True)
    with_count = np.column_stack([np.ones(len(rows)), rows])
    sums = np.zeros((cluster.max() + 1, group.max() + 1, with_count.shape[1]))
    np.add.at(sums, (cluster, group), with_count)
    return sums


def resample(n: int, *, n_boot: int, seed: int) -> FloatArray:
    """Draw n of n with replacement, many times: how often each was drawn, shape (n_boot, n).

    Examples
    --------
    >>> resample(4, n_boot=3, seed=1).sum(axis=1)
    array([4., 4., 4.])

    """
    drawn = np.random.default_rng([seed, n]).integers(n, size=(n_boot, n))
    places = drawn + n * np.arange(n_boot)[:, np.newaxis]
    counts = np.bincount(places.ravel(), minlength=n_boot * n)
    return counts.reshape(n_boot, n).astype(np.float64)


def bootstrap_interval(
    moments: FloatArray, coefficient: Coefficient, *, conf: float, n_boot: int, seed: int
) -> Interval | None:
    """Give the percentile interval of a coefficient over resamples of the clusters.

    Clusters are put in the order of their own values first, so that names cannot matter.

    Parameters
    ----------
    moments
        shape (clusters, groups, quantities), from `moments_of`.
    coefficient
        From shape (n_boot, groups, quantities) to shape (n_boot,); NaN where undefined.
    conf, n_boot, seed
        Level of the interval; number of resamples, and their seed.

    Returns
    -------
    None if the coefficient is undefined in more than one resample of twenty.

    """
    n = len(moments)
    flat = moments.reshape(n, -1)
    flat = flat[np.lexsort(np.round(flat, PLACES).T)]  # rounding errors must not order them
    weights = resample(n, n_boot=n_boot, seed=seed)
    values = coefficient((weights @ flat).reshape(n_boot, *moments.shape[1:]))
    if np.isnan(values).mean() > TOLERATED:
        return None
    tail = (1 - conf) / 2
    low, high = np.nanquantile(values, [tail, 1 - tail])
    return Interval(
        low=float(low),
        high=float(high),
        level=conf,
        method=f"percentile bootstrap of {n} experts, {n_boot} resamples",
    )


def within_sums(moments: FloatArray) -> FloatArray:
    """Give Σ(a − ā)² within groups from sums of a and a².

    Parameters
    ----------
    moments
        shape (draws, groups, 1 + 2q): the number of rows, q sums, and q sums of squares.

    Returns
    -------
    shape (draws, q).

    """
    q = (moments.shape[2] - 1) // 2
    count = np.maximum(moments[..., :1], 1)
    sums, squares = moments[..., 1 : q + 1], moments[..., q + 1 :]
    return np.asarray((squares - sums**2 / count).sum(axis=1), dtype=np.float64)
