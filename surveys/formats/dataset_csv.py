"""Write a dataset as CSV: UTF-8, lines ended as RFC 4180 has them, one row at a time."""

from __future__ import annotations

import codecs
import csv
import io
import re
from operator import getitem
from typing import TYPE_CHECKING

from surveys.formats.csv_cells import guarded
from surveys.model.datasets import apart
from surveys.model.datasets import counted
from surveys.model.datasets import with_missing_apart
from surveys.model.remembering import of_cells

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from surveys.model.datasets import Cell
    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset
    from surveys.model.remembering import Remembered

_LINE_END = "\r\n"
# Most cells: no need of quotes, and no beginning of a formula.
_PLAIN = re.compile(r'\w[^,"\x00-\x1f]*')


def write_csv(dataset: Dataset, stream: BinaryIO, *, marks_encoding: bool = False) -> None:
    """Write the rows as they come; with the mark of the encoding a spreadsheet reads them as UTF-8 by itself.

    Raises
    ------
    MiscountedError
        When other rows came than the dataset has.
    """
    if marks_encoding:
        stream.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    quoting = _Quoting()
    words = [quoting.words_of(column) for column in dataset.columns]
    try:
        text.write(quoting.line([column.name for column in with_missing_apart(dataset).columns]))
        text.writelines(
            f"{','.join(map(getitem, words, row))}{_LINE_END}" for row in counted(dataset)
        )
    finally:
        text.flush()
        text.detach()


class _Quoting:
    """Cells in the quotes that CSV wants them in, disarmed."""

    def __init__(self) -> None:
        self._line = io.StringIO(newline="")
        self._writer = csv.writer(self._line, lineterminator=_LINE_END)

    def words_of(self, column: DataColumn) -> Remembered:
        """Say each cell of a column; where it can hold a missing code, the code follows in a column of its own."""
        if column.may_be_missing:
            return of_cells(column, lambda cell: ",".join(map(self._words, apart(column, cell))))
        return of_cells(column, self._words)

    def _words(self, cell: Cell) -> str:
        if isinstance(cell, str) and _PLAIN.fullmatch(cell):
            return cell
        # With an empty cell behind it, since a line of nothing would be written as quotes.
        return self.line([cell, None]).removesuffix(f",{_LINE_END}")

    def line(self, cells: Iterable[Cell]) -> str:
        """Write a line."""
        self._writer.writerow([guarded(cell) for cell in cells])
        line = self._line.getvalue()
        self._line.seek(0)
        self._line.truncate()
        return line
