"""The forms for verifying, for backing up and for looking up a receipt code."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length

from surveys.web.forms import Form

_LONGEST_CODE = 100


class VerifyForm(Form):
    """Verifying needs no more than a decision."""


class BackUpForm(Form):
    """Backing up needs no more than a decision."""


class ReceiptForm(Form):
    """A receipt code as an expert wrote it."""

    code = StringField(
        lazy_gettext("Receipt code"),
        [
            InputRequired(lazy_gettext("Please enter the receipt code.")),
            Length(
                max=_LONGEST_CODE,
                message=lazy_gettext(
                    "Please use at most %(longest)s characters.", longest=_LONGEST_CODE
                ),
            ),
        ],
    )
