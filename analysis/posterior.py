"""What the ratings say about the average of an endless panel of exchangeable experts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.location import exact_mean

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

FLAT = 1e-9  # a standard deviation below this is none: ratings are whole numbers
LINE = 1e-9  # likewise for 1 − |correlation|
MINIMUM = 3  # n − 2 degrees of freedom must be positive


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """A bivariate t: its centre, the scale of each axis, their correlation, and its df."""

    vertical: float
    horizontal: float
    scale_vertical: float
    scale_horizontal: float
    correlation: float
    df: float

    @property
    def is_point(self) -> bool:
        """Whether it has no width on either axis."""
        return self.scale_vertical == 0 and self.scale_horizontal == 0

    @property
    def is_degenerate(self) -> bool:
        """Whether it has width along at most one direction."""
        flat = self.scale_vertical == 0 or self.scale_horizontal == 0
        return flat or abs(self.correlation) == 1


def posterior_of(pairs: FloatArray) -> Posterior:
    """Give the posterior of the panel's true mean.

    With the independence-Jeffreys prior |Σ|^−(p+1)/2, p = 2: μ | data is bivariate t with n − 2
    degrees of freedom around the sample mean, with scale matrix S(n − 1)/(n(n − 2)). Its ellipses
    are the regions of Hotelling's T²; its marginals are wider than the usual t interval. An axis
    that does not vary, or scores that lie on one line, leave the same t along what varies.

    Parameters
    ----------
    pairs
        shape (n, 2): each expert's vertical and horizontal score, complete, n ≥ 3.

    Raises
    ------
    ValueError
        If there are fewer than three pairs.

    Examples
    --------
    >>> import numpy as np
    >>> posterior_of(np.array([[5.0, 4], [6, 6], [7, 5], [6, 5]])).df
    2

    """
    n = len(pairs)
    if n < MINIMUM:
        raise ValueError(f"A posterior needs at least three complete pairs; there are {n}.")
    ordered = pairs[np.lexsort(pairs.T)]
    centre = (exact_mean(ordered[:, 0]), exact_mean(ordered[:, 1]))
    return bivariate_t(
        centre, np.cov(ordered.T, ddof=1), shrink=math.sqrt((n - 1) / (n * (n - 2))), df=n - 2
    )


def bivariate_t(
    centre: tuple[float, float], covariance: FloatArray, *, shrink: float, df: float
) -> Posterior:
    """Give the bivariate t around a centre, with the scale matrix shrink² · covariance.

    Examples
    --------
    >>> import numpy as np
    >>> bivariate_t((5, 6), np.eye(2), shrink=0.5, df=8).scale_vertical
    0.5

    """
    deviations = [math.sqrt(value) if value > FLAT**2 else 0.0 for value in np.diag(covariance)]
    return Posterior(
        vertical=centre[0],
        horizontal=centre[1],
        scale_vertical=deviations[0] * shrink,
        scale_horizontal=deviations[1] * shrink,
        correlation=_correlation(float(covariance[0, 1]), deviations),
        df=df,
    )


def _correlation(covariance: float, deviations: list[float]) -> float:
    if 0.0 in deviations:
        return 0.0
    value = covariance / (deviations[0] * deviations[1])
    return math.copysign(1.0, value) if abs(value) > 1 - LINE else value
