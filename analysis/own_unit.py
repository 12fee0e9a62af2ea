"""Numbers in the unit of their own spread, so that a limit for rounding fits large and small ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

ROUNDING = 1e-14  # of the numbers themselves: means of equal ones miss them by less


def own_unit(apart: FloatArray, values: FloatArray) -> float:
    """Give the power of two next above the largest distance; 0 if all of them are rounding.

    Dividing by it is exact, and changes no coefficient that has no unit.

    Parameters
    ----------
    apart
        Distances from a mean, NaN for gaps.
    values
        The numbers that they were taken from.

    Examples
    --------
    >>> import numpy as np
    >>> own_unit(np.array([-3.0, 0, 3]), np.array([1.0, 4, 7]))
    4.0
    >>> own_unit(np.array([1e-16, -1e-16]), np.array([0.3, 0.3]))
    0.0

    """
    largest, size = (float(np.nanmax(np.abs(x), initial=0.0)) for x in (apart, values))
    return 0.0 if largest <= ROUNDING * size else math.ldexp(1.0, math.frexp(largest)[1])
