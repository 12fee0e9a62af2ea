"""How much of a bivariate t lies in each of four quadrants, by quadrature."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.frame import TOLERANCE

if TYPE_CHECKING:
    from analysis.posterior import Posterior


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadrantMass:
    """The four masses, which sum to one: vertical high or low, horizontal strong or weak."""

    high_strong: float
    low_strong: float
    high_weak: float
    low_weak: float

    @property
    def masses(self) -> tuple[float, float, float, float]:
        """The masses in the order of `PhaseMap.phases`."""
        return (self.high_strong, self.low_strong, self.high_weak, self.low_weak)


def quadrant_mass(posterior: Posterior, cuts: tuple[float, float]) -> QuadrantMass:
    """Give the mass of each quadrant around the cuts.

    With a, b the standardised cuts, ρ the correlation and ν the degrees of freedom, the mass below
    both cuts is ∫ t_ν(z) T_{ν+1}((b − ρz)/√((ν + z²)(1 − ρ²)/(ν + 1))) dz over z < a, the
    conditional distribution of a bivariate t being a t again. It is integrated over the angle θ
    with z = √ν tan θ, which bounds the range. The others follow by subtraction from the marginals. Where nothing varies, a position on the cut counts as high.

    Parameters
    ----------
    posterior
        The bivariate t; a degenerate one is handled in one dimension.
    cuts
        The vertical and the horizontal cut.

    Examples
    --------
    >>> from analysis.posterior import Posterior
    >>> t = Posterior(vertical=4, horizontal=4, scale_vertical=1, scale_horizontal=1,
    ...               correlation=0.5, df=6)
    >>> round(quadrant_mass(t, (4, 4)).low_weak, 10)  # 1/4 + arcsin(0.5)/(2π)
    0.3333333333

    """
    below_vertical = _below(posterior.vertical, posterior.scale_vertical, posterior.df, cuts[0])
    below_horizontal = _below(
        posterior.horizontal, posterior.scale_horizontal, posterior.df, cuts[1]
    )
    both = _below_both(posterior, cuts, below_vertical, below_horizontal)
    low_strong = max(below_vertical - both, 0.0)
    high_weak = max(below_horizontal - both, 0.0)
    return QuadrantMass(
        high_strong=max(1 - both - low_strong - high_weak, 0.0),
        low_strong=low_strong,
        high_weak=high_weak,
        low_weak=both,
    )


def _below(centre: float, scale: float, df: float, cut: float) -> float:
    from scipy.special import stdtr

    if scale == 0:
        return 0.0 if centre >= cut - TOLERANCE else 1.0
    return float(stdtr(df, (cut - centre) / scale))


def _below_both(
    posterior: Posterior, cuts: tuple[float, float], below_v: float, below_h: float
) -> float:
    if posterior.scale_vertical == 0 or posterior.scale_horizontal == 0:
        return below_v * below_h
    if posterior.correlation == 1:
        return min(below_v, below_h)
    if posterior.correlation == -1:
        return max(below_v + below_h - 1, 0.0)
    a = (cuts[0] - posterior.vertical) / posterior.scale_vertical
    b = (cuts[1] - posterior.horizontal) / posterior.scale_horizontal
    value = _integral(a, b, posterior.correlation, posterior.df)
    return min(max(value, 0.0), below_v, below_h)


def _integral(a: float, b: float, rho: float, df: float) -> float:
    """Integrate over the angle θ, z = √ν tan θ: everything in it is bounded and smooth."""
    from scipy.integrate import quad
    from scipy.special import stdtr

    constant = math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2)) / math.sqrt(math.pi)
    steep = math.sqrt((df + 1) / (df * (1 - rho * rho)))

    def integrand(angle: float) -> float:
        across, along = math.cos(angle), math.sin(angle)
        below = float(stdtr(df + 1, (b * across - rho * math.sqrt(df) * along) * steep))
        return float(constant * across ** (df - 1) * below)

    low, high = -math.pi / 2, math.atan2(a, math.sqrt(df))
    step = math.atan2(b, rho * math.sqrt(df)) if rho > 0 else math.atan2(-b, -rho * math.sqrt(df))
    # A step this narrow is seen by nodes in it alone; without correlation there is none.
    width = 1 / (max(math.hypot(b, rho * math.sqrt(df)), 1.0) * steep)
    points = [5 / math.sqrt(df) * side for side in (-1, 0, 1)]
    points += [end + width * side for end in (step, high) for side in (-50, -5, 0, 5, 50)]
    points = sorted({point for point in points if low < point < high})
    value, _ = quad(integrand, low, high, points=points or None, epsabs=1e-11, limit=200)
    return float(value)
