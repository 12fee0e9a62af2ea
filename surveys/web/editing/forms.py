"""The forms of a draft that ask for no more than a decision, and that of its text."""

from __future__ import annotations

from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from flask_wtf.file import FileRequired
from wtforms import HiddenField
from wtforms import TextAreaField

from surveys.web.editing.typed import DraftForm
from surveys.web.forms import Form


class BeginForm(Form):
    """Beginning a draft, or bringing one back, needs no more than a decision."""


class DecisionForm(DraftForm):
    """What is done with the draft as it was shown: undo, discard, keep, move or take out a block."""


class GoBackForm(DraftForm):
    """Go back to an earlier state of the draft."""

    state = HiddenField()

    @property
    def wanted(self) -> int:
        """The state to go back to."""
        typed = self.state.data or ""
        return int(typed[:12]) if typed.isdecimal() else 0


class TextForm(DraftForm):
    """The whole text of a draft. It is not called “text”, which is what questions call what was typed beside them."""

    whole = TextAreaField(lazy_gettext("The draft’s text"))


class FileForm(DraftForm):
    """A file in the place of the draft's text."""

    file = FileField(
        lazy_gettext("A study file in its place"),
        [FileRequired(lazy_gettext("Please choose a study file (.toml)."))],
    )
