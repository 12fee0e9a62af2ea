"""The forms on the page of a round: for links."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length

from surveys.web.forms import Form

_LONGEST_ADDRESS = 300


class LinksForm(Form):
    """Creating links needs no more than a decision."""


class ReissueForm(Form):
    """Whose links are replaced."""

    email = StringField(
        lazy_gettext("E-mail address of the expert"),
        [
            InputRequired(lazy_gettext("Please enter the e-mail address of the expert.")),
            Length(
                max=_LONGEST_ADDRESS,
                message=lazy_gettext(
                    "Please use at most %(longest)s characters.", longest=_LONGEST_ADDRESS
                ),
            ),
        ],
    )
