"""Sums over the ratings of each rater or unit, without a loop over raters or units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

FULL = 8  # a table is taken where it has at most so many cells for each rating


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
        cell = group.astype(np.intp)
        cell *= len(table)
        cell += other
        met = np.bincount(cell, minlength=n * len(table)).astype(np.float64)
        return np.asarray(met.reshape(n, len(table)) @ table)
    columns = np.ascontiguousarray(table.T)
    return np.column_stack(
        [np.bincount(group, weights=column.take(other), minlength=n) for column in columns]
    )
