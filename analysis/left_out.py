"""Sums over the ratings of each rater or unit, without a loop over raters or units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

FULL = 8  # a table is taken where it has at most so many cells for each rating
CHUNK = 1 << 16
FEW = 16  # so few columns are summed one by one: threads of a BLAS would wait for each other


def sums_by(group: AnyArray, values: FloatArray, n: int) -> FloatArray:
    """Sum values by group, shape (n,) or (n, columns).

    Examples
    --------
    >>> import numpy as np
    >>> sums_by(np.array([0, 1, 0]), np.array([1.0, 2.0, 3.0]), 2)
    array([4., 2.])

    """
    if values.ndim == 1:
        return np.asarray(np.bincount(group, weights=values, minlength=n), dtype=np.float64)
    columns = [np.bincount(group, weights=column, minlength=n) for column in values.T]
    return np.column_stack(columns) if columns else np.zeros((n, 0))


def sums_over(group: AnyArray, other: AnyArray, table: FloatArray, n: int) -> FloatArray:
    """Sum rows of `table`, shape (others, columns), over the ratings of each of n groups.

    Examples
    --------
    >>> import numpy as np
    >>> sums_over(np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([[1.0, 2], [3, 4]]), 2)
    array([[4., 6.],
           [3., 4.]])

    """
    if n * len(table) <= FULL * len(group):
        met = np.bincount(group.astype(np.intp) * len(table) + other, minlength=n * len(table))
        return np.asarray(met.reshape(n, len(table)).astype(np.float64) @ table)
    return np.column_stack(
        [np.bincount(group, weights=column[other], minlength=n) for column in table.T]
    )


def products(left: FloatArray, right: FloatArray, i: AnyArray, j: AnyArray) -> FloatArray:
    """Give the scalar product of row i of one table and row j of another, for each rating.

    Examples
    --------
    >>> import numpy as np
    >>> products(np.eye(2), np.array([[1.0, 2], [3, 4]]), np.array([0, 1]), np.array([1, 0]))
    array([3., 2.])

    """
    if len(left) * len(right) <= FULL * len(i):
        return np.asarray(_all_products(left, right)[i, j])
    found = np.empty(len(i))
    for begin in range(0, len(i), CHUNK):
        part = slice(begin, begin + CHUNK)
        np.einsum("ik,ik->i", left[i[part]], right[j[part]], out=found[part])
    return found


def _all_products(left: FloatArray, right: FloatArray) -> FloatArray:
    if not 0 < left.shape[1] <= FEW:
        return np.asarray(left @ right.T)
    found = left[:, :1] * right[:, 0]
    for a, b in zip(left.T[1:], right.T[1:], strict=True):
        found += a[:, np.newaxis] * b
    return found
