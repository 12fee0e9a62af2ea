"""Bring a panel together, and keep it as it is: experts come in from files and by hand, change, merge, retire and go."""

from __future__ import annotations

from surveys.formats.panel_file import LARGEST
from surveys.formats.panel_file import Choices
from surveys.formats.panel_file import Column
from surveys.formats.panel_file import fields_of
from surveys.services.recruiting.importing import PanelPreview
from surveys.services.recruiting.importing import import_panel
from surveys.services.recruiting.importing import preview_panel
from surveys.services.recruiting.listing import list_panel

__all__ = [
    "LARGEST",
    "Choices",
    "Column",
    "PanelPreview",
    "fields_of",
    "import_panel",
    "list_panel",
    "preview_panel",
]
