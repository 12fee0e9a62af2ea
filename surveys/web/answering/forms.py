"""The forms of the expert's path that are not questions: begin, consent, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask_babel import gettext
from wtforms import BooleanField
from wtforms import HiddenField
from wtforms import RadioField
from wtforms import SelectChoice
from wtforms import ValidationError
from wtforms.validators import AnyOf

from surveys.services.answering import consent_sha256
from surveys.web.answering.language_switch import is_switching
from surveys.web.forms import Form
from surveys.web.languages import page_language

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.services.answering import Visit

_PREFIX = "purpose-"
_QUOTATION = "quotation-"


class BeginForm(Form):
    """Begin, in the language of the page."""

    language = HiddenField()


class ConfirmForm(Form):
    """A button and nothing else."""


def begin_form() -> BeginForm:
    """Make the form of the landing page, in the language that the page is said in."""
    return BeginForm(data={"language": page_language()})


def consent_form(seen: Visit) -> Form:
    """Make the form of the consent page: one box a purpose, and which text they stand below."""
    fields: dict[str, Any] = {
        _PREFIX + purpose.id: BooleanField(
            purpose.text.to(seen.language),
            validators=[_must_be_ticked] if purpose.is_required else [],
            default=seen.consents.get(purpose.id, False),
        )
        for purpose in seen.context.study.consent.purposes
    }
    return _below_the_text("ConsentForm", seen, fields)


def your_consent_form(seen: Visit, quotable: tuple[tuple[Asked, str, str], ...]) -> Form:
    """Make the form in which consent is changed: the optional purposes, and what may be quoted of comments."""
    fields: dict[str, Any] = {
        _PREFIX + purpose.id: BooleanField(
            purpose.text.to(seen.language), default=seen.consents.get(purpose.id, False)
        )
        for purpose in seen.context.study.consent.purposes
        if not purpose.is_required
    }
    for asked, _, quotation in quotable:
        kind: Any = asked.item.kind
        fields[quotation_name(asked)] = RadioField(
            kind.quotation.to(seen.language),
            choices=[
                SelectChoice(value=option.id, label=option.text.to(seen.language))
                for option in kind.quotations
            ],
            default=quotation,
            validate_choice=False,
            validators=[
                AnyOf(
                    [option.id for option in kind.quotations],
                    message=gettext("Please choose one of the answers shown."),
                )
            ],
        )
    return _below_the_text("YourConsentForm", seen, fields)


def _below_the_text(name: str, seen: Visit, fields: dict[str, Any]) -> Form:
    text = HiddenField(default=consent_sha256(seen.context, seen.language))
    form: Form = type(name, (Form,), {**fields, "text": text})()
    if (
        is_switching()
    ):  # the text is shown in another language, and that is what is agreed to from now on
        form["text"].data = form["text"].default
    return form


def quotation_name(asked: Asked) -> str:
    """Name the field that says what may be quoted of a comment."""
    return _QUOTATION + asked.id


def purpose_fields(form: Form) -> tuple[BooleanField, ...]:
    """List the boxes of a form about consent."""
    return tuple(field for field in form if field.name.startswith(_PREFIX))


def given_purposes(form: Form) -> dict[str, bool]:
    """Read which purposes were ticked."""
    return {field.name.removeprefix(_PREFIX): bool(field.data) for field in purpose_fields(form)}


def given_quotations(form: Form) -> dict[str, str]:
    """Read what may be quoted of each comment, by question."""
    return {
        field.name.removeprefix(_QUOTATION): str(field.data)
        for field in form
        if field.name.startswith(_QUOTATION)
    }


def _must_be_ticked(_form: Form, field: Any) -> None:
    if not field.data:
        raise ValidationError(
            gettext(
                "Please tick this box if you agree to take part. Without it we may not ask you anything."
            )
        )
