"""Krippendorff's squared differences δ² between points, by level of measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Literal
from typing import TypeAlias
from typing import get_args

import numpy as np

from analysis.weights import distances
from analysis.weights import scale_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings

Level = Literal["nominal", "ordinal", "interval", "ratio", "circular", "bipolar"]
LEVELS: tuple[Level, ...] = get_args(Level)
Custom: TypeAlias = "Callable[[FloatArray, FloatArray], FloatArray] | FloatArray"
_SAME = {"interval": "quadratic"}  # the names of the same distances among Gwet's weights


def name_of(level: Level | Custom) -> str:
    """Give the name of a level; custom for distances that were given.

    Raises
    ------
    ValueError
        If there is no such level.

    """
    if not isinstance(level, str):
        return "custom"
    if level not in LEVELS:
        raise ValueError(f"The level is one of {', '.join(LEVELS)}, not {level!r}.")
    return level


def squared_differences(ratings: Ratings, level: Level | Custom) -> FloatArray | None:
    """Give δ² between the points, shape (points, points); None for ordinal, which needs totals.

    nominal: 1 where they differ; interval (a − b)²; ratio ((a − b)/(a + b))²; circular
    sin²(π(a − b)/(max − min + 1)); bipolar (a − b)²/((a + b − 2 min)(2 max − a − b)), with min
    and max the ends of the scale (Krippendorff 2004, pages 232–235). Custom distances are a
    matrix in the order of the points, or a function of two arrays of points.

    Examples
    --------
    >>> from analysis.ratings import Ratings
    >>> squared_differences(Ratings.from_matrix([[1, 3, 4]]), "interval")
    array([[0., 4., 9.],
           [4., 0., 1.],
           [9., 1., 0.]])

    """
    k = ratings.n_points
    if not isinstance(level, str):
        return _custom(ratings, level)
    if level == "nominal":
        return 1 - np.eye(k)
    points = scale_of(ratings, f"the {level} level")
    return None if level == "ordinal" else distances(points, _SAME.get(level, level))


def _custom(ratings: Ratings, level: Custom) -> FloatArray:
    k = ratings.n_points
    if callable(level):
        points = np.array(ratings.points) if ratings.numbers is None else ratings.numbers
        found = level(points[:, np.newaxis], points[np.newaxis, :])
        matrix = np.broadcast_to(np.asarray(found, dtype=np.float64), (k, k))
    else:
        matrix = np.asarray(level, dtype=np.float64)
    if matrix.shape != (k, k):
        raise ValueError(f"Distances of {k} points have the shape {(k, k)}, not {matrix.shape}.")
    if not (np.isfinite(matrix).all() and (matrix >= 0).all()):
        raise ValueError("Distances are finite, and none is negative.")
    if not ((matrix == matrix.T).all() and not np.diag(matrix).any()):
        raise ValueError("Distances are alike in both directions, and 0 for the same point.")
    return matrix
