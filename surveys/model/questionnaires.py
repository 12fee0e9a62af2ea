"""One expert's questionnaire: its pages, and which of their questions the answers so far ask."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.answers import Missing
from surveys.model.asking import Conditions
from surveys.model.layouts import lay_out
from surveys.model.pages import Place
from surveys.model.piping import pipe

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.answers import Answer
    from surveys.model.assignments import Assignment
    from surveys.model.pages import Block
    from surveys.model.pages import Page
    from surveys.model.questions import Question
    from surveys.model.studies import Study


class Questionnaire:
    """Everything that one expert may be asked; what is asked follows from the answers."""

    def __init__(
        self, study: Study, questions: Sequence[Question], assignment: Assignment, year: int
    ) -> None:
        self.every_page = lay_out(study, questions, assignment, year)
        self.conditions = Conditions(
            study, [asked.question for page in self.every_page for asked in page.asked]
        )
        self._items = {item.id: item for item in study.items}

    def pages(self, answers: Mapping[str, Answer]) -> tuple[Page, ...]:
        """Return the pages with the questions that the answers so far ask; a page without any is left out."""
        return self._keep(self.conditions.asked(answers), answers)

    def shown_pages(self, answers: Mapping[str, Answer]) -> tuple[Page, ...]:
        """Return the pages as they were when answers were submitted, without what was not shown."""
        shown = {
            question
            for question, answer in answers.items()
            if answer.missing is not Missing.NOT_SHOWN
        }
        return self._keep(shown, answers)

    def page_to_draw(self, page: Page, answers: Mapping[str, Answer]) -> Page:
        """Return a page with what answers on it can make asked too, so that it can be shown at once."""
        whole = next(each for each in self.every_page if each.id == page.id)
        here = {asked.id for asked in whole.asked}
        can_be = {
            asked.id
            for asked in whole.asked
            if self.conditions.can_be_asked(asked.question, answers, here)
        }
        return replace(page, blocks=self._blocks(whole, can_be, answers))

    def _keep(self, kept: Collection[str], answers: Mapping[str, Answer]) -> tuple[Page, ...]:
        pages = [
            replace(page, blocks=blocks)
            for page in self.every_page
            if (blocks := self._blocks(page, kept, answers))
        ]
        return tuple(_numbered(pages, self.every_page))

    def _blocks(
        self, page: Page, kept: Collection[str], answers: Mapping[str, Answer]
    ) -> tuple[Block, ...]:
        blocks = (
            replace(
                block,
                asked=tuple(
                    pipe(asked, self._items, self.conditions, answers)
                    for asked in block.asked
                    if asked.id in kept
                ),
            )
            for block in page.blocks
        )
        return tuple(block for block in blocks if block.asked)


def _numbered(pages: Sequence[Page], every_page: Sequence[Page]) -> Iterator[Page]:
    """Say where each page stands among those that are left; a part is introduced on its first one."""
    introductions = {page.section: page.introduction for page in reversed(every_page)}
    parts = [list(group) for _, group in itertools.groupby(pages, lambda page: page.section)]
    for part, group in enumerate(parts, 1):
        for number, page in enumerate(group, 1):
            yield replace(
                page,
                introduction=introductions[page.section] if number == 1 else None,
                place=Place(part=part, parts=len(parts), page=number, pages=len(group)),
            )
