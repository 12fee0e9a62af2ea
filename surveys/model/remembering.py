"""What comes of a value, made once for values that come back: a million ratings have a dozen different cells."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from surveys.model.datasets import Cell
    from surveys.model.datasets import DataColumn

_MOST = 8192
_LONGEST = 200  # only short words come back often enough
_NOTHING = type(None)


class Remembered(dict[Any, Any]):
    """What ``make`` makes of each value, and remembers of those of some ``kinds``: to look one up takes a fraction of it.

    Values that are equal and not the same, such as 1 and 1.0, are taken for each other, so that only one of them may
    be among the kinds.

    Examples
    --------
    >>> [*map(Remembered(str, {int}).__getitem__, (5, 6, 5))]
    ['5', '6', '5']
    """

    def __init__(self, make: Callable[[Any], Any], kinds: AbstractSet[type]) -> None:
        super().__init__()
        self._make, self._kinds = make, kinds

    def __missing__(self, value: Any) -> Any:
        made = self._make(value)
        kind = type(value)
        if kind in self._kinds and (kind is not str or len(value) <= _LONGEST):
            if len(self) >= _MOST:
                self.clear()
            self[value] = made
        return made


def of_cells(column: DataColumn, make: Callable[[Cell], Any]) -> Remembered:
    """Remember what comes of the cells of a column; numbers with decimals, and words among codes, are made each time."""
    kinds: dict[ColumnType, set[type]] = {
        ColumnType.INTEGER: {int, Missing},
        ColumnType.TEXT: set() if column.may_be_missing else {str},
        ColumnType.NUMBER: set(),
    }
    return Remembered(make, {_NOTHING, *kinds[column.type]})


def of_words(make: Callable[[Any], Any]) -> Remembered:
    """Remember what comes of words, and of none."""
    return Remembered(make, {_NOTHING, str})
