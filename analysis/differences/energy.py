"""Whether two groups place an alliance differently anywhere on the plane, not in their means alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

TIE = 1e-9
METHOD = "permutation test of the energy distance between two groups on the plane"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyTest:
    """A permutation test of the energy statistic.

    Attributes
    ----------
    statistic
        n₁n₂/(n₁ + n₂) times the squared energy distance, in scale points.
    p, holm_p
        The share of assignments to groups with a statistic at least as large; the same adjusted for
        all pairs of groups and all alliances of the attribute.
    n_first, n_second
        Sizes of the groups.
    permutations, exact
        How many assignments were looked at, and whether those are all.

    """

    statistic: float
    p: float
    holm_p: float
    n_first: int
    n_second: int
    permutations: int
    exact: bool
    method: str = METHOD


def energy_test(
    first: FloatArray, second: FloatArray, *, draws: int = 10_000, seed: int = 0
) -> EnergyTest:
    """Test that two groups are drawn from one distribution on the plane.

    T = n₁n₂/(n₁ + n₂) (2 mean|x − y| − mean|x − x′| − mean|y − y′|), with Euclidean distances and all
    n² pairs in the last two (Székely and Rizzo 2004, *InterStat* 5; 2013, *Journal of Statistical
    Planning and Inference* 143). Under the null, who is in which group does not matter: all
    assignments are looked at where they are no more than `draws`; else `draws` seeded ones, with the
    observed one counted among them, p = (b + 1)/(draws + 1).

    Parameters
    ----------
    first, second
        shape (n, q): positions of either group's members, none of them NaN, n ≥ 1.
    draws, seed
        The sample of assignments, where not all are looked at.

    Returns
    -------
    With `holm_p` equal to `p`: one test alone.

    Examples
    --------
    >>> import numpy as np
    >>> found = energy_test(np.array([[0.0], [0.0]]), np.array([[3.0], [3.0]]))
    >>> found.statistic, round(found.p, 4), found.permutations
    (6.0, 0.3333, 6)

    """
    small, large = sorted((first, second), key=len)
    pooled = np.concatenate([small, large])
    order = np.lexsort(pooled.T)
    inside = (np.arange(len(pooled)) < len(small))[order][np.newaxis].astype(np.float64)
    distances = distances_of(pooled[order])
    observed = float(_statistics(inside, distances)[0])
    groups, exact = _assignments(len(pooled), len(small), draws, seed)
    values = _statistics(groups, distances)
    reached = int((values >= observed - TIE * max(1.0, observed)).sum())
    p = reached / len(groups) if exact else (reached + 1) / (len(groups) + 1)
    return EnergyTest(
        statistic=max(observed, 0.0),
        p=p,
        holm_p=p,
        n_first=len(first),
        n_second=len(second),
        permutations=len(groups),
        exact=exact,
    )


def distances_of(points: FloatArray) -> FloatArray:
    """Give the Euclidean distances between all points, shape (n, n).

    Examples
    --------
    >>> import numpy as np
    >>> distances_of(np.array([[0.0, 0], [3.0, 4]]))
    array([[0., 5.],
           [5., 0.]])

    """
    apart = points[:, np.newaxis, :] - points[np.newaxis, :, :]
    return np.asarray(np.sqrt((apart**2).sum(axis=2)))


def _statistics(groups: FloatArray, distances: FloatArray) -> FloatArray:
    """Give the statistic of each assignment, shape (assignments, n): 1 in the first group, 0 in the second."""
    n, first = len(distances), float(groups[0].sum())
    second = n - first
    inside = ((groups @ distances) * groups).sum(axis=1)
    reach = groups @ distances.sum(axis=1)
    between = reach - inside
    outside = distances.sum() - reach - between
    energy = 2 * between / (first * second) - inside / first**2 - outside / second**2
    return np.asarray(first * second / n * energy)


@lru_cache(maxsize=64)
def _assignments(n: int, chosen: int, draws: int, seed: int) -> tuple[FloatArray, bool]:
    """Give who is in the first group, shape (assignments, n), and whether these are all there are."""
    exact = math.comb(n, chosen) <= draws
    if exact:
        places = np.array(list(combinations(range(n), chosen)), dtype=np.intp)
    else:
        places = np.random.default_rng([seed, n, chosen]).random((draws, n)).argsort(axis=1)
        places = places[:, :chosen]
    groups = np.zeros((len(places), n))
    np.put_along_axis(groups, places, 1.0, axis=1)
    groups.flags.writeable = False
    return groups, exact
