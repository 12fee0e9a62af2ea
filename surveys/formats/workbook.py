"""Write datasets as a workbook: a sheet each, or several where one is full, after one that explains every column and code."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import xlsxwriter

from surveys.formats.workbook_sheet import StreamedSheet
from surveys.model.column_types import ColumnType
from surveys.model.datasets import DataColumn
from surveys.model.datasets import counted
from surveys.model.datasets import with_missing_column
from surveys.model.errors import TooLarge
from surveys.model.texts import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from datetime import datetime
    from typing import BinaryIO

    from surveys.model.datasets import Dataset
    from surveys.model.datasets import Row

#: A sheet has no more rows than these, the header among them.
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_CODEBOOK = "codebook"
_CODEBOOK_COLUMNS = tuple(
    DataColumn(name=name, type=ColumnType.TEXT, label=plain(name))
    for name in ("sheet", "column", "type", "label", "code", "stands for")
)
_LONGEST_NAME = 31
_NARROW, _WIDE = 14, 40


def write_workbook(
    datasets: Sequence[Dataset],
    stream: BinaryIO,
    *,
    language: str,
    made_at: datetime,
    scratch: Path | None = None,
    progress: Callable[[str], None] = lambda _name: None,
) -> None:
    """Write the file, row by row; words are never taken for formulas, links or numbers.

    ``made_at`` is what the file says, so that the same data give the same bytes. It is put together in ``scratch``, or in
    the system’s folder for such.

    Raises
    ------
    TooLarge
        When a dataset has more columns than a sheet can hold, or a text is longer than a cell.
    """
    for dataset in datasets:
        _refuse_too_wide(dataset)
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        file = Path(folder) / "data.xlsx"
        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": folder,
        }
        with xlsxwriter.Workbook(str(file), options) as book:
            book.set_properties({"title": "Soundings", "created": made_at.replace(tzinfo=None)})
            header = book.add_format({"bold": True, "bottom": 1})
            explained = tuple(_explained(datasets, language))
            _write_sheet(book, header, _CODEBOOK, _CODEBOOK_COLUMNS, explained, len(explained))
            for dataset in datasets:
                rows = _seen(dataset, progress)
                for name, rows_of_it, n_rows in _sheets(dataset, rows):
                    _write_sheet(book, header, name, dataset.columns, rows_of_it, n_rows)
        with file.open("rb") as made:
            while part := made.read(1 << 20):
                stream.write(part)


def _seen(dataset: Dataset, progress: Callable[[str], None]) -> Iterator[Row]:
    progress(dataset.name)
    yield from counted(dataset)


def _sheets(dataset: Dataset, rows: Iterator[Row]) -> Iterator[tuple[str, Iterable[Row], int]]:
    """Give the name, the rows and their number of each sheet that a dataset takes, in the order in which they are written."""
    most, left, place = MOST_ROWS - 1, dataset.n_rows, 1
    while left > most:
        yield _sheet_name(dataset.name, place), islice(rows, most), most
        left, place = left - most, place + 1
    # The last takes whatever comes, so that a wrong number of rows is noticed.
    yield _sheet_name(dataset.name, place), rows, left


def _sheet_name(name: str, place: int) -> str:
    after = f"-{place}" if place > 1 else ""
    return f"{name[: _LONGEST_NAME - len(after)]}{after}"


def _refuse_too_wide(dataset: Dataset) -> None:
    n_columns = len(tuple(_all_columns(dataset.columns)))
    if n_columns > MOST_COLUMNS:
        raise TooLarge(
            f"{dataset.name} has {n_columns:,} columns, and a sheet of a workbook holds {MOST_COLUMNS:,}. "
            "Take the CSV or Parquet file."
        )


def _write_sheet(
    book: Any,
    header: Any,
    name: str,
    columns: Sequence[DataColumn],
    rows: Iterable[Row],
    n_rows: int,
) -> None:
    sheet = book.add_worksheet(name, StreamedSheet)
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(_all_columns(columns)):
        width = _WIDE if column.name in {"label", "text"} else _NARROW
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, column.name, header)
    sheet.stream(columns, rows, n_rows)


def _all_columns(columns: Iterable[DataColumn]) -> Iterator[DataColumn]:
    for column in columns:
        yield from with_missing_column(column)


def _explained(datasets: Sequence[Dataset], language: str) -> Iterator[Row]:
    for dataset in datasets:
        for column in _all_columns(dataset.columns):
            about = (dataset.name, column.name, column.type.value, column.label.to(language))
            yield (*about, None, None)
            for code, words in column.values.items():
                yield (*about, code, words.to(language))
