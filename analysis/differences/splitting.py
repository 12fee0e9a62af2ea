"""The split of points on a plane into two clusters that are closest around their means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.frame import TOLERANCE

if TYPE_CHECKING:
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray

EXACT = 60  # different positions, up to which every line between them is tried
DIRECTIONS = 360
STEPS = 100


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TwoMeans:
    """Two clusters.

    Attributes
    ----------
    first
        shape (n,): who is in the first cluster, the larger one.
    between
        The share of the sum of squares that lies between the two means.
    exact
        Whether no other split is better, or only none was found.

    """

    first: BoolArray
    between: float
    exact: bool


def two_means(points: FloatArray) -> TwoMeans | None:
    """Split points into the two clusters with the least sum of squares around their means.

    The best two clusters are parted by a line (the perpendicular bisector of their means), so it is
    enough to try every such parting: along each direction between two neighbouring ones in which
    two points tie, every place to cut the order of the points. With more than 60 different positions
    360 directions are tried, and the best cut is improved until no point is nearer to the other mean
    (Lloyd 1982, *IEEE Transactions on Information Theory* 28). Nothing is drawn at random.

    Parameters
    ----------
    points
        shape (n, 2), none of them NaN.

    Returns
    -------
    None where fewer than two positions differ.

    Examples
    --------
    >>> import numpy as np
    >>> found = two_means(np.array([[1.0, 1], [1, 2], [6, 6], [6, 7], [7, 6]]))
    >>> found.first, found.exact
    (array([False, False,  True,  True,  True]), True)

    """
    places, inverse, weights = np.unique(points, axis=0, return_inverse=True, return_counts=True)
    if len(places) < 2:  # noqa: PLR2004 - two clusters need two positions
        return None
    centred = places - np.average(places, axis=0, weights=weights)
    is_exact = len(places) <= EXACT
    first, between = _best_cut(centred, weights.astype(np.float64), _directions(centred, is_exact))
    if not is_exact:
        first, between = _improved(centred, weights.astype(np.float64), first)
    total = float((weights * (centred**2).sum(axis=1)).sum())
    return TwoMeans(
        first=_larger(first, places, weights.astype(np.float64))[inverse.ravel()],
        between=min(between / total, 1.0),
        exact=is_exact,
    )


def _directions(points: FloatArray, is_exact: bool) -> FloatArray:  # noqa: FBT001 - one private switch
    """Give unit vectors, one between each two neighbouring directions in which points tie."""
    if is_exact:
        one, other = np.triu_indices(len(points), k=1)
        apart = points[one] - points[other]
        ties = np.unique(np.round(np.arctan2(apart[:, 0], -apart[:, 1]) % np.pi, 9))
        after = np.append(ties[1:], ties[0] + np.pi)
        angles = (ties + after) / 2
    else:
        angles = np.pi * np.arange(DIRECTIONS) / DIRECTIONS
    return np.column_stack([np.cos(angles), np.sin(angles)])


def _best_cut(
    points: FloatArray, weights: FloatArray, directions: FloatArray
) -> tuple[BoolArray, float]:
    """Give the best prefix of the points' order along any direction, and its sum of squares between."""
    order = np.argsort(directions @ points.T, axis=1, kind="stable")
    inside = np.cumsum(weights[order], axis=1)[:, :-1]
    sums = np.cumsum((weights[:, np.newaxis] * points)[order], axis=1)[:, :-1]
    outside = weights.sum() - inside
    # The points are centred, so the second mean is −(sum of the first)/outside.
    between = (sums**2).sum(axis=2) * (1 / inside + 1 / outside)
    best = between.max()
    row, place = np.argwhere(between >= best - TOLERANCE * max(best, 1.0))[0]
    first = np.zeros(len(points), dtype=bool)
    first[order[row, : place + 1]] = True
    return first, float(between[row, place])


def _improved(points: FloatArray, weights: FloatArray, first: BoolArray) -> tuple[BoolArray, float]:
    for _ in range(STEPS):
        means = [
            np.average(points[part], axis=0, weights=weights[part]) for part in (first, ~first)
        ]
        apart = [((points - mean) ** 2).sum(axis=1) for mean in means]
        nearer = apart[0] <= apart[1]
        if (nearer == first).all() or nearer.all() or not nearer.any():
            break
        first = nearer
    sums = (weights[first, np.newaxis] * points[first]).sum(axis=0)
    inside = weights[first].sum()
    between = float((sums**2).sum() * (1 / inside + 1 / (weights.sum() - inside)))
    return first, between


def _larger(first: BoolArray, places: FloatArray, weights: FloatArray) -> BoolArray:
    """Call the larger cluster the first one; of two equal ones that with the higher mean."""
    keys = [
        (
            int(weights[part].sum()),
            *np.average(places[part], axis=0, weights=weights[part]).tolist(),
        )
        for part in (first, ~first)
    ]
    return first if keys[0] > keys[1] else ~first
