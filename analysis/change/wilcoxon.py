"""Wilcoxon's signed ranks, beside the test of the mean: ties are the rule, so it comes second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.change.sign_flips import flipped
from analysis.ranks import mid_ranks

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.change.sign_flips import PermutationTest

METHOD = "Wilcoxon’s signed ranks, zeros ranked and then dropped (Pratt), by sign-flip permutation"
PLACES = 9  # differences of means of thirds and sixths that are equal must tie


def wilcoxon_pratt(
    differences: FloatArray, *, draws: int = 10_000, seed: int = 0, level: float = 0.95
) -> PermutationTest:
    """Test differences by the sum of their signed mid-ranks, zeros as Pratt (1959) has them.

    Zeros take part in the ranking and then fall out. The p is that of the permutation of signs, so
    ties need no correction. `statistic` is the sum of the ranks of the positive differences.

    Examples
    --------
    >>> import numpy as np
    >>> found = wilcoxon_pratt(np.array([0.0, 1, 2, 3, 4, 5]))
    >>> found.statistic, found.p
    (20.0, 0.0625)

    """
    rounded = np.round(np.sort(differences), PLACES)
    ranks = mid_ranks(np.abs(rounded)[:, np.newaxis])[:, 0]
    signed = (np.sign(rounded) * ranks)[:, np.newaxis]
    positive = float(ranks[rounded > 0].sum())
    return flipped(
        signed,
        lambda sums: np.abs(sums[:, 0]),
        positive,
        METHOD,
        draws=draws,
        seed=seed,
        level=level,
    )
