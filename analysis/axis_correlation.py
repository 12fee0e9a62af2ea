"""Whether the two axes are two: the correlation of the experts' scores within alliances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.expert_bootstrap import bootstrap_interval
from analysis.expert_bootstrap import moments_of
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

METHOD = "Pearson correlation of the two axis scores within alliances, experts resampled"
MINIMUM = 3
NOTHING = 1e-9


def axis_correlation(
    pairs: FloatArray,
    *,
    groups: FloatArray,
    clusters: FloatArray,
    conf: float = 0.95,
    n_boot: int = 2000,
    seed: int = 20260101,
) -> Statistic:
    """Give the correlation of two scores with the differences between groups taken out.

    Parameters
    ----------
    pairs
        shape (rows, 2): complete.
    groups, clusters
        shape (rows,): the alliance and the expert of each row.
    conf, n_boot, seed
        Level of the bootstrap's interval; resamples, and their seed.

    Returns
    -------
    Without an estimate, for the reason no_complete_rows or no_variation.

    Examples
    --------
    >>> import numpy as np
    >>> pairs = np.array([[1.0, 2], [2, 1], [3, 3], [5, 6], [6, 5], [7, 7]])
    >>> r = axis_correlation(pairs, groups=np.array([0, 0, 0, 1, 1, 1]), clusters=np.arange(6))
    >>> round(r.estimate, 9)
    0.5

    """
    n = len(pairs)
    if n - np.unique(groups).size < MINIMUM - 1:
        return Statistic(estimate=None, n=n, method=METHOD, reason="no_complete_rows")
    x, y = (pairs - pairs.mean(axis=0)).T
    moments = moments_of(np.column_stack([x, y, x * x, y * y, x * y]), groups, clusters)
    estimate = float(_correlation(moments.sum(axis=0, keepdims=True))[0])
    if np.isnan(estimate):
        return Statistic(estimate=None, n=n, method=METHOD, reason="no_variation")
    interval = bootstrap_interval(moments, _correlation, conf=conf, n_boot=n_boot, seed=seed)
    reason = None if interval else "bootstrap_undefined"
    return Statistic(estimate=estimate, interval=interval, n=n, method=METHOD, reason=reason)


def _correlation(moments: FloatArray) -> FloatArray:
    count = np.maximum(moments[..., 0], 1)
    x, y, xx, yy, xy = (moments[..., place] for place in range(1, 6))
    own_x = (xx - x * x / count).sum(axis=1)
    own_y = (yy - y * y / count).sum(axis=1)
    shared = (xy - x * y / count).sum(axis=1)
    defined = (own_x > NOTHING) & (own_y > NOTHING)
    root = np.sqrt(np.where(defined, own_x * own_y, 1.0))
    return np.asarray(np.where(defined, np.clip(shared / root, -1, 1), np.nan), dtype=np.float64)
