"""Whether a change is shown to be negligible, which a large p does not show."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Literal

import numpy as np

from analysis.location import mean_t

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.results import Interval

ENOUGH = 0.8  # the power below which stability cannot be shown at this n
NODES = 80
BEYOND = 12.0  # standard errors of s/σ, about 1/√(2 df), beyond which nothing is left
TINY = 1e-9
METHOD = "two one-sided t tests: the interval inside ± the margin"

Verdict = Literal["shown", "not_shown", "cannot_be_shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalence:
    """Whether a mean change lies within a margin of none.

    Attributes
    ----------
    verdict
        shown; not_shown; or cannot_be_shown, where so few pairs would seldom show it even without
        any change. None with fewer pairs than may be shown.
    margin, interval
        In scale points; the interval of the mean change at level 1 − 2α.
    power
        The probability of `shown` if nothing had changed, with the spread that was seen.

    """

    verdict: Verdict | None
    margin: float
    interval: Interval | None
    power: float | None
    n: int
    method: str
    reason: str | None = None


def equivalence(
    differences: FloatArray, *, margin: float = 0.5, alpha: float = 0.05
) -> Equivalence:
    """Test that a mean change is smaller than a margin (TOST: Schuirmann 1987).

    Parameters
    ----------
    differences
        shape (n,), n ≥ 2: none is NaN.
    margin
        In scale points; half a point by default.
    alpha
        Of each one-sided test; the interval has the level 1 − 2α.

    Examples
    --------
    >>> import numpy as np
    >>> found = equivalence(np.array([0.5, -0.5] * 4))
    >>> found.verdict, round(found.power, 2)
    ('shown', 0.55)

    """
    mean = mean_t(differences, conf=1 - 2 * alpha)
    limits = mean.interval
    n, spread = len(differences), float(np.sort(differences).std(ddof=1))
    power = power_without_change(n, spread, margin=margin, alpha=alpha)
    inside = limits is not None and -margin < limits.low and limits.high < margin
    failed: Verdict = "not_shown" if power >= ENOUGH else "cannot_be_shown"
    return Equivalence(
        verdict="shown" if inside else failed,
        margin=margin,
        interval=limits,
        power=power,
        n=n,
        method=METHOD,
    )


def no_equivalence(n: int, margin: float, reason: str) -> Equivalence:
    """Say why nothing is said of stability."""
    return Equivalence(
        verdict=None, margin=margin, interval=None, power=None, n=n, method=METHOD, reason=reason
    )


def power_without_change(
    n: int, spread: float, *, margin: float = 0.5, alpha: float = 0.05
) -> float:
    """Give the probability that equivalence is shown if the true mean change is 0.

    ∫ [2Φ((δ − t s/√n) √n/σ) − 1] f(s) ds over the standard deviations s that leave room, s < δ√n/t,
    with t = t(1 − α; n − 1), f the density of s = σ χ(n − 1)/√(n − 1), and σ the spread.

    Parameters
    ----------
    n, spread
        Pairs; the standard deviation of their differences.
    margin, alpha
        δ in scale points; the level of each one-sided test.

    Examples
    --------
    >>> [round(power_without_change(n, 0.75), 2) for n in (8, 12, 20)]
    [0.17, 0.41, 0.78]

    """
    from scipy.special import gammaln
    from scipy.special import ndtr
    from scipy.special import stdtrit

    if spread < TINY:
        return 1.0
    df = n - 1
    room = margin * math.sqrt(n) / spread  # in standard errors
    most = room / float(stdtrit(df, 1 - alpha))  # of s/σ
    wide = BEYOND / math.sqrt(2 * df)
    low, high = max(0.0, 1 - wide), min(most, 1 + wide)
    if high <= low:
        return 0.0
    nodes, weights = _legendre()
    s = low + (high - low) * (nodes + 1) / 2
    log_density = (
        math.log(2) + (df / 2) * math.log(df / 2) - gammaln(df / 2) + (df - 1) * np.log(s)
    ) - df * s * s / 2
    inside = 2 * ndtr(room * (1 - s / most)) - 1
    total = float((weights * np.exp(log_density) * inside).sum()) * (high - low) / 2
    return min(max(total, 0.0), 1.0)


@lru_cache(maxsize=1)
def _legendre() -> tuple[FloatArray, FloatArray]:
    return np.polynomial.legendre.leggauss(NODES)
