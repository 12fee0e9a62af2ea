"""Where an alliance stands among the vignettes of the same expert, whatever the expert's numbers mean."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class VignetteRanks:
    """An alliance among vignettes, from all experts who rated it and all of these.

    Attributes
    ----------
    vignettes
        From the lowest to the highest, as they were written; pairs that too many invert are out.
    shares
        The share of experts for each rank from 1, below all, to 2J + 1, above all J; an expert
        whose ratings allow several ranks counts for each in equal parts.
    mean_low, mean_high
        The mean of the lowest, and of the highest rank that each expert's ratings allow.
    n, several
        Experts, and those of them whose ratings allow several ranks: they tied or inverted vignettes.
    reason
        no_vignettes, too_few_experts.

    """

    vignettes: tuple[str, ...]
    shares: tuple[float, ...]
    mean_low: float | None
    mean_high: float | None
    n: int
    several: int
    reason: str | None = None


def vignette_rank(rating: float, vignettes: Sequence[float]) -> tuple[int, int]:
    """Give the lowest and the highest rank of a rating among vignettes, King and others' C.

    C is 1 below the first vignette, 2j at the jth, 2j + 1 between it and the next, 2J + 1 above the
    last. Where the expert ties or inverts vignettes several of these hold, and the interval from
    the first to the last of them is given (King, Murray, Salomon and Tandon 2004, *American
    Political Science Review* 98; King and Wand 2007, *Political Analysis* 15, table 1).

    Parameters
    ----------
    rating
        Of the alliance.
    vignettes
        The same expert's ratings, in the order in which the vignettes were written to stand.

    Examples
    --------
    >>> vignette_rank(4, [3, 5]), vignette_rank(4, [4, 4]), vignette_rank(4, [5, 3])
    ((3, 3), (2, 4), (1, 5))

    """
    z = list(vignettes)
    held = [1] if rating < z[0] else []
    held += [2 * place for place, value in enumerate(z, 1) if rating == value]
    held += [
        2 * place + 1 for place, (low, high) in enumerate(pairwise(z), 1) if low < rating < high
    ]
    held += [2 * len(z) + 1] if rating > z[-1] else []
    return min(held), max(held)


def rank_among(
    ratings: FloatArray, table: FloatArray, names: tuple[str, ...], *, at_least: int
) -> VignetteRanks:
    """Rank an alliance among vignettes, for all experts who rated it and every vignette.

    Parameters
    ----------
    ratings
        shape (experts,): of the alliance; NaN for gaps.
    table
        shape (experts, vignettes): in the order in which they were written to stand.
    names
        Of the vignettes.
    at_least
        With fewer experts there is no result.

    """
    complete = ~np.isnan(ratings) & ~np.isnan(table).any(axis=1)
    n = int(complete.sum())
    if not names or n < at_least:
        return VignetteRanks(
            vignettes=names, shares=(), mean_low=None, mean_high=None, n=n if names else 0,
            several=0, reason="too_few_experts" if names else "no_vignettes",
        )  # fmt: skip
    ranks = [
        vignette_rank(rating, row)
        for rating, row in zip(ratings[complete].tolist(), table[complete].tolist(), strict=True)
    ]
    shares = np.zeros(2 * len(names) + 1)
    for low, high in sorted(ranks):
        shares[low - 1 : high] += 1 / (high - low + 1)
    lows, highs = np.array(ranks).T
    return VignetteRanks(
        vignettes=names,
        shares=tuple((shares / n).tolist()),
        mean_low=float(lows.mean()),
        mean_high=float(highs.mean()),
        n=n,
        several=int((lows < highs).sum()),
    )
