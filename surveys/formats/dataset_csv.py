"""Write a dataset as CSV: UTF-8, lines ended as RFC 4180 has them, one row at a time."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from surveys.formats.csv_cells import guarded
from surveys.model.datasets import counted
from surveys.model.datasets import with_missing_apart

if TYPE_CHECKING:
    from typing import BinaryIO

    from surveys.model.datasets import Dataset


def write_csv(dataset: Dataset, stream: BinaryIO, *, marks_encoding: bool = False) -> None:
    """Write the rows as they come; with the mark of the encoding a spreadsheet reads them as UTF-8 by itself.

    Raises
    ------
    MiscountedError
        When other rows came than the dataset has.
    """
    if marks_encoding:
        stream.write(codecs.BOM_UTF8)
    apart = with_missing_apart(dataset)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([guarded(column.name) for column in apart.columns])
        # A formula is a text: of numbers, which most cells are, nobody is asked.
        writer.writerows(
            [guarded(cell) if cell.__class__ is str else cell for cell in row]
            for row in counted(apart)
        )
    finally:
        text.flush()
        text.detach()
