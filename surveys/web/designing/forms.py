"""The forms for adding a study and for confirming a translation."""

from __future__ import annotations

from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from flask_wtf.file import FileRequired

from surveys.web.forms import Form


class UploadForm(Form):
    """A study file."""

    file = FileField(
        lazy_gettext("Study file"),
        [FileRequired(lazy_gettext("Please choose a study file (.toml)."))],
    )


class AddDefaultForm(Form):
    """Adding the default study needs no more than a decision."""


class ConfirmTranslationForm(Form):
    """Confirming a translation needs no more than a decision."""
