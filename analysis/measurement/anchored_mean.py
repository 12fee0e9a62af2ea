"""The panel's mean read on the scale of the vignettes, as the same panel used it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

VIGNETTES = 3
METHOD = (
    "mean, re-scaled by the line of the panel’s vignette means on their written positions; "
    "jackknife over experts"
)


def anchored_mean(
    scores: FloatArray, table: FloatArray, written: FloatArray, *, conf: float, at_least: int
) -> Statistic:
    """Give an alliance's mean in the vignettes' unit: 0 is the boundary that they were written around.

    The panel's mean rating of vignette v is a + b p_v with p_v its written position, by least
    squares; the result is (x̄ − a)/b. The line is the panel's: a line for each expert from a few
    vignettes would add more noise than it takes away. Experts are left out one at a time, with all
    that they rated.

    Parameters
    ----------
    scores
        shape (experts,): of the alliance; NaN for gaps.
    table
        shape (experts, vignettes): ratings of the vignettes; NaN for gaps.
    written
        shape (vignettes,): where each was written to stand.
    conf
        Level of the interval.
    at_least
        Experts needed, for the mean and for each vignette.

    Examples
    --------
    >>> import numpy as np
    >>> scores = np.array([5.0, 6, 4])
    >>> table = np.array([[2.0, 4, 6], [3.0, 5, 7], [1.0, 3, 5]])
    >>> anchored_mean(scores, table, np.array([-1.0, 0, 1]), conf=0.9, at_least=3).estimate
    0.5

    """
    order = np.lexsort(np.column_stack([np.nan_to_num(table, nan=-1.0), scores]).T)
    scores, table = scores[order], table[order]
    n = int((~np.isnan(scores)).sum())
    kept = (~np.isnan(table)).sum(axis=0) >= at_least
    if n < at_least:
        return Statistic(
            estimate=None, n=n, method=METHOD, reason="too_few_experts" if n else "no_experts"
        )
    if len(np.unique(written[kept])) < VIGNETTES:
        return Statistic(estimate=None, n=n, method=METHOD, reason="few_vignettes")
    table, written = table[:, kept], written[kept]
    columns = np.column_stack([scores, table])
    there = (~np.isnan(columns)).astype(np.float64)
    given = np.nan_to_num(columns)
    sums, counts = given.sum(axis=0, keepdims=True), there.sum(axis=0, keepdims=True)
    (estimate,) = _anchored(sums, counts, written)
    if np.isnan(estimate):
        return Statistic(estimate=None, n=n, method=METHOD, reason="flat_vignettes")
    rated = there.any(axis=1)
    without = _anchored(sums - given[rated], counts - there[rated], written)
    interval = None if np.isnan(without).any() else _interval(float(estimate), without, conf)
    return Statistic(
        estimate=float(estimate),
        n=n,
        method=METHOD,
        interval=interval,
        reason=None if interval else "jackknife_undefined",
        n_units=len(written),
    )


def _anchored(sums: FloatArray, counts: FloatArray, written: FloatArray) -> FloatArray:
    """Give the anchored mean of each row's sums and counts; NaN where the line does not rise.

    The first column is the alliance, the others are the vignettes.
    """
    means = sums / np.where(counts > 0, counts, np.nan)
    centred = written - written.mean()
    slope = (means[:, 1:] * centred).sum(axis=1) / (centred**2).sum()
    slope = np.where(slope > 0, slope, np.nan)
    return np.asarray(written.mean() + (means[:, 0] - means[:, 1:].mean(axis=1)) / slope)


def _interval(estimate: float, without: FloatArray, conf: float) -> Interval:
    from scipy.special import stdtrit

    n = len(without)
    error = float(np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum()))
    half = float(stdtrit(n - 1, (1 + conf) / 2)) * error
    return Interval(
        low=estimate - half, high=estimate + half, level=conf,
        method=f"jackknife over experts, t, {n - 1} degrees of freedom",
    )  # fmt: skip
