"""The placements, recomputed from typed answers with school arithmetic and a quadrature of its own.

Nothing of the product is imported: this file is what the product's numbers are held against.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

HIGHEST = 7
CUT = 4.0
_TINY = 1e-300
_ENOUGH = 1e-16


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """An alliance's position, its phase, and the probability of each phase."""

    n: int
    threat_agreement: float
    cohesion: float
    phase: str
    probability: dict[str, float]


def reverse(rating: int | None) -> int | None:
    """Turn the rating of a reversed item round.

    >>> reverse(1), reverse(6), reverse(None)
    (7, 2, None)
    """
    return None if rating is None else HIGHEST + 1 - rating


def score(ratings: Sequence[int | None]) -> float | None:
    """Average what was answered, if that is at least two thirds of the k questions, rounded up.

    >>> score([5, 6, 7, None, 6]), score([5, 6, 7, None, None])
    (6.0, None)
    """
    given = [rating for rating in ratings if rating is not None]
    return fmean(given) if len(given) >= math.ceil(2 * len(ratings) / 3) else None


def place(scores: Sequence[tuple[float | None, float | None]]) -> ByHand:
    """Place an alliance from (threat agreement, cohesion) of each expert; pairs with a gap do not count."""
    pairs = [(v, h) for v, h in scores if v is not None and h is not None]
    n = len(pairs)
    v, h = (fmean(column) for column in zip(*pairs, strict=True))
    return ByHand(
        n=n,
        threat_agreement=v,
        cohesion=h,
        phase=_phase(v >= CUT, h >= CUT),
        probability=_probability(pairs, v, h),
    )


def _phase(is_high: bool, is_strong: bool) -> str:  # noqa: FBT001 - the two sides of a table
    table = {
        (True, False): "drifting",
        (True, True): "ironclad",
        (False, False): "danger",
        (False, True): "stable",
    }
    return table[is_high, is_strong]


def _probability(pairs: Sequence[tuple[float, float]], v: float, h: float) -> dict[str, float]:
    """Share out the bivariate t with ν = n − 2 around the mean, of scale S(n − 1)/(nν), among the cells."""
    n, df = len(pairs), len(pairs) - 2
    shrink = 1 / (n * df)  # S has n − 1 below, which cancels
    scale_v = math.sqrt(sum((each[0] - v) ** 2 for each in pairs) * shrink)
    scale_h = math.sqrt(sum((each[1] - h) ** 2 for each in pairs) * shrink)
    both = sum((each[0] - v) * (each[1] - h) for each in pairs) * shrink
    a, b = (CUT - v) / scale_v, (CUT - h) / scale_h
    low, weak = t_below(a, df), t_below(b, df)
    danger = bivariate_t_below(a, b, both / (scale_v * scale_h), df)
    return {
        "danger": danger,
        "stable": low - danger,
        "drifting": weak - danger,
        "ironclad": 1 - low - weak + danger,
    }


def bivariate_t_below(a: float, b: float, rho: float, df: float) -> float:
    """Integrate the first coordinate up to a, times the chance that the second is below b given the first.

    >>> abs(bivariate_t_below(0, 0, 0.5, 6) - (1 / 4 + math.asin(0.5) / (2 * math.pi))) < 1e-13
    True
    """

    def of_both(z: float) -> float:
        spread = math.sqrt((df + z * z) / (df + 1) * (1 - rho * rho))
        return t_density(z, df) * t_below((b - rho * z) / spread, df + 1)

    return _integral_below(of_both, a)


def _integral_below(function: Callable[[float], float], end: float) -> float:
    """Integrate from minus infinity: double exponential, z = end − exp(π/2 sinh s), in steps of 1/64."""
    step = 1 / 64
    total = 0.0
    for k in range(-4 * 64, 4 * 64 + 1):
        s = k * step
        away = math.exp(math.pi / 2 * math.sinh(s))
        total += function(end - away) * away * math.pi / 2 * math.cosh(s)
    return total * step


def t_density(z: float, df: float) -> float:
    """Student's t."""
    norm = math.gamma((df + 1) / 2) / (math.gamma(df / 2) * math.sqrt(df * math.pi))
    return norm * math.pow(1 + z * z / df, -(df + 1) / 2)


def t_below(z: float, df: float) -> float:
    """Student's t up to z, by the incomplete beta function.

    >>> abs(t_below(1, 1) - 0.75) < 1e-15, abs(t_below(-math.sqrt(2), 2) - (0.5 - 8**-0.5)) < 1e-15
    (True, True)
    """
    tail = _incomplete_beta(df / (df + z * z), df / 2, 0.5) / 2
    return 1 - tail if z > 0 else tail


def _incomplete_beta(x: float, a: float, b: float) -> float:
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(1 - x, b, a)
    front = (
        math.pow(x, a)
        * math.pow(1 - x, b)
        * math.gamma(a + b)
        / (math.gamma(a) * math.gamma(b) * a)
    )
    return front / _continued_fraction(x, a, b)


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Lentz's way of evaluating 1 + d1/(1 + d2/(1 + …))."""
    value, up, down = 1.0, 1.0, 0.0
    for m in range(1, 500):
        half = m // 2
        if m % 2:
            term = -(a + half) * (a + b + half) * x / ((a + m - 1) * (a + m))
        else:
            term = half * (b - half) * x / ((a + m - 1) * (a + m))
        down = 1 / ((1 + term * down) or _TINY)
        up = (1 + term / up) or _TINY
        value *= up * down
        if abs(up * down - 1) < _ENOUGH:
            break
    return value
