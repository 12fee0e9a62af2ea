"""The rows of a sheet of ratings; a formula counts as the value that was saved with it, and never as none."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from typing import Any
from xml.etree.ElementTree import ParseError

from surveys.formats.panel_file.workbooks import DAMAGED
from surveys.formats.panel_file.workbooks import has_formulas
from surveys.formats.panel_file.workbooks import has_merged_cells
from surveys.formats.panel_file.workbooks import why_refused
from surveys.model.errors import Invalid
from surveys.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a workbook of ratings may unpack to: that of a few hundred thousand lines.
_MOST_UNPACKED = 240_000_000
_SHOWN_PROBLEMS = 20
_DAMAGED = "The workbook is damaged, or no XLSX. Save it once more as XLSX and try again."
_UNREADABLE = (*DAMAGED, ParseError, AttributeError, IndexError, KeyError, TypeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingSheet:
    """The rows of a sheet with their numbers, and a sentence about the other sheets, empty where there are none."""

    rows: Iterator[tuple[int, list[str]]]
    others: str
    has_merged_cells: bool


def open_sheet(data: bytes, sheet: str) -> RatingSheet:
    """Open a sheet, the first one where none is named; its rows are read as they are asked for.

    Raises
    ------
    Invalid
        When there is no such sheet, a formula in it has no value, or the file is no workbook that may be opened.
    """
    refused = why_refused(data, most_unpacked=_MOST_UNPACKED)
    if refused:
        raise Invalid(refused)
    try:
        book = _opened(data, formulas=False)
        names = [each.title for each in book.worksheets]
        if sheet and sheet not in names:
            raise Invalid(f"The workbook has no sheet “{sheet}”; it has {', '.join(names)}.")
        chosen = sheet or names[0]
        if has_formulas(data):
            _require_values(data, chosen)
    except _UNREADABLE as error:
        raise Invalid(_DAMAGED) from error
    others = _others(names, chosen)
    return RatingSheet(
        rows=_lines(book, chosen, others), others=others, has_merged_cells=has_merged_cells(data)
    )


def _lines(book: Any, sheet: str, others: str) -> Iterator[tuple[int, list[str]]]:
    width = 0
    try:
        for number, row in _rows(book, sheet):
            cells = [_written(cell) for cell in row]
            width = width or (len(cells) if any(cells) else 0)
            # A spreadsheet does not write the empty cells at the end of a row.
            yield number, cells + [""] * (width - len(cells))
    except _UNREADABLE as error:
        raise Invalid(_DAMAGED) from error
    if not width:
        raise Invalid(f"The sheet “{sheet}” is empty. {others}".strip())


def _others(names: list[str], chosen: str) -> str:
    others = ", ".join(f"“{name}”" for name in names if name != chosen)
    return f"Other sheets are {others}: name one with --sheet." if others else ""


def _require_values(data: bytes, sheet: str) -> None:
    """Refuse formulas without a saved value: they would seem to be ratings that were left out."""
    problems = [
        Problem(
            line=number, message=f"The cell {cell} has a formula whose value is not in the file."
        )
        for (number, written), (_, values) in zip(
            _rows(_opened(data, formulas=True), sheet, formulas=True),
            _rows(_opened(data, formulas=False), sheet),
            strict=False,
        )
        for cell, value in zip(written, values, strict=False)
        if value is None and cell
    ]
    if problems:
        count = "A formula has" if len(problems) == 1 else f"{len(problems)} formulas have"
        more = (
            f" The first {_SHOWN_PROBLEMS} are listed." if len(problems) > _SHOWN_PROBLEMS else ""
        )
        raise Invalid(
            f"{count} no value in the file. Save it in a spreadsheet, or put values in their place.{more}",
            tuple(problems[:_SHOWN_PROBLEMS]),
        )


def _rows(book: Any, sheet: str, *, formulas: bool = False) -> Iterator[tuple[int, Any]]:
    """Give the rows by number: their values, or, where formulas are asked for, the places of these."""
    found = book[sheet]
    found.reset_dimensions()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        for number, row in enumerate(found.iter_rows(values_only=not formulas), start=1):
            yield number, [_place(cell) for cell in row] if formulas else row
    book.close()


def _place(cell: Any) -> str:
    return str(cell.coordinate) if getattr(cell, "data_type", "") == "f" else ""


def _opened(data: bytes, *, formulas: bool) -> Any:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        return load_workbook(
            BytesIO(data), read_only=True, data_only=not formulas, keep_links=False
        )


def _written(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
