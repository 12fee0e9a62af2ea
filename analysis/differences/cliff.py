"""How often a member of one group stands above one of the other: Cliff's delta."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from analysis.frame import TOLERANCE
from analysis.location import present
from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

METHOD = "Cliff’s delta, P(first above second) − P(first below second)"
TWO = 2


def cliff_delta(first: FloatArray, second: FloatArray, *, conf: float = 0.95) -> Statistic:
    """Give Cliff's delta with his asymmetric interval.

    With d_ij = sign(x_i − y_j) and d its mean, the variance is the unbiased one, s² = (n₂² Σ(d_i· − d)² +
    n₁² Σ(d_·j − d)² − ΣΣ(d_ij − d)²) / (n₁n₂(n₁ − 1)(n₂ − 1)), at least (1 − d²)/(n₁n₂ − 1); the
    limits are (d − d³ ± t s √((1 − d²)² + t²s²)) / (1 − d² + t²s²), t with n₁ + n₂ − 2 degrees of
    freedom (Cliff 1993, *Psychological Bulletin* 114, pages 494 to 509; Feng and Cliff 2004,
    *Journal of Modern Applied Statistical Methods* 3).

    Parameters
    ----------
    first, second
        shape (n,) of either group; NaN is left out.
    conf
        Level of the interval.

    Returns
    -------
    Its n is that of both groups. Without an estimate, for no_experts; without an interval, for
    too_few_experts, or for separated where all of one group stand above all of the other.

    Examples
    --------
    >>> import numpy as np
    >>> treated = np.array([10.0, 10, 20, 20, 20, 30, 30, 30, 40, 50])
    >>> found = cliff_delta(treated, np.array([10.0, 20, 30, 40, 40, 50]))
    >>> found.estimate, round(found.interval.low, 4), round(found.interval.high, 4)
    (-0.25, -0.7266, 0.389)

    """
    x, y = present(first), present(second)
    n = x.size + y.size
    if not x.size or not y.size:
        return Statistic(estimate=None, n=n, method=METHOD, reason="no_experts")
    above, below = _counts(x, y)
    d = float((above - below).sum()) / (x.size * y.size)
    if min(x.size, y.size) < TWO or abs(d) == 1:
        reason = "separated" if min(x.size, y.size) >= TWO else "too_few_experts"
        return Statistic(estimate=d, n=n, method=METHOD, reason=reason)
    return Statistic(estimate=d, n=n, method=METHOD, interval=_interval(x, y, d, conf))


def _counts(x: FloatArray, y: FloatArray) -> tuple[AnyArray, AnyArray]:
    """Count for each x how many y it stands above, and below: by their order, so that no table of all pairs is made."""
    ordered = np.sort(y)
    above = np.searchsorted(ordered, x - TOLERANCE, side="left")
    below = y.size - np.searchsorted(ordered, x + TOLERANCE, side="right")
    return above, below


def _interval(x: FloatArray, y: FloatArray, d: float, conf: float) -> Interval:
    from scipy.special import stdtrit

    n, m = x.size, y.size
    higher, lower = _counts(x, y)
    others_higher, others_lower = _counts(y, x)
    rows = float((((higher - lower) / m - d) ** 2).sum())
    columns = float((((others_lower - others_higher) / n - d) ** 2).sum())
    cells = float((higher + lower).sum()) - n * m * d * d
    unbiased = (m * m * rows + n * n * columns - cells) / (n * m * (n - 1) * (m - 1))
    variance = max(unbiased, (1 - d * d) / (n * m - 1))
    t = float(stdtrit(n + m - 2, (1 + conf) / 2))
    half = t * math.sqrt(variance * ((1 - d * d) ** 2 + t * t * variance))
    below = 1 - d * d + t * t * variance
    return Interval(
        low=(d - d**3 - half) / below,
        high=(d - d**3 + half) / below,
        level=conf,
        method=f"asymmetric, t, {n + m - 2} degrees of freedom",
    )
