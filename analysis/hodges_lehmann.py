"""The Hodges–Lehmann estimate: the median of all pairwise means, with Wilcoxon's exact interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.location import present
from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import FloatArray
    from analysis.arrays import IntArray

METHOD = "Hodges–Lehmann estimate; interval of Wilcoxon’s signed-rank test"
EXACT = 60  # values up to which the null distribution is counted out


def hodges_lehmann(values: Sequence[float | None] | FloatArray, *, conf: float = 0.95) -> Statistic:
    """Give the median of the Walsh averages with the interval of the signed-rank test.

    The estimate is the median of the M = n(n + 1)/2 averages (x_i + x_j)/2, i ≤ j (Hodges and
    Lehmann 1963). The interval lies between the k-th smallest and the k-th largest of them, with k
    the largest rank for which 1 − 2 P(T⁺ ≤ k − 1) still reaches the level, T⁺ the signed-rank
    statistic (Hollander, Wolfe and Chicken 2014, section 3.3); counted out up to 60 values, normal
    beyond. It supposes a symmetric distribution. With fewer than six values no rank reaches .95; the
    widest interval is then given with the level that it has, and a warning.

    Parameters
    ----------
    values
        shape (n,); None and NaN are left out.
    conf
        The level to reach.

    Examples
    --------
    >>> found = hodges_lehmann([1, 2, 3, 4, 5, 6])
    >>> found.estimate, found.interval.low, found.interval.high, found.interval.level
    (3.5, 1.0, 6.0, 0.96875)

    """
    x = present(values)
    if x.size == 0:
        return Statistic(estimate=None, n=0, method=METHOD, reason="no_experts")
    averages = walsh_averages(x)
    estimate = averages.median
    if x.size == 1:
        return Statistic(estimate=estimate, n=1, method=METHOD, reason="too_few_experts")
    rank, reached = _rank(x.size, conf)
    interval = Interval(
        low=averages.at(rank),
        high=averages.at(averages.size + 1 - rank),
        level=reached,
        method=f"Walsh averages {rank} and {averages.size + 1 - rank} of {averages.size}",
    )
    warnings = [
        code
        for code, applies in (
            ("level_not_reached", reached < conf),
            ("zero_width", interval.low == interval.high),
        )
        if applies
    ]
    return Statistic(
        estimate=estimate, interval=interval, n=x.size, method=METHOD, warnings=tuple(warnings)
    )


@dataclass(frozen=True, slots=True, eq=False)
class WalshAverages:
    """The means of all pairs of values, each with itself too: sorted, each different one once.

    Scores on a scale have few different values, however many experts there are.

    Attributes
    ----------
    averages
        shape (different,).
    upto
        shape (different,): how many of all means are no larger.

    """

    averages: FloatArray
    upto: IntArray

    @property
    def size(self) -> int:
        """How many means there are, n(n + 1)/2."""
        return int(self.upto[-1])

    @property
    def median(self) -> float:
        """Their median."""
        return (self.at((self.size + 1) // 2) + self.at(self.size // 2 + 1)) / 2

    def at(self, rank: int) -> float:
        """Give the mean of a rank, from 1."""
        return float(self.averages[int(np.searchsorted(self.upto, rank))])


def walsh_averages(values: FloatArray) -> WalshAverages:
    """Give the means of all pairs of values.

    Of a value that is there c times there are c(c + 1)/2 means with itself, of two that are there c
    and d times cd between them.

    Examples
    --------
    >>> found = walsh_averages(np.array([1.0, 3.0, 3.0]))
    >>> found.averages, found.upto, found.median
    (array([1., 2., 3.]), array([1, 3, 6]), 2.5)

    """
    distinct, counts = np.unique(values, return_counts=True)
    first, second = np.triu_indices(len(distinct))
    averages = (distinct[first] + distinct[second]) / 2
    pairs = counts[first] * counts[second]
    same = first == second
    pairs[same] = (pairs[same] + counts[first[same]]) // 2
    order = np.argsort(averages, kind="stable")
    return WalshAverages(averages=averages[order], upto=np.cumsum(pairs[order]))


def resampled_hodges_lehmann(values: FloatArray, counts: FloatArray) -> FloatArray:
    """Give the estimate of many resamples at once.

    Equal values are taken together, so that the work does not grow with the square of the experts:
    of a value drawn c times there are c(c + 1)/2 averages with itself, of two drawn c and d times cd
    between them.

    Parameters
    ----------
    values
        shape (n,).
    counts
        shape (resamples, n): how often each was drawn.

    Returns
    -------
    shape (resamples,).

    """
    distinct, place = np.unique(values, return_inverse=True)
    tallied = np.zeros((len(counts), len(distinct)))
    np.add.at(tallied.T, place, counts.T)
    first, second = np.triu_indices(len(distinct))
    averages = (distinct[first] + distinct[second]) / 2
    order = np.argsort(averages, kind="stable")
    weights = tallied[:, first[order]] * tallied[:, second[order]]
    same = np.flatnonzero(first[order] == second[order])
    weights[:, same] = (weights[:, same] + tallied[:, first[order][same]]) / 2
    below = np.cumsum(weights, axis=1)
    half = below[:, -1:] / 2
    lower = (below < half).sum(axis=1)
    upper = (below <= half).sum(axis=1)
    return np.asarray((averages[order][lower] + averages[order][upper]) / 2)


@lru_cache(maxsize=256)
def _rank(n: int, conf: float) -> tuple[int, float]:
    """Give the largest rank whose interval still has the level, and the level it has."""
    total = n * (n + 1) // 2
    if n <= EXACT:
        reached = 1 - 2 * _below(n)
        enough = np.flatnonzero(reached >= conf)
        rank = int(enough[-1]) + 1 if enough.size else 1
        return rank, float(reached[rank - 1])
    from scipy.special import ndtr
    from scipy.special import ndtri

    sd = math.sqrt(total * (2 * n + 1) / 12)
    rank = max(math.floor(total / 2 + sd * float(ndtri((1 - conf) / 2)) + 0.5), 1)
    return rank, 1 - 2 * float(ndtr((rank - 0.5 - total / 2) / sd))


def _below(n: int) -> FloatArray:
    """Count out P(T⁺ ≤ t) for t = 0, 1 … up to its middle."""
    total = n * (n + 1) // 2
    ways = np.zeros(total + 1)
    ways[0] = 1
    for size in range(1, n + 1):
        ways[size:] = ways[size:] + ways[: total + 1 - size]
    return np.cumsum(ways)[: total // 2 + 1] / 2.0**n
