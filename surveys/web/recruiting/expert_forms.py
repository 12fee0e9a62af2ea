"""The forms about one expert: what is known of them, and what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask_babel import lazy_gettext
from wtforms import EmailField
from wtforms import SelectChoice
from wtforms import SelectField
from wtforms import StringField

from surveys.model.texts import LANGUAGES
from surveys.services.recruiting.changing import Details
from surveys.web.forms import Form

if TYPE_CHECKING:
    from surveys.model.errors import Invalid
    from surveys.model.experts import Expert
    from surveys.model.studies import Study

_ATTRIBUTE = "attribute-"


class ExpertForm(Form):
    """Name, address and language; a study adds its attributes. What is wrong with them the service knows."""

    name = StringField(lazy_gettext("Name"))
    email = EmailField(lazy_gettext("E-mail address"))
    language = SelectField(lazy_gettext("Language"), validate_choice=False)

    @property
    def attribute_fields(self) -> list[Any]:
        """The inputs of the study's attributes."""
        return [field for field in self if field.name.startswith(_ATTRIBUTE)]

    @property
    def details(self) -> Details:
        """What was filled in."""
        return Details(
            name=self.name.data or "",
            email=self.email.data or "",
            language=self.language.data or "",
            attributes={
                field.name.removeprefix(_ATTRIBUTE): field.data or ""
                for field in self.attribute_fields
            },
        )

    def refuse_details(self, error: Invalid) -> None:
        """Say at each input what the service found wrong there."""
        fields = {field.name.removeprefix(_ATTRIBUTE): field for field in self}
        for problem in error.problems:
            if problem.where in fields:
                field = fields[problem.where]
                field.errors = [*field.errors, problem.message]
            else:
                self.refuse(problem.message)


class DecisionForm(Form):
    """A decision that a page of its own explains."""


def expert_form(study: Study, expert: Expert | None = None) -> ExpertForm:
    """Make the form for the experts of a study: empty, or filled in with what is known."""

    class FormOfStudy(ExpertForm):
        """With the attributes of this study."""

    words = study.languages[0]
    for attribute in study.attributes:
        label = attribute.name.to(words)
        choices = [
            SelectChoice("", lazy_gettext("not known")),
            *(SelectChoice(value.id, value.name.to(words)) for value in attribute.values),
        ]
        setattr(
            FormOfStudy,
            f"{_ATTRIBUTE}{attribute.id}",
            SelectField(label, choices=choices, validate_choice=False)
            if attribute.is_coarse
            else StringField(label),
        )
    form = FormOfStudy(data=_known(expert) if expert else None)
    form.language.choices = [
        SelectChoice(code, LANGUAGES.get(code, code)) for code in study.languages
    ]
    return form


def _known(expert: Expert) -> dict[str, str]:
    attributes = {f"{_ATTRIBUTE}{key}": value for key, value in expert.attributes.items()}
    known = {"name": expert.name, "email": expert.email, "language": expert.language}
    return {**known, **attributes}
