"""The exact test of no change: under it, each expert's difference could as well have the other sign."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.parts import CELLS
from analysis.parts import parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

EXACT = 14  # 2^14 assignments of signs are all looked at; beyond, a seeded sample
TIE = 1e-9  # means of thirds and sixths miss each other by rounding alone
METHOD = "sign-flip permutation of the experts’ differences, two-sided"


@dataclass(frozen=True, slots=True, kw_only=True)
class PermutationTest:
    """A permutation test, and what it could have shown at all.

    Attributes
    ----------
    statistic
        What was compared; None where it is infinite or undefined.
    p
        The share of assignments of signs with a statistic at least as large; None without a test.
    smallest_p
        The smallest p that these differences could have given with any signs.
    can_be_significant
        Whether that is at most 1 − level. If not, a large p says nothing.
    n, n_changed
        Pairs, and those of them with a difference.
    permutations, exact
        How many assignments were looked at, and whether those are all.

    """

    statistic: float | None
    p: float | None
    smallest_p: float | None
    can_be_significant: bool | None
    n: int
    n_changed: int
    permutations: int
    exact: bool
    method: str
    reason: str | None = None


def sign_flip_test(
    differences: FloatArray, *, draws: int = 10_000, seed: int = 0, level: float = 0.95
) -> PermutationTest:
    """Test that differences are as likely to be negative as positive, by their mean.

    All 2^n assignments of signs for n ≤ 14; else `draws` seeded ones, with the observed one counted
    among them, p = (b + 1)/(draws + 1) (Phipson and Smyth 2010). The test is Fisher's (1935, section 21).

    Parameters
    ----------
    differences
        shape (n,): one for each expert, none of them NaN.
    draws, seed
        The sample of assignments, where not all are looked at.
    level
        1 − this is the p at which a change is called significant.

    Examples
    --------
    >>> import numpy as np
    >>> found = sign_flip_test(np.array([1.0, 2, 1, 2, 1]))
    >>> found.p, found.smallest_p, found.can_be_significant
    (0.0625, 0.0625, False)

    """
    rows = np.sort(differences)[:, np.newaxis]
    mean = float(abs(rows.sum()) / len(rows)) if len(rows) else 0.0
    return flipped(
        rows, lambda sums: np.abs(sums[:, 0]), mean, METHOD, draws=draws, seed=seed, level=level
    )


def flipped(
    rows: FloatArray,
    size: Callable[[FloatArray], FloatArray],
    statistic: float | None,
    method: str,
    *,
    draws: int,
    seed: int,
    level: float,
) -> PermutationTest:
    """Compare the size of a sum of rows with its sizes under flipped signs.

    Parameters
    ----------
    rows
        shape (n, q): sorted, so that the experts' names cannot matter.
    size
        From sums, shape (assignments, q), to what is compared, shape (assignments,).
    statistic
        What is reported.

    """
    n = len(rows)
    changed = int((np.abs(rows) > TIE).any(axis=1).sum())
    exact = n <= EXACT
    observed = float(size(rows.sum(axis=0)[np.newaxis])[0])
    sizes = np.concatenate([size(signs @ rows) for signs in _signs(n, draws, seed)])
    reached = int((sizes >= observed - TIE * max(1.0, abs(observed))).sum())
    p = reached / len(sizes) if exact else (reached + 1) / (len(sizes) + 1)
    smallest = _smallest(changed, len(sizes), exact=exact)
    return PermutationTest(
        statistic=statistic,
        p=p,
        smallest_p=smallest,
        can_be_significant=smallest <= 1 - level + TIE,
        n=n,
        n_changed=changed,
        permutations=2**n if exact else len(sizes),
        exact=exact,
        method=method,
    )


def untested(n: int, method: str, reason: str) -> PermutationTest:
    """Say why there is no test."""
    return PermutationTest(
        statistic=None,
        p=None,
        smallest_p=None,
        can_be_significant=None,
        n=n,
        n_changed=0,
        permutations=0,
        exact=False,
        method=method,
        reason=reason,
    )


def _smallest(changed: int, assignments: int, *, exact: bool) -> float:
    """Two assignments, all one way and all the other, reach the largest size; zeros have no sign."""
    least = min(1.0, 2.0 ** (1 - changed))
    return least if exact else max(least, 1 / (assignments + 1))


def _signs(n: int, draws: int, seed: int) -> Iterator[FloatArray]:
    """Give assignments of signs, each part of shape (some, n): all there are, or `draws` of them."""
    if n <= EXACT:
        yield _every_sign(n)
    elif draws * n <= CELLS:
        yield _kept_signs(n, draws, seed)
    else:
        rng = np.random.default_rng([seed, n])
        for some in parts(draws, n):
            yield _as_signs(rng.integers(2, size=(some, n)))


@lru_cache(maxsize=16)
def _every_sign(n: int) -> FloatArray:
    """Of all 2^n assignments, list half: a size is that of its mirror image, so the share is the same."""
    numbers = np.arange(2 ** max(n - 1, 0))[:, np.newaxis]
    return _as_signs((numbers >> np.arange(n)) & 1)


@lru_cache(maxsize=16)
def _kept_signs(n: int, draws: int, seed: int) -> FloatArray:
    return _as_signs(np.random.default_rng([seed, n]).integers(2, size=(draws, n)))


def _as_signs(bits: AnyArray) -> FloatArray:
    signs = np.asarray(1 - 2 * bits, dtype=np.float64)
    signs.flags.writeable = False
    return signs
