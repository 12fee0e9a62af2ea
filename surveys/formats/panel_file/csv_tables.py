"""Read a CSV: commas, semicolons or tabs, in UTF-8."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from surveys.formats.panel_file.tables import Line
from surveys.formats.panel_file.tables import Table
from surveys.formats.panel_file.tables import table_of
from surveys.formats.panel_file.tables import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_OTHER_CELLS = "This line has not as many cells as the first one has columns."


def read_csv(data: bytes) -> Table:
    """Read a CSV as a table of texts."""
    if b"\0" in data:
        return unreadable(
            "This is not a text file. Save the panel as CSV (UTF-8) or as XLSX and try again."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return unreadable(
            "The file is not in UTF-8. Save it as “CSV UTF-8” or as XLSX and try again.", line=line
        )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return table_of(_lines(reader))
    except csv.Error as error:
        return unreadable(
            f"The file is not a proper CSV from here on: {error}.", line=reader.line_num
        )


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _lines(reader: Iterator[list[str]]) -> Iterator[Line]:
    width = 0
    for cells in reader:
        width = width or len(cells)
        fault = _OTHER_CELLS if cells and len(cells) != width else ""
        # ``line_num`` is where the row ends: a cell may have line breaks in it.
        yield Line(number=reader.line_num, cells=tuple(cells), fault=fault)  # type: ignore[attr-defined]
