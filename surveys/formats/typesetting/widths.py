"""How wide the columns of a printed table and a printed figure are."""

from __future__ import annotations

import re
import unicodedata
from math import ceil
from typing import TYPE_CHECKING

from surveys.model.documents import Picture
from surveys.model.documents import Sheet

if TYPE_CHECKING:
    from surveys.model.documents import Piece

_WIDE = frozenset("WF")
_WIDEST, _PADDING = 42, 2
#: How much a line across the page holds, and how many lines fit comfortably below each other.
_LINE, _MOST_LINES = 95, 32
#: A pixel of a figure in points: its letters are then as large as those of a table, and it fits the page.
_POINTS = 0.62
_DRAWN_WIDTH = re.compile(r'<svg[^>]* width="([\d.]+)"')
_USUAL_WIDTH = 680.0


def widths_of(piece: Piece) -> list[int] | float | None:
    """Give the share of the width that each column of a table has, or the width of a figure in points.

    A column is as wide as its words need, and none so wide that the others starve.
    """
    if isinstance(piece, Sheet):
        return [_width(piece, place) for place in range(len(piece.columns))]
    if isinstance(piece, Picture):
        return drawn_width(piece.wide)
    return None


def drawn_width(svg: str) -> float:
    """Give the width of a figure in points."""
    found = _DRAWN_WIDTH.search(svg)
    return _POINTS * (float(found[1]) if found else _USUAL_WIDTH)


def is_kept_whole(piece: Piece) -> bool:
    """Say whether a table is so short that it stands on one page."""
    if not isinstance(piece, Sheet):
        return False
    widths = [_width(piece, place) for place in range(len(piece.columns))]
    return sum(_lines(row, widths) for row in piece.rows) <= _MOST_LINES


def _lines(row: tuple[str, ...], widths: list[int]) -> int:
    """Count the lines of a row, and rather one too many."""
    shares = [max(1.0, _LINE * width / sum(widths) - _PADDING) for width in widths]
    return max(
        sum(ceil(max(1, width_of(line)) / share) for line in cell.split("\n"))
        for cell, share in zip(row, shares, strict=True)
    )


def _width(sheet: Sheet, place: int) -> int:
    cells = [row[place] for row in sheet.rows]
    longest = max((width_of(line) for cell in cells for line in cell.split("\n")), default=0)
    words = max(
        (width_of(word) for cell in (sheet.columns[place], *cells) for word in cell.split()),
        default=0,
    )
    return max(min(longest, _WIDEST), min(words, _WIDEST // 2)) + _PADDING


def width_of(text: str) -> int:
    """Count the columns of a text as a terminal would: a Chinese character has two.

    Examples
    --------
    >>> width_of("n = 5"), width_of("同盟")
    (5, 4)
    """
    return sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in text)
