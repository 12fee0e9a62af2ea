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
_WIDEST, _PADDING = 42, 3
#: So wide a column has names or numbers, which are not to break; and no other shrinks below this part of what it needs.
_SHORT, _LEAST_SHARE = 22, 0.4
#: A head is wrapped, but for a short one not into a pillar.
_HEAD = 16
#: How much a line across the page holds, and how many lines fit comfortably below each other.
_LINE, _FULL_LINE, _MOST_LINES = 95, 105, 32
#: A pixel of a figure in points: its letters are then as large as those of a table, and it fits the page.
_POINTS = 0.62
_DRAWN_WIDTH = re.compile(r'<svg[^>]* width="([\d.]+)"')
_DRAWN_HEIGHT = re.compile(r'<svg[^>]* height="([\d.]+)"')
#: A figure is no taller than this on a page of text, in points: its table has room beside it.
_TALLEST = 440.0
_USUAL_WIDTH = 680.0


def widths_of(piece: Piece) -> list[int] | float | None:
    """Give the share of the width that each column of a table has, or the width of a figure in points.

    A column is as wide as its words need, and none so wide that the others starve.
    """
    if isinstance(piece, Sheet):
        return _widths(piece)
    if isinstance(piece, Picture):
        return _on_page(piece.wide)
    return None


def _on_page(svg: str) -> float:
    """Give the width of a figure on a page of text, where a tall one is drawn smaller."""
    width, tall = drawn_width(svg), _DRAWN_HEIGHT.search(svg)
    height = _POINTS * float(tall[1]) if tall else 0.0
    return width * _TALLEST / height if height > _TALLEST else width


def drawn_width(svg: str) -> float:
    """Give the width of a figure in points."""
    found = _DRAWN_WIDTH.search(svg)
    return _POINTS * (float(found[1]) if found else _USUAL_WIDTH)


def is_kept_whole(piece: Piece) -> bool:
    """Say whether a table is so short that it stands on one page."""
    if not isinstance(piece, Sheet):
        return False
    widths = _widths(piece)
    return sum(_lines(row, widths) for row in piece.rows) <= _MOST_LINES


def _lines(row: tuple[str, ...], widths: list[int]) -> int:
    """Count the lines of a row, and rather one too many."""
    shares = [max(1.0, _LINE * width / sum(widths) - _PADDING) for width in widths]
    return max(
        sum(ceil(max(1, width_of(line)) / share) for line in cell.split("\n"))
        for cell, share in zip(row, shares, strict=True)
    )


def _widths(sheet: Sheet) -> list[int]:
    """Give short columns what they need, so that no name breaks; those with words share the rest of a full line."""
    needed = [_width(sheet, place) for place in range(len(sheet.columns))]
    wordy = [place for place, width in enumerate(needed) if width > _SHORT]
    rest = _FULL_LINE - sum(width for width in needed if width <= _SHORT)
    if not wordy or sum(needed[place] for place in wordy) <= rest:
        return needed
    # By how much there is to read in each: a sentence needs more room than a name.
    lengths = {place: min(_longest(sheet, place), 2 * _WIDEST) for place in wordy}
    for place, length in lengths.items():
        share = max(rest * length / sum(lengths.values()), _LEAST_SHARE * needed[place])
        needed[place] = round(share)
    return needed


def _longest(sheet: Sheet, place: int) -> int:
    lines = (line for row in sheet.rows for line in row[place].split("\n"))
    return max(map(width_of, lines), default=0)


def _width(sheet: Sheet, place: int) -> int:
    cells = [row[place] for row in sheet.rows]
    longest = _longest(sheet, place)
    words = max(
        (width_of(word) for cell in (sheet.columns[place], *cells) for word in cell.split()),
        default=0,
    )
    head = min(ceil(width_of(sheet.columns[place]) / 2), _HEAD)
    return max(min(longest, _WIDEST), min(words, _WIDEST // 2), head) + _PADDING


def width_of(text: str) -> int:
    """Count the columns of a text as a terminal would: a Chinese character has two.

    Examples
    --------
    >>> width_of("n = 5"), width_of("同盟")
    (5, 4)
    """
    return sum(2 if unicodedata.east_asian_width(letter) in _WIDE else 1 for letter in text)
