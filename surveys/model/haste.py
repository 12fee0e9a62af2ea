"""Who took so little time for a response that it may have been given in haste."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Whoever takes less than this share of the median time was hasty.
HASTE = 1 / 3


def hasty_of(seconds: Mapping[str, float]) -> frozenset[str]:
    """Name the responses that took less than a third of the median of all.

    Examples
    --------
    >>> hasty_of({"a": 100, "b": 600, "c": 900})
    frozenset({'a'})
    >>> hasty_of({})
    frozenset()
    """
    if not seconds:
        return frozenset()
    least = HASTE * median(seconds.values())
    return frozenset(response for response, each in seconds.items() if each < least)
