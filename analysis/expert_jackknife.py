"""Intervals from leaving one expert out at a time, where the experts are the sample."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.results import Interval

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

NOTHING = 1e-9  # of the room between the bounds, or of the estimate where there is no upper one
LARGE = 700.0  # the exponential of more is no number
MINIMUM = 5  # experts, below which no index of one group has an interval
Bounds = tuple[float, float]


def check_conf(conf: float | None) -> None:
    """Refuse a level that is none; None stands for no interval."""
    if conf is not None and not 0 < conf < 1:
        raise ValueError(f"The level of an interval lies between 0 and 1, not {conf!r}.")


def leaving_experts_out(
    estimate: float,
    replicates: FloatArray,
    *,
    conf: float | None,
    bounds: Bounds,
    times: FloatArray | None = None,
    least: int = MINIMUM,
) -> dict[str, Any]:
    """Give the interval of the delete-one jackknife, on the logit scale between the bounds.

    se² = (n − 1)/n · Σ(θ_i − θ̄)² over the n experts; with f(θ) = ln((θ − low)/(high − θ)) the
    interval is f⁻¹(f(θ) ± t · se · f′(θ)), t with n − 1 degrees of freedom. With no upper bound f is
    ln(θ − low). An estimate on a bound has θ ± t · se, cut off at the bounds. In simulated panels of
    8 to 40 experts these intervals covered better than θ ± t · se, and than bootstraps of experts.

    Parameters
    ----------
    estimate
        With every expert.
    replicates
        shape (experts,): with one left out each.
    conf
        Level of the interval; None for none.
    bounds
        The lowest and the highest value that the coefficient can have.
    times
        shape (experts,): how many experts each replicate stands for; None for one.
    least
        The number of experts below which there is no interval.

    Returns
    -------
    The fields `interval`, `reason` and `warnings` of a `Statistic`.

    Examples
    --------
    >>> import numpy as np
    >>> found = leaving_experts_out(0.5, np.linspace(0.4, 0.6, 9), conf=0.95, bounds=(0, 1))
    >>> round(found["interval"].low, 2), round(found["interval"].high, 2)
    (0.16, 0.84)

    """
    if conf is None:
        return {}
    weights = np.ones(len(replicates)) if times is None else times
    n = float(weights.sum())
    if n < least:
        return {"reason": "too_few_experts"}
    if not np.isfinite(replicates).all():
        return {"reason": "jackknife_undefined"}
    centre = weights @ replicates / n
    se = math.sqrt((n - 1) / n * float(weights @ (replicates - centre) ** 2))
    if se <= NOTHING * _room(estimate, bounds):
        same = Interval(low=estimate, high=estimate, level=conf, method="jackknife over experts")
        return {"interval": same, "warnings": ("zero_width",)}
    return {"interval": _around(estimate, se, n - 1, conf, bounds)}


def _room(estimate: float, bounds: Bounds) -> float:
    low, high = bounds
    return abs(estimate) if math.isinf(high) else high - low


def _around(estimate: float, se: float, df: float, conf: float, bounds: Bounds) -> Interval:
    from scipy.special import stdtrit

    low, high = bounds
    half = float(stdtrit(df, (1 + conf) / 2)) * se
    above, below = estimate - low, high - estimate
    nothing = NOTHING * _room(estimate, bounds)
    if min(above, below) <= nothing:
        floor = low if above >= -nothing else -math.inf  # ratings may lie outside their scale
        ends = max(estimate - half, floor), min(estimate + half, high)
    elif math.isinf(high):
        factor = math.exp(min(half / above, LARGE))
        ends = low + above / factor, low + above * factor
    else:
        shrink = math.exp(-half / above - half / below)  # 0 where an end is all but reached
        ends = (
            low + (high - low) * above * shrink / (above * shrink + below),
            low + (high - low) * above / (above + below * shrink),
        )
    return Interval(
        low=ends[0],
        high=ends[1],
        level=conf,
        method=f"jackknife over experts, t with {df:g} degrees of freedom",
    )
