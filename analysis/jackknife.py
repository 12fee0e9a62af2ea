"""Intervals from leaving raters, units, or one of each out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from typing import Protocol

import numpy as np

from analysis.results import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings
    from analysis.results import Coefficient

Directions = Literal["two-way", "raters", "units"]
DIRECTIONS: tuple[Directions, ...] = ("two-way", "raters", "units")


def jackknife_variance(replicates: FloatArray) -> float:
    """Give (n − 1)/n · Σ(θ_i − θ̄)² of n estimates with one left out each; NaN if one is undefined.

    Examples
    --------
    >>> import numpy as np
    >>> round(jackknife_variance(np.array([1.0, 2.0, 3.0])), 4)
    1.3333

    """
    n = len(replicates)
    if not n or not np.isfinite(replicates).all():
        return math.nan
    return float((n - 1) / n * ((replicates - replicates.mean()) ** 2).sum())


def jackknife(
    estimate: float,
    directions: Directions,
    *,
    raters: Callable[[], FloatArray],
    units: Callable[[], FloatArray],
    conf: float,
) -> tuple[float, Interval] | None:
    """Give the standard error and the interval estimate ± t · se, cut off at 1.

    se² is the sum of the jackknife variances of the directions that are a sample; t has one degree
    of freedom less than the smaller of their numbers.

    Parameters
    ----------
    estimate
        With nothing left out.
    directions
        "two-way", "raters" or "units".
    raters, units
        Give the estimates with each rater, or unit, left out.
    conf
        Level of the interval.

    Returns
    -------
    None where an estimate with one left out is undefined.

    """
    parts = []
    if directions != "units":
        parts.append(raters())
    if directions != "raters":
        parts.append(units())
    variance = sum(jackknife_variance(part) for part in parts)
    if not math.isfinite(variance):
        return None
    df = min(len(part) for part in parts) - 1
    se = math.sqrt(variance)
    return se, t_interval(estimate, se, df, conf, f"{directions} jackknife")


class Give(Protocol):
    """Makes a result of a coefficient that is otherwise known."""

    def __call__(
        self,
        *,
        estimate: float,
        se: float | None = None,
        interval: Interval | None = None,
        reason: str | None = None,
    ) -> Coefficient:
        """Make it."""


def jackknifed(
    give: Give,
    estimate: float,
    directions: Directions | None,
    ratings: Ratings,
    **how: Any,
) -> Coefficient:
    """Give a coefficient with its jackknife interval, or with the reason why there is none.

    Takes what `jackknife` takes besides.
    """
    if directions is None:
        return give(estimate=estimate)
    if directions != "units" and ratings.rater is None:
        return give(estimate=estimate, reason="raters_unknown")
    found = jackknife(estimate, directions, **how)
    if found is None:
        return give(estimate=estimate, reason="jackknife_undefined")
    return give(estimate=estimate, se=found[0], interval=found[1])


def t_interval(estimate: float, se: float, df: float, conf: float, how: str) -> Interval:
    """Give estimate ± t · se, cut off at 1, which no coefficient exceeds."""
    from scipy.special import stdtrit

    half = float(stdtrit(df, (1 + conf) / 2)) * se
    return Interval(
        low=estimate - half,
        high=min(estimate + half, 1.0),
        level=conf,
        method=f"{how}, t with {df:g} degrees of freedom",
    )


def check_conf(conf: float) -> None:
    """Refuse a level that is none."""
    if not 0 < conf < 1:
        raise ValueError(f"The level of an interval lies between 0 and 1, not {conf!r}.")


def check_directions(interval: str | None, others: tuple[str, ...] = ()) -> None:
    """Refuse an interval that there is not."""
    known = (*others, *DIRECTIONS)
    if interval is not None and interval not in known:
        raise ValueError(f"The interval is one of {', '.join(known)} or None, not {interval!r}.")
