"""The own answer of the round before, in words beside its question: said, and never filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.services import answering
from surveys.services.previewing import Preview
from surveys.web.answering.answer_words import answer_words
from surveys.web.answering.question_field import EarlierAnswer
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from surveys.model.pages import Page
    from surveys.services.answering import Visit


def show_earlier(seen: Visit, page: Page, form: Any) -> None:
    """Put what the expert had answered beside each question of a page that is asked again."""
    if isinstance(seen, Preview) or not seen.context.round.follows:
        return
    given = answering.earlier_answers(current_workspace(), seen)
    for asked in page.asked:
        if asked.id in given:
            form[asked.id].earlier = EarlierAnswer(
                round=seen.context.round.follows,
                words=answer_words(asked.item.kind, given[asked.id], seen.language),
            )
