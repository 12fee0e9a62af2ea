"""The probability that a normal variable falls between two limits, on the log scale."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

TINY = 1e-300
ROOT_TWO_PI = math.sqrt(2 * math.pi)


def log_between(upper: FloatArray, lower: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Give ln(Φ(upper) − Φ(lower)) with its derivatives by the two limits.

    Above 0 both are turned, so that the difference is of two small numbers and keeps its digits.

    Parameters
    ----------
    upper, lower
        Of one shape, with upper above lower; they may be infinite.

    Examples
    --------
    >>> import numpy as np
    >>> log, by_upper, by_lower = log_between(np.array([np.inf]), np.array([0.0]))
    >>> round(float(np.exp(log[0])), 12), float(by_upper[0]), round(float(by_lower[0]), 4)
    (0.5, 0.0, -0.7979)

    """
    from scipy.special import ndtr

    turned = lower > 0
    low = np.where(turned, -upper, lower)
    high = np.where(turned, -lower, upper)
    mass = np.maximum(ndtr(high) - ndtr(low), TINY)
    return np.log(mass), density(upper) / mass, -density(lower) / mass


def density(x: FloatArray) -> FloatArray:
    """Give the standard normal density; 0 where x is infinite.

    Examples
    --------
    >>> import numpy as np
    >>> density(np.array([0.0, np.inf])).round(4)
    array([0.3989, 0.    ])

    """
    return np.asarray(np.exp(-0.5 * x * x) / ROOT_TWO_PI)
