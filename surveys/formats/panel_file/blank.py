"""A panel file to fill in: the columns of a study, and for a workbook the values that each may have."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes
from surveys.formats.panel_file.columns import fields_of

if TYPE_CHECKING:
    from surveys.model.studies import Study

# Excel takes a CSV for one in UTF-8 only where it begins with this.
_MARK = b"\xef\xbb\xbf"
_WIDTH = 24


def blank_csv(study: Study) -> bytes:
    """Write a CSV with nothing but the names of the columns."""
    return _MARK + csv_bytes(fields_of(study), ())


def blank_xlsx(study: Study) -> bytes:
    """Write a workbook: an empty sheet to fill in, and a sheet that lists the values that are known."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Panel"
    sheet.append(fields_of(study))
    sheet.freeze_panes = "A2"
    known = workbook.create_sheet("Known values")
    known.append(("column", "value", "name"))
    words = study.languages[0]
    for language in study.languages:
        known.append(("language", language, ""))
    for attribute in study.attributes:
        for value in attribute.values:
            known.append((attribute.id, value.id, value.name.to(words)))
    for each in (sheet, known):
        for position in range(1, each.max_column + 1):
            each.column_dimensions[get_column_letter(position)].width = _WIDTH
            each.cell(row=1, column=position).font = Font(bold=True)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()
