"""The forms for a panel file: choosing one, and deciding about it."""

from __future__ import annotations

from flask import request
from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from flask_wtf.file import FileRequired
from wtforms import BooleanField
from wtforms import HiddenField

from surveys.services.recruiting import Choices
from surveys.web.forms import Form
from surveys.web.recruiting.carried_files import unpacked

_COLUMN, _SHOWN = "column-", "shown-"


class PanelFileForm(Form):
    """A panel as a file."""

    file = FileField(
        lazy_gettext("Panel file (CSV or XLSX)"),
        [FileRequired(lazy_gettext("Please choose a CSV or XLSX file."))],
    )


class ImportForm(Form):
    """The panel file that was read and shown, with what was decided about it.

    ``sheet`` and the selects ``column-N`` are as the person left them; ``shown_sheet`` and ``shown-N`` as the page
    had shown them, so that nothing is imported that was not seen.
    """

    content = HiddenField()
    sheet = HiddenField()
    shown_sheet = HiddenField()
    update = BooleanField(lazy_gettext("Change these experts as the file says"))

    @property
    def data_sent(self) -> bytes:
        """The file itself."""
        return unpacked(self.content.data or "")

    @property
    def choices(self) -> Choices:
        """What was decided: of another sheet, the columns are others too."""
        is_same = (self.sheet.data or "") == (self.shown_sheet.data or "")
        positions = {**_numbered(_SHOWN), **_numbered(_COLUMN)} if is_same else {}
        return Choices(sheet=self.sheet.data or "", positions=positions)

    @property
    def is_as_shown(self) -> bool:
        """Whether sheet and columns are those that the page had shown."""
        shown = _numbered(_SHOWN)
        is_same = (self.sheet.data or "") == (self.shown_sheet.data or "")
        return is_same and all(
            shown.get(position, field) == field for position, field in _numbered(_COLUMN).items()
        )


def _numbered(prefix: str) -> dict[int, str]:
    found = {name.removeprefix(prefix): value for name, value in request.form.items()}
    names = (name for name in request.form if name.startswith(prefix))
    return {
        int(number): found[number]
        for number in (name.removeprefix(prefix) for name in names)
        if number.isascii() and number.isdigit() and len(number) < 4  # noqa: PLR2004 - no file has more
    }
