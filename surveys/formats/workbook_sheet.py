"""A sheet of a workbook whose rows are written as they come, and never held.

XlsxWriter keeps or checks every cell by itself, which takes five times as long as the rows of a large round may. It
makes everything here but the rows; they go through its own hook for them, in the few forms that a dataset has.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from surveys.model.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from surveys.model.datasets import Cell
    from surveys.model.datasets import Row

#: A cell holds no more characters, in units of UTF-16.
MOST_CHARACTERS = 32_767
_MANY = 512  # only short words come back often enough to be remembered
_REMEMBERED = 8192
# What XML cannot say, and what looks as if it said so (ISO/IEC 29500-1, 22.9.2.19).
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNSAYABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class StreamedSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet with a header and then the rows of a dataset."""

    def stream(self, columns: Sequence[str], rows: Iterable[Row], n_rows: int) -> None:
        """Take the rows: they are asked for when the workbook is closed."""
        self._columns, self._rows = columns, rows
        # The range is written before the rows are.
        self.dim_rowmax = n_rows

    def _write_rows(self) -> None:
        last, self.dim_rowmax = self.dim_rowmax, 0
        super()._write_rows()  # the header
        self.dim_rowmax = last
        letters = [xl_col_to_name(place) for place in range(len(self._columns))]
        write = self.fh.write
        for line, row in enumerate(self._rows, 2):
            cells = [
                _cell(f"{letter}{line}", cell, self)
                for letter, cell in zip(letters, row, strict=True)
                if cell is not None and cell != ""
            ]
            write(f'<row r="{line}">{"".join(cells)}</row>')


def _cell(place: str, cell: Cell, sheet: Any) -> str:
    if not isinstance(cell, str):
        return f'<c r="{place}"><v>{cell!r}</v></c>'
    if len(cell) > _MANY:
        if len(cell.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
            raise TooLarge(
                f"The text at {place} of {sheet.name} has {len(cell):,} characters; "
                f"a cell of a workbook holds {MOST_CHARACTERS:,}. Take the CSV file."
            )
        return f'<c r="{place}"{_words.__wrapped__(cell)}'
    return f'<c r="{place}"{_words(cell)}'


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> str:
    escaped = _ESCAPED.sub("_x005F_", text)
    escaped = _UNSAYABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped)
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    keeps = ' xml:space="preserve"' if text != text.strip() else ""
    return f' t="inlineStr"><is><t{keeps}>{escaped}</t></is></c>'
