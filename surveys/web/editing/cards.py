"""The pane beside a form: what experts would see of what is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from flask import request
from flask_babel import gettext

from surveys.model.texts import LANGUAGES
from surveys.services import editing
from surveys.web.answering.question_field import QuestionField
from surveys.web.forms import Form
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from surveys.model.pages import Asked
    from surveys.model.studies import Study
    from surveys.services.editing import CheckedDraft
    from surveys.web.editing.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What experts would see, in one language, or why it cannot be shown."""

    language: str
    languages: tuple[tuple[str, str], ...]
    description: str
    fields: tuple[Any, ...]
    sentence: str


def card_of(subject: Subject, checked: CheckedDraft) -> Card | None:
    """Make the pane for a block that has one."""
    if subject.kind is None or not subject.kind.has_preview:
        return None
    if checked.study is None:
        return _nothing(gettext("What experts see is shown here once the draft has no problems."))
    study = checked.study
    asked, description = _asked(study, subject)
    if not asked:
        return _nothing(
            gettext("Experts see nothing of this: it is not used, or its module is left out.")
        )
    wanted = request.values.get("shown_in", "")
    language = wanted if wanted in study.languages else study.languages[0]
    return Card(
        language=language,
        languages=tuple((code, LANGUAGES[code]) for code in study.languages),
        description=description.to(language) if description else "",
        fields=_fields(asked, language),
        sentence="",
    )


def _nothing(sentence: str) -> Card:
    return Card(language="en", languages=(), description="", fields=(), sentence=sentence)


def _asked(study: Study, subject: Subject) -> tuple[tuple[Asked, ...], Any]:
    year, key = current_workspace().clock().year, subject.prefix[0]
    if key == "vignettes":
        block = editing.block_of_vignette(study, subject.block_id, year)
        return (block.asked, block.text) if block else ((), None)
    of = editing.cards_of_item if key == "items" else editing.cards_of_scale
    return of(study, subject.block_id, year), None


def _fields(asked: tuple[Asked, ...], language: str) -> tuple[Any, ...]:
    fields: dict[str, Any] = {each.id: QuestionField(each, language, None) for each in asked}
    form = type("CardForm", (Form,), fields)(formdata=None)
    return tuple(form[each.id] for each in asked)
