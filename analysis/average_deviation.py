"""How far the experts' ratings lie from their centre, on average."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Literal

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

Centre = Literal["mean", "median"]
CENTRES: tuple[Centre, ...] = ("mean", "median")


def average_deviation(ratings: FloatArray, *, centre: Centre = "mean") -> float | None:
    """Give the average deviation index AD of one group, averaged over its items.

    AD = Σ|x − centre| / n for each item (Burke, Finkelstein and Dusig 1999; around the median:
    Dunlap, Burke and Smith-Crowe 2003); low values mean agreement.

    Parameters
    ----------
    ratings
        shape (raters, items), or (raters,) for one item; NaN for gaps.
    centre
        "mean" or "median".

    Returns
    -------
    The index; None if an item has no rating.

    Examples
    --------
    >>> import numpy as np
    >>> average_deviation(np.array([1.0, 2, 6]))
    2.0
    >>> average_deviation(np.array([1.0, 2, 6]), centre="median")
    1.6666666666666667

    """
    if centre not in CENTRES:
        raise ValueError(f"The centre is “mean” or “median”, not {centre!r}.")
    table = ratings if ratings.ndim > 1 else ratings[:, np.newaxis]
    if not table.size or np.isnan(table).all(axis=0).any():
        return None
    middle = np.nanmean(table, axis=0) if centre == "mean" else np.nanmedian(table, axis=0)
    return float(np.nanmean(np.abs(table - middle), axis=0).mean())


def average_deviation_of_counts(
    counts: FloatArray, points: FloatArray, *, centre: Centre
) -> FloatArray:
    """Give the index of many groups at once, from how often each point was chosen.

    Parameters
    ----------
    counts
        shape (groups, points); every row sums to the same n ≥ 1.
    points
        shape (points,): the values of the points, rising.

    """
    n = counts.sum(axis=1)
    middle = counts @ points / n if centre == "mean" else _medians(counts, points)
    apart = np.abs(points[np.newaxis, :] - middle[:, np.newaxis])
    return np.asarray((counts * apart).sum(axis=1) / n, dtype=np.float64)


def _medians(counts: FloatArray, points: FloatArray) -> FloatArray:
    n = counts.sum(axis=1)
    reached = counts.cumsum(axis=1)
    lower = (reached < np.ceil(n / 2)[:, np.newaxis]).sum(axis=1)
    upper = (reached < (np.floor(n / 2) + 1)[:, np.newaxis]).sum(axis=1)
    return np.asarray((points[lower] + points[upper]) / 2, dtype=np.float64)
