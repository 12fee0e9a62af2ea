"""Tables and counts of numbers, checked once: what coefficients of one group or scale take."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.number_sizes import check_size

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

TABLE = 2


def number_table(values: Any, rows: str = "raters", columns: str = "items") -> FloatArray:
    """Give a table of numbers with NaN for gaps; a plain list becomes a table of one column.

    Raises
    ------
    ValueError
        If the rows differ in length, or a value is a word or infinite.

    Examples
    --------
    >>> number_table([[1, None], [2, 3]])
    array([[ 1., nan],
           [ 2.,  3.]])

    """
    array = values if _is_numbers(values) else _from_rows(values)
    table = array.astype(np.float64)
    if table.ndim < TABLE:
        table = table.reshape(table.size, -1 if table.size else 0)
    if table.ndim > TABLE:
        raise ValueError(f"Ratings are a table of {rows} by {columns}, not {table.shape}.")
    there = table[~np.isnan(table)]
    check_size(float(there.min(initial=0)), float(there.max(initial=0)))
    return table


def count_vector(counts: Any) -> FloatArray:
    """Give how often each point was chosen, shape (points,).

    Raises
    ------
    ValueError
        If the counts are no plain list of finite numbers, or one is negative.

    Examples
    --------
    >>> count_vector([3, 0, 1])
    array([3., 0., 1.])

    """
    array = counts if _is_numbers(counts) else _from_rows(counts)
    if array.ndim != 1:
        raise ValueError(f"Counts are one number for each point, not a table of {array.shape}.")
    vector = array.astype(np.float64)
    if not (np.isfinite(vector).all() and (vector >= 0).all()):
        raise ValueError("Counts are numbers, and none is negative.")
    return vector


def _is_numbers(values: Any) -> bool:
    return isinstance(values, np.ndarray) and values.dtype.kind in "biuf"


def _from_rows(values: Any) -> AnyArray:
    try:
        array = np.asarray(values, dtype=object)
        flat = [np.nan if value is None else float(value) for value in array.ravel().tolist()]
    except (TypeError, ValueError):
        raise ValueError("Ratings are numbers, in rows of equal length.") from None
    if any(isinstance(value, str) for value in array.ravel().tolist()):
        raise ValueError("Ratings are numbers, and not words.")
    return np.array(flat, dtype=np.float64).reshape(array.shape)
