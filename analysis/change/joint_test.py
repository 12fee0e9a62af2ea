"""Whether a position moved at all, on either axis: Hotelling's T², by flipping signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.change.sign_flips import TIE
from analysis.change.sign_flips import flipped

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.change.sign_flips import PermutationTest

METHOD = "Hotelling’s T² of the paired differences on both axes; sign-flip permutation by expert"
SINGULAR = 1e-9


def joint_test(
    differences: FloatArray, *, draws: int = 10_000, seed: int = 0, level: float = 0.95
) -> PermutationTest:
    """Test that no axis changed, with Hotelling's (1931) T² = n d̄′S⁻¹d̄ and flipped signs.

    Both differences of an expert are flipped together. M = Σdd′/n is the same for every assignment of
    signs and T² = (n − 1) q/(1 − q) rises with q = d̄′M⁻¹d̄, so q is compared. Where all differences
    lie on one line the (pseudo-)inverse takes that line alone; where they are all the same T² is
    infinite, and only p is given.

    Parameters
    ----------
    differences
        shape (n, 2): each expert's change on both axes, complete.

    Examples
    --------
    >>> import numpy as np
    >>> moved = np.array([[1.0, 0], [2, 1], [1, -1], [2, 0], [1, 1], [2, -1]])
    >>> joint_test(moved).p
    0.03125

    """
    n = len(differences)
    rows = differences[np.lexsort(differences.T)]
    moments = rows.T @ rows / n
    inverse = np.linalg.pinv(moments, rcond=SINGULAR, hermitian=True)

    def size(sums: FloatArray) -> FloatArray:
        means = sums / n
        return np.asarray(((means @ inverse) * means).sum(axis=1), dtype=np.float64)

    q = float(size(rows.sum(axis=0)[np.newaxis])[0])
    squared = None if q >= 1 - TIE else (n - 1) * q / (1 - q)
    return flipped(rows, size, squared, METHOD, draws=draws, seed=seed, level=level)
