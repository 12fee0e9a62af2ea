"""Where a set of values lies: mean, median and trimmed mean, each with its interval."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import FloatArray

TRIM = 0.2
MEAN = "mean; Student t interval with n − 1 degrees of freedom"
MEDIAN = "median; exact order-statistic interval"
TRIMMED = "20 % trimmed mean; Tukey–McLaughlin interval with n − 2⌊0.2n⌋ − 1 degrees of freedom"


def mean_t(values: Sequence[float | None] | FloatArray, *, conf: float = 0.95) -> Statistic:
    """Give the mean with Student's t interval.

    Formula: x̄ ± t(n − 1) · s / √n.

    Parameters
    ----------
    values
        shape (n,); None and NaN are left out.
    conf
        Level of the interval.

    Examples
    --------
    >>> result = mean_t([1, 2, 3])
    >>> result.estimate, round(result.interval.low, 3), round(result.interval.high, 3)
    (2.0, -0.484, 4.484)

    """
    x = present(values)
    if x.size == 0:
        return Statistic(estimate=None, n=0, method=MEAN, reason="no_experts")
    mean = exact_mean(x)
    if x.size == 1:
        return Statistic(estimate=mean, n=1, method=MEAN, reason="too_few_experts")
    error = float(x.std(ddof=1)) / math.sqrt(x.size)
    return _around(mean, error, df=x.size - 1, n=x.size, conf=conf, method=MEAN)


def median_order(values: Sequence[float | None] | FloatArray, *, conf: float = 0.95) -> Statistic:
    """Give the median with the interval between two order statistics, and its true level.

    The narrowest symmetric pair x(r), x(n + 1 − r) that holds the population median with at least
    the level asked for: 1 − 2·P(B ≤ r − 1), B binomial (n, ½). With fewer than six values no pair
    reaches .95; the widest one is then given with the level it has, and a warning. Ties only make
    the true level higher.

    Parameters
    ----------
    values
        shape (n,); None and NaN are left out.
    conf
        The level to reach.

    Examples
    --------
    >>> result = median_order([1, 2, 3, 4, 5, 6])
    >>> result.estimate, result.interval.low, result.interval.high, result.interval.level
    (3.5, 1.0, 6.0, 0.96875)

    """
    x = present(values)
    if x.size == 0:
        return Statistic(estimate=None, n=0, method=MEDIAN, reason="no_experts")
    median = float(np.median(x))
    if x.size == 1:
        return Statistic(estimate=median, n=1, method=MEDIAN, reason="too_few_experts")
    rank, reached = _order_rank(x.size, conf)
    interval = Interval(
        low=float(x[rank - 1]),
        high=float(x[x.size - rank]),
        level=reached,
        method=f"order statistics {rank} and {x.size + 1 - rank} of {x.size}",
    )
    warnings = () if reached >= conf else ("level_not_reached",)
    return Statistic(estimate=median, interval=interval, n=x.size, method=MEDIAN, warnings=warnings)


def trimmed_mean(values: Sequence[float | None] | FloatArray, *, conf: float = 0.95) -> Statistic:
    """Give the 20 % trimmed mean with the interval of Tukey and McLaughlin (1963).

    g = ⌊0.2n⌋ values are cut off at each end; the standard error is s_w / (0.6 √n), with s_w the
    standard deviation (n − 1) of the values winsorised by g; n − 2g − 1 degrees of freedom.

    Parameters
    ----------
    values
        shape (n,); None and NaN are left out.
    conf
        Level of the interval.

    Examples
    --------
    >>> trimmed_mean([1, 2, 3, 4, 100]).estimate
    3.0

    """
    x = present(values)
    if x.size == 0:
        return Statistic(estimate=None, n=0, method=TRIMMED, reason="no_experts")
    cut = int(TRIM * x.size)
    kept = x[cut : x.size - cut]
    if x.size == 1:
        return Statistic(estimate=float(x[0]), n=1, method=TRIMMED, reason="too_few_experts")
    winsorised = np.clip(x, kept[0], kept[-1])
    error = float(winsorised.std(ddof=1)) / ((1 - 2 * TRIM) * math.sqrt(x.size))
    return _around(float(kept.mean()), error, df=kept.size - 1, n=x.size, conf=conf, method=TRIMMED)


def exact_mean(values: FloatArray) -> float:
    """Give the mean from a sum that is rounded once, so that the order of values cannot matter.

    Examples
    --------
    >>> import numpy as np
    >>> exact_mean(np.array([0.1] * 10))
    0.1

    """
    return math.fsum(values.tolist()) / len(values)


def present(values: Sequence[float | None] | FloatArray) -> FloatArray:
    """Give the values that are there, sorted, so that their order cannot change a result.

    Examples
    --------
    >>> present([3, None, 1.0])
    array([1., 3.])

    """
    x = np.asarray(values, dtype=np.float64)
    return np.sort(x[~np.isnan(x)])


def _around(centre: float, error: float, *, df: int, n: int, conf: float, method: str) -> Statistic:
    from scipy.special import stdtrit

    half = float(stdtrit(df, (1 + conf) / 2)) * error
    return Statistic(
        estimate=centre,
        interval=Interval(
            low=centre - half, high=centre + half, level=conf, method=f"t, {df} degrees of freedom"
        ),
        n=n,
        method=method,
        warnings=() if error > 0 else ("zero_width",),
    )


def _order_rank(n: int, conf: float) -> tuple[int, float]:
    """Give the largest rank whose interval still has the level, and the level it has."""
    below, ways, whole, best = 0, 1, 2**n, (1, 1 - 2.0 ** (1 - n))
    for rank in range(1, n // 2 + 1):
        below += ways  # whole numbers: exact, whatever their size
        reached = 1 - 2 * below / whole
        if reached < conf:
            break
        best = (rank, reached)
        ways = ways * (n - rank + 1) // rank  # n over rank, from n over rank − 1
    return best
