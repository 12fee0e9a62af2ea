"""Panel files: CSV and XLSX in, every problem with its line; and files to fill in."""

from __future__ import annotations

from surveys.formats.panel_file.blank import blank_csv
from surveys.formats.panel_file.blank import blank_xlsx
from surveys.formats.panel_file.columns import LEFT_OUT
from surveys.formats.panel_file.columns import Column
from surveys.formats.panel_file.columns import fields_of
from surveys.formats.panel_file.reading import Choices
from surveys.formats.panel_file.reading import PanelFile
from surveys.formats.panel_file.reading import attribute_value
from surveys.formats.panel_file.reading import language_code
from surveys.formats.panel_file.reading import read_panel
from surveys.formats.panel_file.tables import LARGEST
from surveys.formats.panel_file.tables import LONGEST_CELL
from surveys.formats.panel_file.tables import MOST_ROWS

__all__ = [
    "LARGEST",
    "LEFT_OUT",
    "LONGEST_CELL",
    "MOST_ROWS",
    "Choices",
    "Column",
    "PanelFile",
    "attribute_value",
    "blank_csv",
    "blank_xlsx",
    "fields_of",
    "language_code",
    "read_panel",
]
