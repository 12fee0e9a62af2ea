"""A question as a form field: its kind reads it, its kind's template draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from flask_babel import gettext
from werkzeug.datastructures import MultiDict
from wtforms import Field

from surveys.model.kinds import Unreadable
from surveys.web.forms import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.answers import Answer
    from surveys.model.kinds import Kind
    from surveys.model.kinds import Option
    from surveys.model.pages import Asked
    from surveys.model.pages import Page
    from surveys.model.texts import Text
    from surveys.services.answering import Visit


class QuestionField(Field):  # type: ignore[misc]  # WTForms has no types
    """One question; ``data`` is the answer, or None where nothing was given."""

    data: Answer | None

    def __init__(self, asked: Asked, language: str, saved: Answer | None, **bound: Any) -> None:
        super().__init__(label=asked.text.to(language), **bound)
        self.asked = asked
        self.language = language
        self._saved = saved
        self._posted: MultiDict[str, str] = MultiDict()

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Read what was posted, or show the saved answer as if it had been posted."""
        self.process_errors = []
        self.data = None
        self._posted = (
            MultiDict(self.kind.fields(self.name, self._saved)) if formdata is None else formdata
        )
        try:
            self.data = self.kind.read(self._posted, self.name)
        except Unreadable as error:
            self.process_errors.append(gettext(error.sentence, **error.values))

    @property
    def kind(self) -> Kind:
        """The kind of the question."""
        return self.asked.item.kind

    def say(self, text: Text) -> str:
        """Say a text in the expert's language."""
        return text.to(self.language)

    def typed(self, suffix: str = "") -> str:
        """Return what was typed, here or in an input beside it."""
        values = self._posted.getlist(self.name + suffix)
        return values[-1] if values else ""

    def has(self, value: str) -> bool:
        """Say whether a value was chosen."""
        return value in self._posted.getlist(self.name)

    def in_order(self, substantive: Sequence[Any]) -> tuple[Any, ...]:
        """Put points or options in the order in which this expert sees them."""
        ordered = tuple(substantive)
        return ordered[::-1] if self.asked.options_reversed else ordered

    def real(self, options: Sequence[Option]) -> tuple[Option, ...]:
        """Return the options that are answers, in this expert's order."""
        return self.in_order([option for option in options if option.missing is None])

    def ways_out(self, options: Sequence[Option]) -> tuple[Option, ...]:
        """Return the options that are ways of not answering; they stay last."""
        return tuple(option for option in options if option.missing is not None)


def questionnaire_form(page: Page, seen: Visit) -> Form:
    """Make the form of a page of questions, filled with what is saved."""
    fields: dict[str, Any] = {
        asked.id: QuestionField(asked, seen.language, seen.answers.get(asked.id))
        for asked in page.asked
    }
    form: Form = type("QuestionnaireForm", (Form,), fields)()
    return form


def given_answers(form: Form, page: Page) -> dict[str, Answer | None]:
    """Return the answers of a form by question."""
    return {asked.id: form[asked.id].data for asked in page.asked}
