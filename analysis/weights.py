"""Gwet's weights: how far two different points of a scale still agree, from 0 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Literal
from typing import get_args

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings

Weights = Literal[
    "identity", "linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar"
]
WEIGHTS: tuple[Weights, ...] = get_args(Weights)


def weights_of(ratings: Ratings, weights: Weights | FloatArray) -> FloatArray:
    """Give the weights between the points of a scale, 1 for the same point.

    With a and b two points, min and max the ends of the scale, and d their distance
    (Gwet 2014, *Handbook of Inter-Rater Reliability*, 4th edition, chapter 3):

    - identity: 0;
    - linear: 1 − |a − b|/(max − min);
    - quadratic: 1 − (a − b)²/(max − min)²;
    - radical: 1 − √|a − b|/√(max − min);
    - ratio: 1 − ((a − b)/(a + b))²/((max − min)/(max + min))²;
    - ordinal: 1 − C(r + 1, 2)/C(K, 2), for points r ranks apart among K;
    - circular: 1 − d/max d with d = sin²(π(a − b)/(max − min + 1));
    - bipolar: 1 − d/max d with d = (a − b)²/((a + b − 2 min)(2 max − a − b)).

    Words have the ranks 1, 2, 3 … in the order in which they were declared.

    Parameters
    ----------
    ratings
        The ratings, for the points of their scale.
    weights
        A name, or a symmetric matrix of shape (points, points).

    Returns
    -------
    shape (points, points).

    Raises
    ------
    ValueError
        If there are no such weights, words without a declared order are to be ordered, or ratio
        weights are asked for points below 0.

    Examples
    --------
    >>> from analysis.ratings import Ratings
    >>> weights_of(Ratings.from_matrix([[1, 2, 3]]), "linear")
    array([[1. , 0.5, 0. ],
           [0.5, 1. , 0.5],
           [0. , 0.5, 1. ]])

    """
    k = ratings.n_points
    if not isinstance(weights, str):
        return _given(np.asarray(weights, dtype=np.float64), k)
    if weights not in WEIGHTS:
        raise ValueError(f"The weights are one of {', '.join(WEIGHTS)}, not {weights!r}.")
    if weights == "identity" or k == 1:
        return np.eye(k)
    apart = distances(scale_of(ratings, weights), weights)
    return np.asarray(1 - apart / apart.max(initial=0), dtype=np.float64)


def scale_of(ratings: Ratings, what: str) -> FloatArray:
    """Give the points as numbers; ranks for words whose order was declared.

    Raises
    ------
    ValueError
        If the points are words in no declared order.

    """
    if ratings.numbers is not None:
        return ratings.numbers
    if not ratings.declared:
        raise ValueError(
            f"The ratings are words, and {what} needs their order: declare it with `categories`."
        )
    return np.arange(1.0, ratings.n_points + 1)


def distances(points: FloatArray, kind: str) -> FloatArray:
    """Give how far apart points are, before they are divided by the greatest distance.

    Examples
    --------
    >>> import numpy as np
    >>> distances(np.array([1.0, 2.0, 4.0]), "quadratic")
    array([[0., 1., 9.],
           [1., 0., 4.],
           [9., 4., 0.]])

    """
    a, b = points[:, np.newaxis], points[np.newaxis, :]
    difference = a - b
    if kind == "linear":
        apart = np.abs(difference)
    elif kind == "quadratic":
        apart = difference**2
    elif kind == "radical":
        apart = np.sqrt(np.abs(difference))
    elif kind == "ratio":
        if points[0] < 0:
            raise ValueError(f"Ratio weights need points that are not negative, not {points[0]:g}.")
        apart = (difference / np.where(a + b > 0, a + b, 1)) ** 2
    elif kind == "ordinal":
        rank = np.arange(len(points))
        steps = np.abs(rank[:, np.newaxis] - rank)
        apart = steps * (steps + 1) / 2
    elif kind == "circular":
        apart = np.sin(np.pi * difference / (points[-1] - points[0] + 1)) ** 2
    else:
        ends = (a + b - 2 * points[0]) * (2 * points[-1] - a - b)
        apart = difference**2 / np.where(difference == 0, 1, ends)
    return np.asarray(apart, dtype=np.float64)


def _given(matrix: FloatArray, k: int) -> FloatArray:
    if matrix.shape != (k, k):
        raise ValueError(f"Weights for {k} points have the shape {(k, k)}, not {matrix.shape}.")
    if not (
        np.isfinite(matrix).all() and (matrix == matrix.T).all() and (np.diag(matrix) == 1).all()
    ):
        raise ValueError("Weights are finite, alike in both directions, and 1 for the same point.")
    return matrix
