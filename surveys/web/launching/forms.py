"""The forms for a new round and for what cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext
from flask_babel import lazy_gettext
from wtforms import RadioField
from wtforms import StringField
from wtforms.validators import InputRequired
from wtforms.validators import Length
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput

from surveys.web.forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_NAME = 64


class NewRoundForm(Form):
    """A name, a closing date, and how much of the questionnaire is asked."""

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
    questionnaire = RadioField(lazy_gettext("What is asked"), default="", validate_choice=False)
    closes = StringField(
        lazy_gettext("Closing date"),
        [InputRequired(lazy_gettext("Please choose the last day on which experts may answer."))],
        widget=DateInput(),
    )

    def offer(self, form_ids: Iterable[str]) -> None:
        """Offer the whole questionnaire and the forms of it that a study file has."""
        self.questionnaire.choices = [(form_id, form_id) for form_id in ("", *form_ids)]
        if len(self.questionnaire.choices) == 1:
            del self.questionnaire

    def validate_questionnaire(self, field: RadioField) -> None:
        """Refuse a form that was not offered."""
        if (field.data or "") not in dict(field.choices):
            raise ValidationError(gettext("Please choose what is asked."))


class ConfirmForm(Form):
    """What cannot be undone needs no more than a decision, on a page of its own."""
