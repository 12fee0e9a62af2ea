"""The forms for a new round and for what is done to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext
from flask_babel import lazy_gettext
from wtforms import RadioField
from wtforms import StringField
from wtforms import TextAreaField
from wtforms.validators import InputRequired
from wtforms.validators import Length
from wtforms.validators import ValidationError
from wtforms.widgets import DateInput
from wtforms.widgets import NumberInput
from wtforms.widgets import TimeInput

from surveys.model.rounds import Carries
from surveys.web.forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_NAME = 64
_NOT_OFFERED = lazy_gettext("Please choose one of the answers shown.")
_AGAIN = [
    (Carries.EVERYBODY.value, lazy_gettext("The whole panel of the study")),
    (Carries.INVITED.value, lazy_gettext("Only those who were invited to the earlier round")),
    (
        Carries.SUBMITTED.value,
        lazy_gettext("Only those who submitted answers in the earlier round"),
    ),
]


def when(date: StringField, time: StringField, otherwise: str = "") -> str:
    """Put a date and a time together as a service reads them; ``otherwise`` where neither was given."""
    day, clock = (date.data or "").strip(), (time.data or "").strip()
    return " ".join(each for each in (day, clock[:5]) if each) or otherwise


class ConfirmForm(Form):
    """What cannot be undone needs no more than a decision, on a page of its own."""


class NewDatesForm(Form):
    """A name, when it opens and closes, and the grace."""

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
    opens = StringField(lazy_gettext("Opening date (optional)"), widget=DateInput())
    opens_time = StringField(lazy_gettext("Opening time (optional)"), widget=TimeInput())
    closes = StringField(
        lazy_gettext("Closing date"),
        [InputRequired(lazy_gettext("Please choose the last day on which experts may answer."))],
        widget=DateInput(),
    )
    closes_time = StringField(lazy_gettext("Closing time (optional)"), widget=TimeInput())
    grace = StringField(lazy_gettext("Minutes to finish after the close"), widget=NumberInput())

    def validate_opens_time(self, field: StringField) -> None:
        """Refuse a time of no day."""
        if field.data and not self.opens.data:
            raise ValidationError(gettext("Please choose the date too."))


class NewRoundForm(NewDatesForm):
    """What a new round needs: its dates, how much of the questionnaire is asked, and of whom.

    ``earlier`` are the rounds that it can follow.
    """

    earlier: tuple[str, ...] = ()

    questionnaire = RadioField(lazy_gettext("What is asked"), default="", validate_choice=False)
    follows = StringField(lazy_gettext("Earlier round"), default="")
    carries = StringField(lazy_gettext("Who is asked"), default="")
    again = _AGAIN

    def offer(self, form_ids: Iterable[str], earlier: Iterable[str]) -> None:
        """Offer the whole questionnaire and the forms of it, and the rounds that this one can follow."""
        self.questionnaire.choices = [(form_id, form_id) for form_id in ("", *form_ids)]
        if len(self.questionnaire.choices) == 1:
            del self.questionnaire
        self.earlier = tuple(earlier)
        if not self.earlier:
            del self.follows
            del self.carries

    def validate_questionnaire(self, field: RadioField) -> None:
        """Refuse a form that was not offered."""
        if (field.data or "") not in dict(field.choices):
            raise ValidationError(gettext("Please choose what is asked."))

    def validate_follows(self, field: StringField) -> None:
        """Refuse an earlier round that was not offered."""
        if field.data and field.data not in self.earlier:
            raise ValidationError(_NOT_OFFERED)

    def validate_carries(self, field: StringField) -> None:
        """Refuse what was not offered, and the panel of no round."""
        if (field.data or "") not in dict(self.again):
            raise ValidationError(_NOT_OFFERED)
        if field.data and not self.follows.data:
            raise ValidationError(gettext("Please choose the earlier round too."))


class CloneForm(NewDatesForm):
    """A name and dates for a round like another one, in its version or the newest."""

    version = StringField(lazy_gettext("Version of the study"), default="same")


class OpenForm(Form):
    """When a round opens; at once where no date is given."""

    opens = StringField(lazy_gettext("Opening date (optional)"), widget=DateInput())
    opens_time = StringField(lazy_gettext("Opening time (optional)"), widget=TimeInput())

    def validate_opens_time(self, field: StringField) -> None:
        """Refuse a time of no day."""
        if field.data and not self.opens.data:
            raise ValidationError(gettext("Please choose the date too."))


class ReasonForm(Form):
    """Why something is done to a round."""

    reason = TextAreaField(lazy_gettext("Reason (optional)"))


class CloseForm(ReasonForm):
    """Whether whoever has begun may still finish."""

    grace = StringField(lazy_gettext("Experts who have begun"), default="none")

    def validate_grace(self, field: StringField) -> None:
        """Refuse what was not offered."""
        if field.data not in {"none", "grace"}:
            raise ValidationError(_NOT_OFFERED)


class ExtendForm(ReasonForm):
    """Until when a round is open then."""

    closes = StringField(
        lazy_gettext("New closing date"),
        [InputRequired(lazy_gettext("Please choose the last day on which experts may answer."))],
        widget=DateInput(),
    )
    closes_time = StringField(lazy_gettext("New closing time (optional)"), widget=TimeInput())


class ReopenForm(ExtendForm):
    """Until when a closed round is open again, and why: that is shown for good."""

    reason = TextAreaField(
        lazy_gettext("Reason"),
        [InputRequired(lazy_gettext("Please say why: it is shown beside the results."))],
    )
