"""The forms for a new round and for what cannot be undone."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length
from wtforms.widgets import DateInput

from surveys.web.forms import Form

_LONGEST_NAME = 64


class NewRoundForm(Form):
    """A name and a closing date."""

    round_id = StringField(
        lazy_gettext("Name of the round"),
        [
            InputRequired(lazy_gettext("Please name the round, such as 2026-autumn.")),
            Length(
                max=_LONGEST_NAME,
                message=lazy_gettext(
                    "Please use at most %(longest)s characters.", longest=_LONGEST_NAME
                ),
            ),
        ],
    )
    closes = StringField(
        lazy_gettext("Closing date"),
        [InputRequired(lazy_gettext("Please choose the last day on which experts may answer."))],
        widget=DateInput(),
    )


class ConfirmForm(Form):
    """What cannot be undone needs no more than a decision, on a page of its own."""
