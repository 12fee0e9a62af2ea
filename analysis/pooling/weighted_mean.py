"""Weighted means of the experts' scores, and how surely such a mean would stand with other experts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from analysis.posterior import bivariate_t
from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.arrays import FloatArray
    from analysis.posterior import Posterior

WEIGHTED = "weighted mean; t interval with (Σw)²/Σw² − 1 degrees of freedom"


def effective_number(weights: FloatArray) -> float:
    """Give how many equally weighted experts the weights are worth, (Σw)²/Σw² (Kish 1965).

    Examples
    --------
    >>> effective_number(np.array([1.0, 1, 1, 1])), round(effective_number(np.array([3.0, 1])), 2)
    (4.0, 1.6)

    """
    return math.fsum(weights.tolist()) ** 2 / math.fsum((weights**2).tolist())


def weighted_means(x: FloatArray, weights: FloatArray, *, conf: float) -> Iterator[Statistic]:
    """Give the weighted mean of each column with its interval.

    se² = Σ w²(x − x̄)²/(1 − Σw²), with weights that sum to one and belong to the experts as their
    scores do; equal weights give s²/n.

    Parameters
    ----------
    x, weights
        shapes (n, 2) and (n,).
    conf
        Level of the interval.

    """
    from scipy.special import stdtrit

    df = effective_number(weights) - 1
    centre, covariance = _moments(x, weights)
    for place in range(x.shape[1]):
        half = float(stdtrit(df, (1 + conf) / 2)) * math.sqrt(float(covariance[place, place]))
        yield Statistic(
            estimate=centre[place],
            interval=Interval(
                low=centre[place] - half,
                high=centre[place] + half,
                level=conf,
                method=f"t, {df:.1f} degrees of freedom",
            ),
            n=len(x),
            method=WEIGHTED,
            warnings=() if half > 0 else ("zero_width",),
        )


def weighted_posterior(x: FloatArray, weights: FloatArray) -> Posterior:
    """Give the bivariate t of the weighted mean; with equal weights it is that of the headline."""
    n = effective_number(weights)
    centre, covariance = _moments(x, weights)
    return bivariate_t(
        (centre[0], centre[1]), covariance, shrink=math.sqrt((n - 1) / (n - 2)), df=n - 2
    )


def _moments(x: FloatArray, weights: FloatArray) -> tuple[list[float], FloatArray]:
    centre = [math.fsum((weights * column).tolist()) for column in x.T]
    away = (x - np.array(centre)) * weights[:, np.newaxis]
    return centre, away.T @ away / (1 - math.fsum((weights**2).tolist()))
