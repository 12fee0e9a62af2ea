"""Every question that an expert was shown, with its answer in words: for the review and the own copy."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from flask_babel import gettext

from surveys.model.answers import WITHDRAWN
from surveys.model.kinds import Comment
from surveys.web.answering.answer_words import answer_words
from surveys.web.answering.answer_words import is_given
from surveys.web.answering.pages import AnswerRow
from surveys.web.answering.pages import AnswerSection
from surveys.web.answering.visits import address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.answers import Answer
    from surveys.model.pages import Asked
    from surveys.model.pages import Block
    from surveys.model.pages import Page
    from surveys.services.answering import Visit


def answer_sections(
    seen: Visit, answers: Mapping[str, Answer], *, can_change: bool
) -> tuple[AnswerSection, ...]:
    """List the questions part by part, and description by description."""
    pages = seen.pages if can_change else seen.questionnaire.shown_pages(answers)
    blocks = [(page, block) for page in pages for block in page.blocks]
    return tuple(
        _section(seen, list(together), answers, can_change=can_change)
        for _, together in itertools.groupby(blocks, lambda each: (each[0].section, each[1].number))
    )


def _section(
    seen: Visit,
    together: Sequence[tuple[Page, Block]],
    answers: Mapping[str, Answer],
    *,
    can_change: bool,
) -> AnswerSection:
    page, first = together[0]
    return AnswerSection(
        title=section_title(page, first, seen.language),
        description=first.text.to(seen.language) if first.text else "",
        rows=tuple(
            _row(seen, page, each, answers, can_change=can_change)
            for page, block in together
            for each in block.asked
        ),
    )


def unanswered_sections(sections: tuple[AnswerSection, ...]) -> tuple[AnswerSection, ...]:
    """Keep what is worth another look: questions without an answer, except those that are optional."""
    left = (
        replace(section, rows=tuple(row for row in section.rows if row.is_missed))
        for section in sections
    )
    return tuple(section for section in left if section.rows)


def section_title(page: Page, block: Block, language: str) -> str:
    """Say what a page is about, and which of its descriptions."""
    title = page.title.to(language)
    if block.count <= 1:
        return title
    return str(gettext("%(title)s: description %(number)s", title=title, number=block.number))


def _row(
    seen: Visit, page: Page, asked: Asked, answers: Mapping[str, Answer], *, can_change: bool
) -> AnswerRow:
    answer = answers.get(asked.id)
    there = f"{address(seen, page.id, **{'from': 'review'})}#question-{asked.id}"
    may_stay_empty = asked.item.is_optional or isinstance(asked.item.kind, Comment)
    return AnswerRow(
        question=asked.text.to(seen.language),
        answer=answer_words(asked.item.kind, answer, seen.language),
        is_given=is_given(answer),
        is_missed=not is_given(answer) and answer != WITHDRAWN and not may_stay_empty,
        change=there if can_change else "",
    )
