"""The difference of two groups' means, without assuming that both are equally spread."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analysis.location import exact_mean
from analysis.location import present
from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

METHOD = "difference of means, first minus second group; Welch t interval"
TWO = 2


def mean_difference(first: FloatArray, second: FloatArray, *, conf: float = 0.95) -> Statistic:
    """Give the difference of means with Welch's interval.

    x̄₁ − x̄₂ ± t(ν) √(s₁²/n₁ + s₂²/n₂), with ν = (s₁²/n₁ + s₂²/n₂)² / Σ (s²/n)²/(n − 1)
    (Welch 1947, *Biometrika* 34, pages 28 to 35; ν is Satterthwaite's).

    Parameters
    ----------
    first, second
        shape (n,) of either group; NaN is left out.
    conf
        Level of the interval.

    Returns
    -------
    Its n is that of both groups. Without an estimate, for no_experts, where a group is empty;
    without an interval, for too_few_experts, where one has a single member.

    Examples
    --------
    >>> import numpy as np
    >>> found = mean_difference(np.array([4.0, 5, 6]), np.array([1.0, 2, 3]))
    >>> found.estimate, round(found.interval.low, 3), round(found.interval.high, 3)
    (3.0, 0.733, 5.267)

    """
    x, y = present(first), present(second)
    n = x.size + y.size
    if not x.size or not y.size:
        return Statistic(estimate=None, n=n, method=METHOD, reason="no_experts")
    estimate = exact_mean(x) - exact_mean(y)
    if min(x.size, y.size) < TWO:
        return Statistic(estimate=estimate, n=n, method=METHOD, reason="too_few_experts")
    interval = _interval(x, y, estimate, conf)
    warnings = () if interval.low < interval.high else ("zero_width",)
    return Statistic(estimate=estimate, n=n, method=METHOD, interval=interval, warnings=warnings)


def _interval(x: FloatArray, y: FloatArray, estimate: float, conf: float) -> Interval:
    from scipy.special import stdtrit

    parts = [float(values.var(ddof=1)) / values.size for values in (x, y)]
    variance = sum(parts)
    if variance == 0:
        return Interval(low=estimate, high=estimate, level=conf, method="t of Welch")
    sizes = (x.size, y.size)
    df = variance**2 / sum(part**2 / (n - 1) for part, n in zip(parts, sizes, strict=True))
    half = float(stdtrit(df, (1 + conf) / 2)) * math.sqrt(variance)
    return Interval(
        low=estimate - half,
        high=estimate + half,
        level=conf,
        method=f"t of Welch, {df:.1f} degrees of freedom",
    )
