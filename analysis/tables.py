"""Check that what is given is a table."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Sequence

    from analysis.arrays import AnyArray

TABLE = 2


def as_table(values: Any, columns: str) -> AnyArray:
    """Give an array of two dimensions; one of numbers, or of a memoryview, is not copied.

    Raises
    ------
    ValueError
        If the values are no table.

    """
    is_array = isinstance(values, np.ndarray | memoryview)
    array = np.asarray(values) if is_array else _rows(values)
    if array.ndim != TABLE:
        if array.size:
            raise ValueError(f"Ratings are a table of units by {columns}, not {array.shape}.")
        return array.reshape(len(array), 0)
    return array


def _rows(values: Any) -> AnyArray:
    try:
        rows = [list(row) for row in values]
    except TypeError:
        raise ValueError("Ratings are a table, whose rows are of equal length.") from None
    if len({len(row) for row in rows}) > 1:
        raise ValueError("Ratings are a table, whose rows are of equal length.")
    return np.asarray(rows, dtype=object)


def name_each(names: Sequence[Hashable] | None, n: int, kind: str) -> Sequence[Hashable]:
    """Give the names of n units or raters, 0, 1, 2 … where there are none."""
    if names is None:
        return range(n)
    if len(names) != n or len(set(names)) != n:
        raise ValueError(f"The table has {n} {kind}; name each of them, and differently.")
    return tuple(names)
