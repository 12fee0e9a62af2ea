"""The r_wg family: how much smaller the experts' variance is than that of random answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

MINIMUM_RATERS = 2


def r_wg(ratings: FloatArray, *, points: int) -> float | None:
    """Give r_wg of one item: 1 − s²/σ²_E, not below 0 (James, Demaree and Wolf 1984).

    σ²_E = (K² − 1)/12 is the variance of uniform answers on K points.

    Parameters
    ----------
    ratings
        shape (raters,); NaN for gaps.
    points
        K, the number of points of the scale.

    Returns
    -------
    The index; None with fewer than two ratings.

    Examples
    --------
    >>> import numpy as np
    >>> round(r_wg(np.array([4.0, 5, 4, 4, 3, 5, 4, 4, 5, 4]), points=5), 10)
    0.8

    """
    value = r_star_wg_j(ratings.reshape(-1, 1), points=points)
    return None if value is None else max(value, 0.0)


def r_star_wg_j(ratings: FloatArray, *, points: int) -> float | None:
    """Give r*_wg(j) of several items: 1 − mean(s²)/σ²_E, negative where experts scatter widely.

    Lindell, Brandt and Whitney (1999).

    Parameters
    ----------
    ratings
        shape (raters, items); NaN for gaps.

    Returns
    -------
    The index; None if an item has fewer than two ratings.

    Examples
    --------
    >>> import numpy as np
    >>> r_star_wg_j(np.array([[1.0], [5], [1], [5]]), points=5)
    -1.6666666666666665

    """
    n = np.count_nonzero(~np.isnan(ratings), axis=0)
    if not n.size or n.min() < MINIMUM_RATERS:
        return None
    return float(1 - np.nanvar(ratings, axis=0, ddof=1).mean() / random_variance(points))


def r_wg_j(ratings: FloatArray, *, points: int) -> float | None:
    """Give r_wg(j) of several items: Jr/(Jr + 1 − r), with r = r*_wg(j) cut off at 0.

    James, Demaree and Wolf (1984).

    Parameters
    ----------
    ratings
        shape (raters, items); NaN for gaps.

    Returns
    -------
    The index; None if an item has fewer than two ratings.

    Examples
    --------
    >>> import numpy as np
    >>> r_wg_j(np.array([[4.0, 4], [4, 4], [4, 4]]), points=5)
    1.0

    """
    r = r_star_wg_j(ratings, points=points)
    if r is None:
        return None
    return float(step_up(np.array(max(r, 0.0)), ratings.shape[1]))


def step_up(r: FloatArray, items: int) -> FloatArray:
    """Give the agreement of the mean of J items from that of one, for r of any shape."""
    return items * r / (items * r + 1 - r)


def random_variance(points: int) -> float:
    """Give the variance of uniform answers on K points, (K² − 1)/12.

    Raises
    ------
    ValueError
        If the scale has fewer than two points.

    Examples
    --------
    >>> random_variance(7)
    4.0

    """
    if points < MINIMUM_RATERS:
        raise ValueError(f"A scale has at least two points, not {points}.")
    return (points * points - 1) / 12
