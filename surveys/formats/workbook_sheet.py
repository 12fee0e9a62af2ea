"""A sheet of a workbook whose rows are written as they come, and never held.

XlsxWriter keeps or checks every cell by itself, which takes five times as long as the rows of a large round may. It
makes everything here but the rows; they go through its own hook for them, in the few forms that a dataset has.
"""

from __future__ import annotations

import re
from functools import partial
from operator import getitem
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from surveys.model.datasets import apart
from surveys.model.datasets import with_missing_column
from surveys.model.errors import TooLarge
from surveys.model.remembering import of_cells

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.datasets import Cell
    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Row
    from surveys.model.remembering import Remembered

#: A cell holds no more characters, in units of UTF-16.
MOST_CHARACTERS = 32_767
_MANY = 512  # characters, of which no one takes more than two units
# Stands for the number of a row in cells that are remembered; XML cannot say it, so no text has it.
_LINE = "\0"
# What XML cannot say, and what looks as if it said so (ISO/IEC 29500-1, 22.9.2.19).
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNSAYABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class StreamedSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet with a header and then the rows of a dataset."""

    def stream(self, columns: Iterable[DataColumn], rows: Iterable[Row], n_rows: int) -> None:
        """Take the rows: they are asked for when the workbook is closed."""
        self._cells, self._rows = tuple(self._cells_of(columns)), rows
        # The range is written before the rows are.
        self.dim_rowmax = n_rows

    def _assemble_xml_file(self) -> None:
        try:
            super()._assemble_xml_file()
        except BaseException:
            self._xml_close()  # XlsxWriter leaves it open where a row cannot be had
            raise

    def _write_rows(self) -> None:
        last, self.dim_rowmax = self.dim_rowmax, 0
        super()._write_rows()  # the header
        self.dim_rowmax = last
        write = self.fh.write
        self._line = 1  # the header’s
        for row in self._rows:
            self._line += 1
            cells = "".join(map(getitem, self._cells, row))
            write(f'<row r="{_LINE}">{cells}</row>'.replace(_LINE, str(self._line)))

    def _cells_of(self, columns: Iterable[DataColumn]) -> Iterator[Remembered]:
        """Make the cells of each column, with its letter; where it can hold a missing code, the code is in the next."""
        place = 0
        for column in columns:
            width = len(with_missing_column(column))
            letters = [xl_col_to_name(place + each) for each in range(width)]
            yield of_cells(column, partial(self._written, column, letters))
            place += width

    def _written(self, column: DataColumn, letters: Sequence[str], cell: Cell) -> str:
        return "".join(
            f'<c r="{letter}{_LINE}"{self._content(letter, each)}'
            for letter, each in zip(letters, apart(column, cell), strict=True)
            if each is not None and each != ""
        )

    def _content(self, letter: str, cell: Cell) -> str:
        if not isinstance(cell, str):
            return f"><v>{cell!r}</v></c>"
        if len(cell) > _MANY and len(cell.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
            raise TooLarge(
                f"The text at {letter}{self._line} of {self.name} has {len(cell):,} characters; "
                f"a cell of a workbook holds {MOST_CHARACTERS:,}. Take the CSV file."
            )
        return _words(cell)


def _words(text: str) -> str:
    escaped = _ESCAPED.sub("_x005F_", text)
    escaped = _UNSAYABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped)
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    keeps = ' xml:space="preserve"' if text != text.strip() else ""
    return f' t="inlineStr"><is><t{keeps}>{escaped}</t></is></c>'
