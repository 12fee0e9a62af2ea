"""The forms for a panel file and for new links."""

from __future__ import annotations

from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from flask_wtf.file import FileRequired
from wtforms import HiddenField

from surveys.web.forms import Form


class PanelFileForm(Form):
    """A panel as a CSV file."""

    file = FileField(
        lazy_gettext("Panel file (CSV)"), [FileRequired(lazy_gettext("Please choose a CSV file."))]
    )


class ImportForm(Form):
    """The text of a panel file that was read and shown, and is now to be imported."""

    content = HiddenField()


class ReissueAllForm(Form):
    """Replacing everybody's links needs no more than a decision, on a page of its own."""
