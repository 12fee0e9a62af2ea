"""Intervals from leaving one expert out at a time, where the experts are the sample."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.results import Interval

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

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
    """Give the interval estimate ± t · se of the delete-one jackknife, cut off at the bounds.

    se² = (n − 1)/n · Σ(θ_i − θ̄)² over the n experts; t has n − 1 degrees of freedom.

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
    (0.08, 0.92)

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
    return around(estimate, se, df=n - 1, conf=conf, bounds=bounds, how="jackknife over experts")


def around(
    estimate: float, se: float, *, df: float, conf: float, bounds: Bounds, how: str
) -> dict[str, Any]:
    """Give estimate ± t · se, cut off at the bounds, as fields of a `Statistic`."""
    from scipy.special import stdtrit

    half = float(stdtrit(df, (1 + conf) / 2)) * se
    interval = Interval(
        low=max(estimate - half, bounds[0]),
        high=min(estimate + half, bounds[1]),
        level=conf,
        method=f"{how}, t with {df:g} degrees of freedom",
    )
    return {"interval": interval, "warnings": () if se > 0 else ("zero_width",)}
