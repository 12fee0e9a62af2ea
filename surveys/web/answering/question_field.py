"""A question as a form field: its kind reads it, its kind's template draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field

from surveys.model.answers import SKIPPED
from surveys.model.answers import WITHDRAWN
from surveys.model.kinds import Unreadable
from surveys.web.forms import Form
from surveys.web.languages import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.answers import Answer
    from surveys.model.kinds import Kind
    from surveys.model.kinds import Option
    from surveys.model.pages import Asked
    from surveys.model.pages import Page
    from surveys.model.texts import Text
    from surveys.services.answering import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAnswer:
    """What an expert answered to a question in the round before, in the words of today."""

    round: str
    words: str


class QuestionField(Field):  # type: ignore[misc]  # WTForms has no types
    """One question; ``data`` is the answer, or None where nothing was given.

    ``is_hidden`` where the answers so far do not ask it, and an answer on the same page can; ``earlier`` is what the
    expert answered in the round before, where that is shown.
    """

    data: Answer | None
    is_hidden: bool = False
    earlier: EarlierAnswer | None = None

    def __init__(self, asked: Asked, language: str, saved: Answer | None, **bound: Any) -> None:
        super().__init__(label=asked.text.to(language), **bound)
        self.asked = asked
        self.language = language
        self._saved = as_shown(saved)
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
            self.process_errors.append(said(error))

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
        if self.asked.options:
            # What was not dealt with the others keeps its place at the end.
            rank = {option_id: position for position, option_id in enumerate(self.asked.options)}
            return tuple(sorted(substantive, key=lambda each: rank.get(each.id, len(rank))))
        ordered = tuple(substantive)
        return ordered[::-1] if self.asked.options_reversed else ordered

    @property
    def is_reason(self) -> bool:
        """Whether this asks for the reason of the answer above it."""
        return bool(self.asked.item.companion_of)

    def real(self, options: Sequence[Option]) -> tuple[Option, ...]:
        """Return the options that are answers, in this expert's order; “Other” stays last."""
        answers = [option for option in options if option.missing is None]
        named = self.in_order([option for option in answers if not option.is_other])
        return (*named, *(option for option in answers if option.is_other))

    def ways_out(self, options: Sequence[Option]) -> tuple[Option, ...]:
        """Return the options that are ways of not answering; they stay last."""
        return tuple(option for option in options if option.missing is not None)


def as_shown(saved: Answer | None) -> Answer | None:
    """Return what a page shows of a saved answer: what was taken back is a question that is open again."""
    return None if saved == WITHDRAWN else saved


def questionnaire_form(page: Page, seen: Visit) -> Form:
    """Make the form of a page of questions, filled with what is saved."""
    fields: dict[str, Any] = {
        asked.id: QuestionField(asked, seen.language, seen.answers.get(asked.id))
        for asked in page.asked
    }
    form: Form = type("QuestionnaireForm", (Form,), fields)()
    hide_what_is_not_asked(form, page, seen)
    return form


def hide_what_is_not_asked(form: Form, page: Page, seen: Visit) -> None:
    """Hide the questions that the answers of a form do not ask; what was posted for them is ignored."""
    given = dict(seen.answers)
    for asked in page.asked if form.is_submitted() else ():
        if not form[asked.id].process_errors:
            given[asked.id] = form[asked.id].data or SKIPPED
    now = seen.questionnaire.conditions.asked(given)
    for asked in page.asked:
        form[asked.id].is_hidden = asked.id not in now
        if form[asked.id].is_hidden:
            form[asked.id].process_errors = []
            form[asked.id].data = None


def given_answers(form: Form, page: Page) -> dict[str, Answer | None]:
    """Return the answers of a form by question, without those that are not asked."""
    return {asked.id: form[asked.id].data for asked in page.asked if not form[asked.id].is_hidden}
