"""Ratings of a size with which can be reckoned: their fourth powers are numbers, too."""

from __future__ import annotations

import math

LARGEST = 1e70
SMALLEST = 1e-70


def check_size(low: float, high: float) -> None:
    """Refuse ratings that are infinite, or so large or small that their squares are lost.

    Parameters
    ----------
    low, high
        The least and the greatest of them.

    Raises
    ------
    ValueError
        If they are none of which can be reckoned with.

    Examples
    --------
    >>> check_size(-1e9, 1e9)
    >>> check_size(0, 1e80)
    Traceback (most recent call last):
    ValueError: The ratings go up to 1e+80, with which nothing can be reckoned: give them in another unit.

    """
    size = max(abs(low), abs(high))
    if not math.isfinite(size):
        raise ValueError("A rating is infinite.")
    if size > LARGEST or 0 < size < SMALLEST:
        raise ValueError(
            f"The ratings go up to {size:g}, with which nothing can be reckoned: give them in another unit."
        )
