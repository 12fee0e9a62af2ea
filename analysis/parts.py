"""Many random draws of n things, a part at a time, so that large panels need no more room than small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CELLS = 1 << 21  # numbers that are held at a time: 16 MB


def parts(draws: int, n: int, *, least: int = 1) -> Iterator[int]:
    """Give how many draws of n are made at a time, `least` at least where there are so many.

    A generator of random numbers that is gone on with gives the same draws as one at once.

    Examples
    --------
    >>> list(parts(5, CELLS // 2)), list(parts(5, CELLS // 2, least=4)), list(parts(5, 40))
    ([2, 2, 1], [4, 1], [5])

    """
    step = max(least, CELLS // max(n, 1))
    for begin in range(0, draws, step):
        yield min(step, draws - begin)
