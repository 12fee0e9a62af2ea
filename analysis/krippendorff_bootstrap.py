"""A bootstrap of units for Krippendorff's alpha, from sums by unit and never from the ratings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.jackknife import check_conf
from analysis.krippendorff import coefficient
from analysis.krippendorff import krippendorff_alpha
from analysis.krippendorff_distances import name_of
from analysis.krippendorff_distances import squared_differences
from analysis.krippendorff_sums import Sums
from analysis.ratings import ratings_of
from analysis.results import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import FloatArray
    from analysis.krippendorff_distances import Custom
    from analysis.krippendorff_distances import Level
    from analysis.results import Coefficient

TOLERATED = 0.05  # the share of resamples without an alpha
CELLS = 1 << 19
WHY_NOT = (
    "Raters are never drawn with replacement: a rater drawn twice agrees with his own double, "
    "which raises alpha (by .05 with 8 raters in simulations) and leaves intervals that cover "
    "half of what they say. Resample units, or take the two-way jackknife of krippendorff_alpha."
)


def krippendorff_alpha_bootstrap(
    data: Any,
    *,
    level: Level | Custom = "ordinal",
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
    n_boot: int = 2000,
    seed: int = 20260101,
    resample: str = "units",
) -> Coefficient:
    """Give Krippendorff's alpha with a percentile interval from resampled units.

    Pairable units are drawn with replacement, with all their ratings; the raters stay the same.
    So the interval is about other units and these raters: where the raters are a sample as well
    it is too narrow, and the two-way jackknife of `krippendorff_alpha` is the one to take.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    level
        As in `krippendorff_alpha`.
    categories
        The points of the scale.
    conf
        Level of the interval.
    n_boot, seed
        How many resamples, and the seed of their random numbers.
    resample
        "units". Raters are refused.

    Returns
    -------
    As `krippendorff_alpha`; without an interval for the reason bootstrap_undefined, where more
    than one resample of twenty has no alpha, or too_many_points.

    Raises
    ------
    ValueError
        If raters are to be resampled, or there are no resamples.

    Examples
    --------
    >>> units = [[1, 1], [2, 2], [3, 2], [3, 3], [1, 1], [2, 3], [1, 2], [3, 3]]
    >>> result = krippendorff_alpha_bootstrap(units, n_boot=500, seed=1)
    >>> result.interval.method
    'percentile bootstrap of 8 units, raters fixed, 500 resamples'

    """
    check_conf(conf)
    if resample != "units":
        if resample in {"raters", "both", "two-way"}:
            raise ValueError(WHY_NOT)
        raise ValueError(f"What is resampled is units, not {resample!r}.")
    if n_boot < 1:
        raise ValueError(f"A bootstrap needs at least one resample, not {n_boot}.")
    ratings = ratings_of(data, categories)
    found = krippendorff_alpha(ratings, level=level, interval=None)
    if found.estimate is None:
        return found
    if not ratings.is_countable:
        return replace(found, reason="too_many_points")
    sums = Sums(ratings=ratings, delta=squared_differences(ratings, level))
    alphas = resampled_alphas(sums, n_boot, seed)
    if np.isnan(alphas).mean() > TOLERATED:
        return coefficient(
            ratings, name_of(level), estimate=found.estimate, reason="bootstrap_undefined"
        )
    tail = (1 - conf) / 2
    low, high = np.nanquantile(alphas, [tail, 1 - tail])
    return replace(
        found,
        se=float(np.nanstd(alphas)),
        interval=Interval(
            low=float(low),
            high=float(high),
            level=conf,
            method=f"percentile bootstrap of {len(sums.size)} units, raters fixed, "
            f"{n_boot} resamples",
        ),
    )


def resampled_alphas(sums: Sums, n_boot: int, seed: int) -> FloatArray:
    """Give alpha of units drawn with replacement, shape (n_boot,); NaN where undefined."""
    rng = np.random.default_rng(seed)
    n, parts = len(sums.size), sums.resampling_parts
    step = min(max(1, CELLS // n), n_boot)
    times = np.empty((step, n))
    summed = np.empty((n_boot, parts.shape[1]))
    for begin in range(0, n_boot, step):
        some = summed[begin : begin + step]
        for row in times[: len(some)]:
            row[:] = np.bincount(rng.integers(0, n, size=n), minlength=n)
        np.matmul(times[: len(some)], parts, out=some)
    return sums.alphas_of(summed)
