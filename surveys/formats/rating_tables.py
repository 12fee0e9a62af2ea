"""Read anybody's table of ratings: CSV with commas, semicolons or tabs in UTF-8, or a sheet of an XLSX."""

from __future__ import annotations

import csv
import io
import re
from array import array
from dataclasses import dataclass
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from surveys.formats.csv_cells import unguarded
from surveys.formats.panel_file.workbooks import is_workbook
from surveys.formats.panel_file.workbooks import why_no_text
from surveys.formats.rating_workbooks import open_sheet
from surveys.model.errors import Invalid
from surveys.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

MOST_ROWS = 5_000_000
_SHOWN_PROBLEMS = 20
_AT_ONCE = 250  # rows; so few live no longer than the youngest generation of what is collected
# By a first line Excel learns, and says, what parts the cells.
_SEPARATOR = re.compile(r"sep=([,;\t|])", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")
_WIDE_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingColumn:
    """The cells of a column: each different one once, and the place of each row's among them."""

    words: Sequence[str]
    codes: Sequence[int]

    def __iter__(self) -> Iterator[str]:
        return map(self.words.__getitem__, self.codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingTable:
    """The names of the columns, the columns, and the line on which each row ends.

    ``other_sheets`` says which sheets the workbook has beside this one. Where it ``has_merged_cells`` what looks
    filled in may be empty.
    """

    header: tuple[str, ...]
    columns: tuple[RatingColumn, ...]
    lines: Sequence[int]
    other_sheets: str = ""
    has_merged_cells: bool = False


def read_rating_table(data: bytes, sheet: str = "") -> RatingTable:
    """Read a table whose first line names the columns.

    Raises
    ------
    Invalid
        With every line that cannot be read, or why the file as a whole cannot.
    """
    if is_workbook(data):
        found = open_sheet(data, sheet)
        return replace(
            _table(found.rows),
            other_sheets=found.others,
            has_merged_cells=found.has_merged_cells,
        )
    why = why_no_text(data)
    if why:
        raise Invalid(why)
    if data.startswith(_WIDE_ENCODINGS):
        raise Invalid(
            "The file is in UTF-16, as “Unicode text” is. Save it as “CSV UTF-8” or as XLSX."
        )
    if b"\0" in data:
        raise Invalid("This is not a text file. Save the ratings as CSV (UTF-8) or as XLSX.")
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Invalid(
            f"The file is not in UTF-8: see line {line}. Save it as “CSV UTF-8” or as XLSX."
        ) from error
    return _table(_csv_rows(data))


def _csv_rows(data: bytes) -> Iterable[tuple[int, list[str]]]:
    text = io.TextIOWrapper(BytesIO(data), encoding="utf-8-sig", newline="")
    first = next((line for line in text if line.strip()), "")
    said = _SEPARATOR.fullmatch(first.strip("\r\n "))
    delimiter = said[1] if said else max(",;\t", key=first.count)
    text.seek(0)
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if said and [cell.lower() for cell in cells[:1]] == ["sep="]:
                said = None
            else:
                yield reader.line_num, cells
    except csv.Error as error:
        raise Invalid(
            f"The file is not a proper CSV from line {reader.line_num} on: {error}."
        ) from error


class _Filling:
    """Columns that are being filled, some rows at a time: of a row little is kept but numbers."""

    def __init__(self, width: int) -> None:
        self.columns = [(_Places(), array("i")) for _ in range(width)]
        self.lines = array("i")

    def takes(self, batch: list[tuple[int, list[str]]]) -> bool:
        """Add rows that all have a cell for each column, and none of them blank; False for others."""
        lines, rows = zip(*batch, strict=True)
        if set(map(len, rows)) != {len(self.columns)} or not all(row[0].strip() for row in rows):
            return False
        self.lines.extend(lines)
        for (places, codes), cells in zip(self.columns, zip(*rows, strict=True), strict=True):
            codes.extend(map(places.__getitem__, map(str.strip, cells)))
        return True

    def add(self, line: int, cells: list[str]) -> None:
        self.lines.append(line)
        for (places, codes), cell in zip(self.columns, cells, strict=False):
            codes.append(places[cell.strip()])


class _Places(dict[str, int]):
    """The place of each word, in the order in which they were first met."""

    def __missing__(self, word: str) -> int:
        self[word] = place = len(self)
        return place


def _table(found: Iterable[tuple[int, list[str]]]) -> RatingTable:
    header: tuple[str, ...] = ()
    filling = _Filling(0)
    problems: list[Problem] = []
    rows = iter(found)
    while batch := list(islice(rows, _AT_ONCE)):
        if header and filling.takes(batch):
            batch.clear()
        for line, cells in batch:
            if not any(map(str.strip, cells)):
                continue
            if not header:
                header = _named(cells)
                filling = _Filling(len(header))
            elif _is_whole(cells, len(header)):
                filling.add(line, cells)
            else:
                problems.append(_odd(line, cells, header))
        if len(filling.lines) > MOST_ROWS:
            raise Invalid(f"The file has more than {MOST_ROWS:,} lines.")
    _require(header, len(filling.lines), problems)
    return RatingTable(
        header=header,
        columns=tuple(
            # Our own CSV files have a quote before what a spreadsheet would take for a formula.
            RatingColumn(words=tuple(map(unguarded, places)), codes=codes)
            for places, codes in filling.columns
        ),
        lines=filling.lines,
    )


def _odd(line: int, cells: list[str], header: tuple[str, ...]) -> Problem:
    return Problem(
        line=line,
        message=f"This line has {_counted(len(cells), 'cell')}, and the first one names {_counted(len(header), 'column')}.",
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _named(cells: list[str]) -> tuple[str, ...]:
    """Give the names of columns, without the empty cells behind them."""
    names = [unguarded(cell.strip()) for cell in cells]
    while not names[-1]:
        names.pop()
    return tuple(names)


def _is_whole(cells: list[str], width: int) -> bool:
    """Whether a row has a cell for each column, and nothing beyond them."""
    return len(cells) >= width and not any(map(str.strip, cells[width:]))


def _require(header: tuple[str, ...], n_rows: int, problems: list[Problem]) -> None:
    if problems:
        more = len(problems) - _SHOWN_PROBLEMS
        raise Invalid(
            f"{len(problems)} {'line has' if len(problems) == 1 else 'lines have'} not as many cells as "
            f"there are columns{f'; the first {_SHOWN_PROBLEMS} are listed' if more > 0 else ''}.",
            tuple(problems[:_SHOWN_PROBLEMS]),
        )
    if not header:
        raise Invalid(
            "The file is empty. Its first line names the columns, the others have the ratings."
        )
    if not n_rows:
        raise Invalid("The file has the names of its columns and no rating below them.")
    if all(_NUMBER.fullmatch(name) for name in header):
        raise Invalid(
            "The first line has numbers only, and it is to name the columns. Put a line with their names "
            "above it; raters who are called 1 and 2 may be r1 and r2."
        )
    doubled = sorted({name for name in header if header.count(name) > 1})
    if doubled:
        several = " and ".join(f"“{name}”" for name in doubled)
        raise Invalid(
            f"The column {several} stands there more than once."
            if len(doubled) == 1
            else f"The columns {several} stand there more than once."
        )
