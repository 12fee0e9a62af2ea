"""Whether a rater rated a unit twice: looked for without sorting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import AnyArray

PIECE = 1 << 15
GOLDEN_32 = 32


def repeats(first: AnyArray, second: AnyArray, height: int, width: int) -> bool:
    """Say whether a pair (first, second) occurs twice, without sorting.

    Each pair writes its place into a slot of a table; who does not find itself there has met its
    double, or somebody else, and then tries again among the others that did. In small pieces, so
    that little but the table is in memory.

    Parameters
    ----------
    first, second
        shape (pairs,): from 0 to below `height`, and to below `width`.

    """
    small = height * width < 1 << 32
    key: AnyArray = first.astype(np.uint32 if small else np.uint64)
    key *= key.dtype.type(width)
    key += second.astype(key.dtype)
    few = key[:PIECE]
    if (few[1:] > few[:-1]).all() and (key[1:] > key[:-1]).all():
        return False  # rows come by unit and rater
    while key.size > 1:
        bits = int(2 * key.size - 1).bit_length()
        table = np.empty(1 << bits, np.int32)
        pieces = range(0, key.size, PIECE)
        for begin in pieces:
            piece = key[begin : begin + PIECE]
            table[_slots(piece, bits)] = np.arange(begin, begin + piece.size, dtype=np.int32)
        lost = []
        for begin in pieces:
            piece = key[begin : begin + PIECE]
            winner = table.take(_slots(piece, bits), mode="clip")
            missed = np.flatnonzero(winner != np.arange(begin, begin + piece.size, dtype=np.int32))
            others = piece[missed]
            if (key[winner[missed]] == others).any():
                return True
            lost.append(others)
        key = np.concatenate(lost)
    return False


def _slots(key: AnyArray, bits: int) -> AnyArray:
    """Give the highest bits of the key times the golden ratio, as the place of a slot."""
    width = 8 * key.dtype.itemsize
    golden = key.dtype.type(2654435769 if width == GOLDEN_32 else 11400714819323198485)
    return np.asarray((key * golden) >> key.dtype.type(width - bits), dtype=np.intp)
