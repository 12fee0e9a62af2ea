"""Intervals from leaving raters, units, or one of each out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from typing import Protocol
from typing import TypeAlias

import numpy as np

from analysis.results import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings
    from analysis.results import Coefficient

Weighted: TypeAlias = "tuple[FloatArray, FloatArray]"
Directions = Literal["two-way", "raters", "units"]
DIRECTIONS: tuple[Directions, ...] = ("two-way", "raters", "units")
ROUNDING = 1e-12  # so near to its end a coefficient is at it


def jackknife_variance(replicates: FloatArray, times: FloatArray | None = None) -> float:
    """Give (n − 1)/n · Σ(θ_i − θ̄)² of n estimates with one left out each; NaN if one is undefined.

    Examples
    --------
    >>> import numpy as np
    >>> round(jackknife_variance(np.array([1.0, 2.0, 3.0])), 4)
    1.3333

    """
    times = np.ones(len(replicates)) if times is None else times
    n = float(times.sum())
    if not n or not np.isfinite(replicates).all():
        return math.nan
    mean = (times @ replicates) / n
    return float((n - 1) / n * (times @ (replicates - mean) ** 2))


def jackknife(
    estimate: float,
    directions: Directions,
    *,
    raters: Callable[[], FloatArray],
    units: Callable[[], FloatArray],
    conf: float,
    ratings: Callable[[], Weighted | None] | None = None,
    lowest: float | None = None,
) -> tuple[float, Interval] | None:
    """Give the standard error and the interval of a coefficient whose raters or units are samples.

    One way, se² is the jackknife variance of leaving each rater, or each unit, out. Two ways it is
    V_raters + V_units − V_ratings: what a single rating does is in both of the first (as in the
    two-way clustering of Cameron, Gelbach and Miller 2011, page 241), and not less than the larger
    of these. The degrees of freedom are Satterthwaite's, (V_r + V_u)²/(V_r²/(R − 1) + V_u²/(U − 1)).

    The interval is made on Fisher's scale of intraclass correlations, on which it is symmetric,
    f(θ) = ln((θ − θ_min)/(1 − θ)): of f of the estimates with one left out, and around f(θ) less the
    bias (U − 1)(mean of f(θ_u) − f(θ)) that few units bring with them (Quenouille 1956,
    *Biometrika* 43, page 353), as far as the interval still holds θ. docs/reference/calibration.md
    says how often it covers.

    Parameters
    ----------
    estimate
        With nothing left out.
    directions
        "two-way", "raters" or "units".
    raters, units
        Give the estimates with each rater, or each unit, left out.
    conf
        Level of the interval.
    ratings
        Gives the estimates with each rating left out, and how often each occurs; None where that
        is not known, and the interval wider.
    lowest
        θ_min, the lowest value of the coefficient in large data. If there is none, or the estimate
        is not between it and 1, the interval is θ ± t · se, cut off at 1. If one with something left
        out is not, the interval is f⁻¹(f(θ) ± t · se · f′(θ)).

    Returns
    -------
    None where an estimate with one left out is undefined.

    """
    ways = []
    if directions != "units":
        ways.append(raters())
    if directions != "raters":
        ways.append(units())
    if not all(way.size and np.isfinite(way).all() for way in ways):
        return None
    single = ratings() if ratings is not None and len(ways) > 1 else None
    if single is not None and not np.isfinite(single[0]).all():
        single = None
    se, df = _error(ways, single)
    how = f"{directions} jackknife"
    if lowest is None or not _inside(np.array(estimate), lowest):
        return se, t_interval(estimate, se, df, conf, how)
    centre = _fisher(np.array(estimate), lowest)
    spread, bias = se * (1 / (estimate - lowest) + 1 / (1 - estimate)), 0.0
    every = ways if single is None else [*ways, single[0]]
    if all(_inside(way, lowest) for way in every):
        ways = [_fisher(way, lowest) for way in ways]
        single = None if single is None else (_fisher(single[0], lowest), single[1])
        spread, df = _error(ways, single)
        if directions != "raters":
            bias = (len(ways[-1]) - 1) * float(ways[-1].mean() - centre)
    return se, _fisher_interval(float(centre), bias, spread, df, conf, how, lowest)


def _error(ways: list[FloatArray], single: Weighted | None) -> tuple[float, float]:
    """Give the standard error from one way, or two, and Satterthwaite's degrees of freedom."""
    parts = [jackknife_variance(way) for way in ways]
    variance = sum(parts)
    df = _satterthwaite(parts, [len(way) - 1 for way in ways])
    if single is not None:
        variance = max(variance - jackknife_variance(*single), *parts)
    return math.sqrt(variance), df


def _satterthwaite(parts: list[float], degrees: list[int]) -> float:
    whole = sum(parts)
    if not whole > 0:
        return float(min(degrees))
    shares = (part**2 / df for part, df in zip(parts, degrees, strict=True) if part)
    return whole**2 / sum(shares)


def _inside(values: FloatArray, lowest: float) -> bool:
    return bool(((lowest + ROUNDING < values) & (values < 1 - ROUNDING)).all())


def _fisher(values: FloatArray, lowest: float) -> FloatArray:
    return np.asarray(np.log((values - lowest) / (1 - values)))


def _fisher_interval(
    centre: float, bias: float, se: float, df: float, conf: float, how: str, lowest: float
) -> Interval:
    from scipy.special import expit
    from scipy.special import stdtrit

    half = float(stdtrit(df, (1 + conf) / 2)) * se
    middle = centre - min(max(bias, -half), half)
    low, high = (lowest + (1 - lowest) * float(expit(middle + x)) for x in (-half, half))
    return Interval(
        low=low,
        high=high,
        level=conf,
        method=f"{how} on Fisher’s scale, t with {df:.4g} degrees of freedom",
    )


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
    ratings_of_all: Ratings,
    **how: Any,
) -> Coefficient:
    """Give a coefficient with its jackknife interval, or with the reason why there is none.

    Takes what `jackknife` takes besides.
    """
    if directions is None:
        return give(estimate=estimate)
    if directions != "units" and ratings_of_all.rater is None:
        return give(estimate=estimate, reason="raters_unknown")
    found = jackknife(estimate, directions, **how)
    if found is None:
        return give(estimate=estimate, reason="jackknife_undefined")
    return give(estimate=estimate, se=found[0], interval=found[1])


def lowest_of(ratings: Ratings) -> float:
    """Give −1/(k − 1), the lowest agreement beyond chance that k ratings a unit can have on average.

    Examples
    --------
    >>> from analysis.ratings import Ratings
    >>> lowest_of(Ratings.from_matrix([[1, 2, 3], [1, 1, 2]]))
    -0.5

    """
    size = ratings.size[ratings.size > 1]
    return -1 / (float(size.mean()) - 1)


def t_interval(estimate: float, se: float, df: float, conf: float, how: str) -> Interval:
    """Give estimate ± t · se, cut off at 1, which no coefficient exceeds."""
    from scipy.special import stdtrit

    half = float(stdtrit(df, (1 + conf) / 2)) * se
    return Interval(
        low=estimate - half,
        high=min(estimate + half, 1.0),
        level=conf,
        method=f"{how}, t with {df:.4g} degrees of freedom",
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
