"""What each index of agreement reaches when experts answer at random."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Literal
from typing import get_args

import numpy as np

from analysis.a_wg import agreement_of_moments
from analysis.average_deviation import average_deviation_of_counts
from analysis.blair_lacy import concentration_of_counts
from analysis.leik import dispersion_of_counts
from analysis.results import Chance
from analysis.tastle import consensus_of_counts
from analysis.van_der_eijk import agreement_of_counts
from analysis.within_group_agreement import random_variance
from analysis.within_group_agreement import step_up

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.concentration import IndexOfCounts

TWO = 2
Index = Literal[
    "r_wg_j",
    "r_star_wg_j",
    "a_wg",
    "van_der_eijk_a",
    "tastle_consensus",
    "leik_dispersion",
    "blair_lacy",
    "average_deviation",
    "average_deviation_median",
]
Null = Literal["uniform", "skewed"]
LOW_IS_GOOD = ("average_deviation", "average_deviation_median", "leik_dispersion")
OF_ONE_ITEM: dict[str, IndexOfCounts] = {
    "van_der_eijk_a": agreement_of_counts,
    "tastle_consensus": consensus_of_counts,
    "leik_dispersion": dispersion_of_counts,
    "blair_lacy": concentration_of_counts,
}
LEAST_POINTS = 3


def chance_of(
    index: Index, *, n: int, points: int, items: int = 1, draws: int = 20000, seed: int = 20260101
) -> Chance:
    """Give the percentile that only 5 % of random panels pass.

    Each of `draws` panels has n experts who answer J items on K points independently: uniformly,
    and again with probabilities proportional to the point's number, so that high points are likelier
    (mean 5 and variance 3 on seven points). For r_wg, A and their like it is the 95th percentile;
    for the average deviation and Leik's D, where low values mean agreement, the 5th. Panels in which
    a_wg is undefined are left out of its own. What was simulated once is kept in memory.

    Parameters
    ----------
    index
        Its name; r_wg_j over one item is r_wg. Over several items indices are averaged, and only
        then cut off and stepped up; A, the consensus, D and l are of one item only.
    n, points, items
        Experts n, points K, items J.
    draws, seed
        Size and seed of the simulation.

    Raises
    ------
    ValueError
        If there is no such index for so many items, experts or points.

    Examples
    --------
    >>> chance = chance_of("average_deviation", n=5, points=7)
    >>> chance.percentile, round(chance.uniform, 2)
    (0.05, 0.72)

    """
    known = {*get_args(Index)} - ({*OF_ONE_ITEM} if items > 1 else set())
    if index not in known:
        raise ValueError(f"The index of {items} items is one of {', '.join(sorted(known))}.")
    least = LEAST_POINTS if index == "van_der_eijk_a" else LEAST_POINTS - 1
    if n < TWO or points < least or items < 1:
        raise ValueError(f"{n} experts, {points} points and {items} items have no such index.")
    percentile = 0.05 if index in LOW_IS_GOOD else 0.95
    return Chance(
        percentile=percentile,
        uniform=_percentile(index, "uniform", n, points, items, draws, seed),
        skewed=_percentile(index, "skewed", n, points, items, draws, seed),
        n=n,
        points=points,
        items=items,
        draws=draws,
        seed=seed,
    )


def _percentile(
    index: Index, null: Null, n: int, points: int, items: int, draws: int, seed: int
) -> float:
    found = _percentiles(null, n, points, items, draws, seed)
    if index not in found:
        raise ValueError(f"With {n} experts no panel of {draws} has a value of {index}.")
    return found[index]


@lru_cache(maxsize=256)
def _percentiles(
    null: Null, n: int, points: int, items: int, draws: int, seed: int
) -> dict[str, float]:
    rng = np.random.default_rng([seed, n, points, items])
    weights = np.ones(points) if null == "uniform" else np.arange(1.0, points + 1)
    scale = np.arange(1.0, points + 1)
    sums: dict[str, FloatArray] = {}
    for _ in range(items):
        counts = rng.multinomial(n, weights / weights.sum(), size=draws).astype(np.float64)
        for name, values in _indices(counts, scale, several=items > 1).items():
            sums[name] = sums.get(name, np.zeros(draws)) + values
    means = {name: total / items for name, total in sums.items()}
    means["r_wg_j"] = step_up(np.maximum(means["r_star_wg_j"], 0.0), items)
    return {
        name: float(np.quantile(values[~np.isnan(values)], 0.05 if name in LOW_IS_GOOD else 0.95))
        for name, values in means.items()
        if not np.isnan(values).all()
    }


def _indices(counts: FloatArray, scale: FloatArray, *, several: bool) -> dict[str, FloatArray]:
    n = counts[0].sum()
    mean = counts @ scale / n
    variance = (counts @ scale**2 - n * mean**2) / (n - 1)
    indices = {
        "r_star_wg_j": 1 - variance / random_variance(len(scale)),
        "a_wg": agreement_of_moments(n, mean, variance, low=1, high=len(scale)),
        "average_deviation": average_deviation_of_counts(counts, scale, center="mean"),
        "average_deviation_median": average_deviation_of_counts(counts, scale, center="median"),
    }
    if not several:
        for name, index in OF_ONE_ITEM.items():
            if len(scale) >= LEAST_POINTS or name != "van_der_eijk_a":
                indices[name] = index(counts)
    return indices
