"""The forms of the expert's path that are not questions: begin, consent, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask_babel import gettext
from wtforms import BooleanField
from wtforms import RadioField
from wtforms import SelectChoice
from wtforms import ValidationError

from surveys.model.texts import LANGUAGES
from surveys.web.forms import Form

if TYPE_CHECKING:
    from surveys.services.answering import Arrival
    from surveys.services.answering import Visit

_PREFIX = "purpose-"


class BeginForm(Form):
    """Begin, in one of the languages that are offered."""

    language = RadioField(validate_choice=False)


class ConfirmForm(Form):
    """A button and nothing else."""


def begin_form(arrival: Arrival) -> BeginForm:
    """Make the form of the landing page."""
    context = arrival.context
    form = BeginForm(data={"language": context.language(arrival.invitation.expert.language)})
    form.language.choices = [
        SelectChoice(value=code, label=LANGUAGES[code]) for code in context.languages
    ]
    return form


def consent_form(seen: Visit) -> Form:
    """Make the form of the consent page: one box a purpose."""
    fields: dict[str, Any] = {
        _PREFIX + purpose.id: BooleanField(
            purpose.text.to(seen.language),
            validators=[_must_be_ticked] if purpose.is_required else [],
            default=seen.consents.get(purpose.id, False),
        )
        for purpose in seen.context.study.consent.purposes
    }
    form: Form = type("ConsentForm", (Form,), fields)()
    return form


def given_purposes(form: Form) -> dict[str, bool]:
    """Read which purposes were ticked."""
    return {
        field.name.removeprefix(_PREFIX): bool(field.data)
        for field in form
        if field.name.startswith(_PREFIX)
    }


def _must_be_ticked(_form: Form, field: Any) -> None:
    if not field.data:
        raise ValidationError(
            gettext(
                "Please tick this box if you agree to take part. Without it we may not ask you anything."
            )
        )
