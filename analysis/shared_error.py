"""What becomes of a placement if all experts share one error, which no panel can see."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.quadrant import QuadrantMass

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.posterior import Posterior

NODES = 128
NEARLY_ZERO = 1e-12  # Owen's T is continuous there; the quotient that it needs is not


def tipping_point(position: float, cut: float) -> float:
    """Give the smallest error common to all experts that would carry a position across its cut.

    In scale points: cut − position, negative where the experts would all have to have rated too
    high.

    Examples
    --------
    >>> tipping_point(5.5, 4.0)
    -1.5

    """
    return cut - position


def mass_with_shared_error(
    posterior: Posterior, cuts: tuple[float, float], sd: float
) -> QuadrantMass:
    """Give the quadrant masses when an unseen error of this sd, shared by all, is added.

    The errors of the two axes are independent and normal. A bivariate t is a mixture of normals
    N(x̄, scale/w) with νw chi-squared, so the sum is a mixture of normals N(x̄, scale/w + sd²I): its
    quadrants follow from Owen's T function (Owen 1956), and the mixture is integrated over the
    quantiles of w with 128 Gauss–Legendre nodes.

    Parameters
    ----------
    posterior
        The bivariate t of the panel's mean; degenerate ones are fine.
    cuts
        The vertical and the horizontal cut.
    sd
        Standard deviation of the shared error, in scale points, positive.

    Raises
    ------
    ValueError
        If the sd is not positive.

    Examples
    --------
    >>> from analysis.posterior import Posterior
    >>> point = Posterior(vertical=4.3, horizontal=9, scale_vertical=0, scale_horizontal=0,
    ...                   correlation=0, df=6)
    >>> round(mass_with_shared_error(point, (4, 4), 0.3).high_strong, 4)  # Φ(1)
    0.8413

    """
    if sd <= 0:
        raise ValueError(f"The sd of a shared error must be positive; it is {sd}.")
    w, weights = _mixture(posterior.df)
    v = np.sqrt(posterior.scale_vertical**2 / w + sd**2)
    h = np.sqrt(posterior.scale_horizontal**2 / w + sd**2)
    product = posterior.scale_vertical * posterior.scale_horizontal
    rho = posterior.correlation * product / w / (v * h)
    a, b = (cuts[0] - posterior.vertical) / v, (cuts[1] - posterior.horizontal) / h
    masses = [
        float(weights @ _below_both(sign_a * a, sign_b * b, sign_a * sign_b * rho))
        for sign_a, sign_b in ((-1, -1), (1, -1), (-1, 1), (1, 1))
    ]
    high_strong, low_strong, high_weak, low_weak = (min(max(m, 0.0), 1.0) for m in masses)
    return QuadrantMass(
        high_strong=high_strong, low_strong=low_strong, high_weak=high_weak, low_weak=low_weak
    )


@lru_cache(maxsize=256)
def _mixture(df: float) -> tuple[FloatArray, FloatArray]:
    """Give values of w and their weights, shapes (nodes,); callers only read them."""
    from scipy.special import gammaincinv

    nodes, weights = _nodes()
    w = gammaincinv(df / 2, (nodes + 1) / 2) * 2 / df
    return np.asarray(w, dtype=np.float64), weights / 2


@lru_cache(maxsize=1)
def _nodes() -> tuple[FloatArray, FloatArray]:
    return np.polynomial.legendre.leggauss(NODES)


def _below_both(a: FloatArray, b: FloatArray, rho: FloatArray) -> FloatArray:
    """Give Φ₂(a, b; ρ) by Owen's T function, shapes (nodes,)."""
    from scipy.special import ndtr
    from scipy.special import owens_t

    a = np.where(np.abs(a) < NEARLY_ZERO, NEARLY_ZERO, a)
    b = np.where(np.abs(b) < NEARLY_ZERO, NEARLY_ZERO, b)
    root = np.sqrt(1 - rho**2)
    total = (ndtr(a) + ndtr(b)) / 2
    total = total - owens_t(a, (b / a - rho) / root) - owens_t(b, (a / b - rho) / root)
    return np.asarray(total - np.where(a * b < 0, 0.5, 0.0), dtype=np.float64)
