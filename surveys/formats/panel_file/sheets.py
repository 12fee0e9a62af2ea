"""Read a sheet of a workbook: its values as they were saved, no formula, no macro and no link."""

from __future__ import annotations

import warnings
from datetime import date
from datetime import datetime
from datetime import time
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING
from typing import Any
from xml.etree.ElementTree import ParseError

from surveys.formats.panel_file.tables import MOST_COLUMNS
from surveys.formats.panel_file.tables import MOST_ROWS
from surveys.formats.panel_file.tables import Line
from surveys.formats.panel_file.tables import Table
from surveys.formats.panel_file.tables import table_of
from surveys.formats.panel_file.tables import unreadable
from surveys.formats.panel_file.workbooks import DAMAGED
from surveys.formats.panel_file.workbooks import has_formulas
from surveys.formats.panel_file.workbooks import why_refused

if TYPE_CHECKING:
    from collections.abc import Iterator

# openpyxl trusts what it reads, and raises whatever that leads to.
_UNREADABLE = (*DAMAGED, ParseError, AttributeError, IndexError, KeyError, TypeError)
# Sheets are often formatted far below their last line; so much is looked at, and not a million lines.
_FURTHEST = 5 * MOST_ROWS
# So many rows may have formulas without values until the file as a whole is asked for again.
_MOST_UNKNOWN = 1000


def read_sheet(data: bytes, sheet: str) -> Table:
    """Read a sheet as a table of texts: the one that is named, or the first one."""
    refused = why_refused(data)
    if refused:
        return unreadable(refused)
    try:
        return _read(data, sheet)
    except _UNREADABLE:
        return unreadable(
            "The workbook is damaged, or no XLSX. Save it once more as XLSX and try again."
        )


def _read(data: bytes, sheet: str) -> Table:
    with _opened(data, data_only=True) as workbook:
        names = tuple(each.title for each in workbook.worksheets)
        if not names:
            return unreadable("The workbook has no sheet.")
        if sheet and sheet not in names:
            message = f"The workbook has no sheet “{sheet}”; it has {', '.join(names)}."
            return unreadable(message, sheets=names)
        chosen = sheet or names[0]
        unknown = _formulas_without_value(data, chosen) if has_formulas(data) else {}
        if len(unknown) > _MOST_UNKNOWN:
            message = (
                f"In more than {_MOST_UNKNOWN} rows there are formulas whose values are not in the file. "
                "Save the workbook in a spreadsheet and try again."
            )
            return unreadable(message, sheets=names)
        return table_of(_lines(workbook, chosen, unknown), sheets=names, sheet=chosen)


class _opened:  # noqa: N801 - it reads as what it does
    """A workbook that is open for reading, and closed afterwards."""

    def __init__(self, data: bytes, *, data_only: bool) -> None:
        # Nobody who imports no workbook waits for openpyxl.
        from openpyxl import load_workbook

        with warnings.catch_warnings():
            # That it leaves out what a panel has no use for: styles, validations, extensions.
            warnings.filterwarnings("ignore", module="openpyxl")
            self._workbook = load_workbook(
                BytesIO(data),
                read_only=True,
                data_only=data_only,
                keep_links=False,
                keep_vba=False,
                rich_text=False,
            )

    def __enter__(self) -> Any:
        return self._workbook

    def __exit__(self, *exception: object) -> None:
        self._workbook.close()


def _rows(workbook: Any, sheet: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    found = workbook[sheet]
    # What the sheet says about its size may be anything.
    found.reset_dimensions()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        yield from enumerate(islice(found.iter_rows(max_col=MOST_COLUMNS + 1), _FURTHEST), start=1)


def _lines(workbook: Any, sheet: str, unknown: dict[int, str]) -> Iterator[Line]:
    width = 0
    for number, row in _rows(workbook, sheet):
        cells = tuple(map(_text, row))
        if not width:
            width = len("".join(" x"[bool(cell.strip())] for cell in cells).rstrip())
        if number in unknown:
            fault = (
                f"The cell {unknown[number]} holds a formula whose value is not in the file. "
                "Save the workbook in a spreadsheet, or put the value in its place."
            )
        else:
            broken = next((cell for cell in row if getattr(cell, "data_type", "") == "e"), None)
            fault = (
                f"The cell {broken.coordinate} holds the error {broken.value}." if broken else ""
            )
        yield Line(number=number, cells=(*cells, *[""] * (width - len(cells)))[:width], fault=fault)


def _formulas_without_value(data: bytes, sheet: str) -> dict[int, str]:
    """Return the first such cell of each row: formulas are never computed here, only their saved values are read."""
    with _opened(data, data_only=True) as values, _opened(data, data_only=False) as formulas:
        found: dict[int, str] = {}
        for (number, known), (_, written) in zip(
            _rows(values, sheet), _rows(formulas, sheet), strict=False
        ):
            for value, formula in zip(known, written, strict=False):
                if value.value is None and getattr(formula, "data_type", "") == "f":
                    found.setdefault(number, formula.coordinate)
            if len(found) > _MOST_UNKNOWN:
                break
        return found


def _text(cell: Any) -> str:
    """Say a cell as a person reads it in the sheet."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    # Spreadsheets write control characters as _x000D_ and the like.
    return str(value)
