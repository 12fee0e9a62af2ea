"""Write CSV that a spreadsheet opens safely: no text of ours is run as a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from surveys.model.kinds import Cell

# What spreadsheets take for the beginning of a formula, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")
# What such a text can begin with: of most texts no more than that need be asked.
_FIRST = frozenset((*_FORMULA, "'", " ", "\n"))


def guarded(cell: Cell) -> Cell:
    """Put a quote before text that a spreadsheet would run; numbers stay numbers.

    Text that has such quotes already gets one more, so that `unguarded` gives every text back as it was.
    """
    if isinstance(cell, str) and cell[:1] in _FIRST and _is_formula(cell):
        return f"'{cell}"
    return cell


def unguarded(text: str) -> str:
    """Take away the quote that `guarded` put before a text.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'so called'")
    ('=1+1', "'=1+1", "'so called'")
    """
    return text[1:] if text.startswith("'") and _is_formula(text[1:]) else text


def _is_formula(text: str) -> bool:
    return text.lstrip("'").lstrip(" \n").startswith(_FORMULA)


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table as CSV in UTF-8, lines ended as RFC 4180 has them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(column) for column in columns])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
