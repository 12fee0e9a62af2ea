"""What each index of agreement reaches when experts answer at random."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Literal

import numpy as np

from analysis.average_deviation import average_deviation_of_counts
from analysis.results import Chance
from analysis.van_der_eijk import agreement_of_counts
from analysis.within_group_agreement import random_variance
from analysis.within_group_agreement import step_up

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

Index = Literal[
    "r_wg_j", "r_star_wg_j", "van_der_eijk_a", "average_deviation", "average_deviation_median"
]
Null = Literal["uniform", "skewed"]
LOW_IS_GOOD = ("average_deviation", "average_deviation_median")


def chance_of(
    index: Index, *, n: int, points: int, items: int = 1, draws: int = 20000, seed: int = 20260101
) -> Chance:
    """Give the percentile that only 5 % of random panels pass.

    Each of `draws` panels has n experts who answer J items on K points independently: uniformly,
    and again with probabilities proportional to the point's number, so that high points are likelier
    (mean 5 and variance 3 on seven points). For r_wg, A and their like it is the 95th percentile;
    for the average deviation, where low values mean agreement, the 5th.

    Parameters
    ----------
    index
        Its name; r_wg_j over one item is r_wg. Over several items indices are averaged, and only
        then cut off and stepped up.
    n, points, items
        Experts n, points K, items J.
    draws, seed
        Size and seed of the simulation.

    Examples
    --------
    >>> chance = chance_of("average_deviation", n=5, points=7)
    >>> chance.percentile, round(chance.uniform, 2)
    (0.05, 0.72)

    """
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
    return _percentiles(null, n, points, items, draws, seed)[index]


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
        name: float(np.quantile(values, 0.05 if name in LOW_IS_GOOD else 0.95))
        for name, values in means.items()
    }


def _indices(counts: FloatArray, scale: FloatArray, *, several: bool) -> dict[str, FloatArray]:
    n = counts[0].sum()
    mean = counts @ scale / n
    variance = (counts @ scale**2 - n * mean**2) / (n - 1)
    indices = {
        "r_star_wg_j": 1 - variance / random_variance(len(scale)),
        "average_deviation": average_deviation_of_counts(counts, scale, center="mean"),
        "average_deviation_median": average_deviation_of_counts(counts, scale, center="median"),
    }
    if not several:
        indices["van_der_eijk_a"] = agreement_of_counts(counts)
    return indices
