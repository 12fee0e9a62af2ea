"""Whether two groups place an alliance differently anywhere on the plane, not in their means alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analysis.parts import CELLS
from analysis.parts import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

TIE = 1e-9
MOST_PAIRS = 2 * 10**10  # of members, over all assignments: some seconds
LEAST_DRAWS = 199
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
    observed one counted among them, p = (b + 1)/(draws + 1). Groups of thousands get fewer draws, 199 at
    least, since each costs n²; `permutations` says how many.

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
    n = len(pooled)
    order = np.lexsort(pooled.T)
    pooled = pooled[order]
    inside = (np.arange(n) < len(small))[order][np.newaxis].astype(np.float64)
    exact = math.comb(n, len(small)) <= draws
    observed, reached, looked_at = 0.0, 0, 0
    affordable = min(draws, max(LEAST_DRAWS, MOST_PAIRS // n**2))
    every = [_every_assignment(n, len(small))] if exact else _drawn(n, len(small), affordable, seed)
    for groups in every:
        observed, *_ = values = _statistics(np.concatenate([inside, groups]), pooled)
        reached += int((values[1:] >= observed - TIE * max(1.0, observed)).sum())
        looked_at += len(groups)
    p = reached / looked_at if exact else (reached + 1) / (looked_at + 1)
    return EnergyTest(
        statistic=max(float(observed), 0.0),
        p=p,
        holm_p=p,
        n_first=len(first),
        n_second=len(second),
        permutations=looked_at,
        exact=exact,
    )


def distances_between(points: FloatArray, others: FloatArray) -> FloatArray:
    """Give the Euclidean distances from each point to each of the others, shape (points, others).

    Examples
    --------
    >>> import numpy as np
    >>> distances_between(np.array([[0.0, 0]]), np.array([[0.0, 0], [3.0, 4]]))
    array([[0., 5.]])

    """
    squared = np.zeros((len(points), len(others)))
    for x, y in zip(points.T, others.T, strict=True):
        apart = np.subtract.outer(x, y)
        apart *= apart
        squared += apart
    return np.sqrt(squared, out=squared)


def _statistics(groups: FloatArray, points: FloatArray) -> FloatArray:
    """Give the statistic of each assignment, shape (assignments, n): 1 in the first group, 0 in the second."""
    n, first = len(points), float(groups[0].sum())
    second = n - first
    inside, reach, whole = np.zeros(len(groups)), np.zeros(len(groups)), 0.0
    step = max(1, CELLS // n)
    for begin in range(0, n, step):
        rows = slice(begin, begin + step)
        distances = distances_between(points[rows], points)
        to_all = distances.sum(axis=1)
        inside += ((groups @ distances.T) * groups[:, rows]).sum(axis=1)
        reach += groups[:, rows] @ to_all
        whole += to_all.sum()
    between = reach - inside
    outside = whole - reach - between
    energy = 2 * between / (first * second) - inside / first**2 - outside / second**2
    return np.asarray(first * second / n * energy)


def _drawn(n: int, chosen: int, draws: int, seed: int) -> Iterator[FloatArray]:
    """Draw assignments, as many at a time as room allows; small groups' are kept for the next pair."""
    if draws * n <= CELLS:
        yield _kept_assignments(n, chosen, draws, seed)
        return
    rng = np.random.default_rng([seed, n, chosen])
    for some in parts(draws, n, least=LEAST_DRAWS):  # distances are found anew for each part
        yield _draw(rng, some, n, chosen)


@lru_cache(maxsize=16)
def _every_assignment(n: int, chosen: int) -> FloatArray:
    """Give every assignment of n members with so many in the first group, shape (assignments, n)."""
    return _inside(np.array(list(combinations(range(n), chosen)), dtype=np.intp), n)


@lru_cache(maxsize=16)
def _kept_assignments(n: int, chosen: int, draws: int, seed: int) -> FloatArray:
    return _draw(np.random.default_rng([seed, n, chosen]), draws, n, chosen)


def _draw(rng: np.random.Generator, draws: int, n: int, chosen: int) -> FloatArray:
    return _inside(rng.random((draws, n)).argsort(axis=1)[:, :chosen], n)


def _inside(places: AnyArray, n: int) -> FloatArray:
    """Give 1 for who is in the first group, shape (assignments, n)."""
    groups = np.zeros((len(places), n))
    np.put_along_axis(groups, places, 1.0, axis=1)
    groups.flags.writeable = False
    return groups
