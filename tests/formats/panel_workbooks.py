"""Workbooks as people have them, and as somebody makes them who means harm."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from typing import Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    """Write a workbook with these sheets."""
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def one_sheet(*rows: Sequence[Any]) -> bytes:
    return workbook(("Panel", rows))


def with_entries(content: bytes, **changes: bytes) -> bytes:
    """Put other parts into a workbook; a name has two underscores for a stroke and ends as its kind."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        named = {
            name.replace("__", "/").replace("_xml", ".xml"): data for name, data in changes.items()
        }
        for entry in before.infolist():
            if entry.filename not in named:
                after.writestr(entry, before.read(entry))
        for name, data in named.items():
            after.writestr(name, data)
    return written.getvalue()


def sheet_xml(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")
