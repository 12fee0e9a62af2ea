"""Intervals by resampling experts, each with all of their rows: rows of one expert hang together."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from analysis.parts import parts
from analysis.results import Interval

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

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


def resamples(n: int, *, n_boot: int, seed: int) -> Iterator[FloatArray]:
    """Draw n of n with replacement, many times: how often each was drawn.

    Returns
    -------
    Parts of a table of shape (n_boot, n), each of some rows, as many as little room allows: large
    panels need no more of it than small ones.

    Examples
    --------
    >>> [part.sum(axis=1) for part in resamples(4, n_boot=3, seed=1)]
    [array([4., 4., 4.])]

    """
    rng = np.random.default_rng([seed, n])
    for rows in parts(n_boot, n):
        places = rng.integers(n, size=(rows, n)) + n * np.arange(rows)[:, np.newaxis]
        counts = np.bincount(places.ravel(), minlength=rows * n)
        yield counts.reshape(rows, n).astype(np.float64)


def over_resamples(
    n: int, quantity: Callable[[FloatArray], FloatArray], *, n_boot: int, seed: int
) -> FloatArray:
    """Give a quantity of each resample of n experts, shape (n_boot, …).

    Parameters
    ----------
    quantity
        From how often each expert was drawn, shape (some, n), to shape (some, …).

    Examples
    --------
    >>> over_resamples(4, lambda drawn: drawn @ np.ones(4) / 4, n_boot=3, seed=1)
    array([1., 1., 1.])

    """
    return np.concatenate([quantity(part) for part in resamples(n, n_boot=n_boot, seed=seed)])


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
    # Rounding errors must not order them, and no fraction times π stands at the edge of a rounding.
    flat = flat[np.lexsort(np.round(math.pi * flat, PLACES).T)]
    sums = over_resamples(n, lambda drawn: drawn @ flat, n_boot=n_boot, seed=seed)
    values = coefficient(sums.reshape(n_boot, *moments.shape[1:]))
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
