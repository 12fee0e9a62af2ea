"""Gather how a round was answered: coarsely, by pseudonym, and only where the study records it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from surveys.model.layouts import Layouts
from surveys.storage.shown_questions import stream_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.assignments import Assignment
    from surveys.model.datasets import Row
    from surveys.services.exporting.source import Source
    from surveys.storage.shown_questions import Shown

#: The pages that an expert may be shown, each with the ids of its questions, in order.
Order = tuple[tuple[str, tuple[str, ...]], ...]
_ORDERS = 1024


def paradata_rows(source: Source, db: Database) -> Iterator[Row]:
    """Go through what was shown to each expert who submitted, in the order in which it was shown."""
    orders = _Orders(source)
    for shown in _each_shown(source, db):
        about = (source.pseudonym(shown.pseudonym), source.name.round)
        for row in _rows(shown, orders.of(shown.assignment)):
            yield (*about, *row)


def count_paradata_rows(source: Source, db: Database) -> int:
    """Count them; in which order questions were shown makes no difference."""
    orders = _Orders(source)

    @lru_cache(maxsize=_ORDERS)
    def asked(assignment: Assignment) -> frozenset[str]:
        return frozenset(each for _, questions in orders.of(assignment) for each in questions)

    return sum(
        len(asked(replace(shown.assignment, items=())) & shown.questions)
        for shown in _each_shown(source, db, with_facts=False)
    )


def _each_shown(source: Source, db: Database, *, with_facts: bool = True) -> Iterator[Shown]:
    if source.study.conduct.records_paradata:
        yield from stream_shown(db, source.name.round, with_facts=with_facts)


class _Orders:
    """In which order an expert meets pages and questions: the same for all to whom the same was dealt."""

    def __init__(self, source: Source) -> None:
        self._layouts = Layouts(source.study, source.questions, source.year)
        self._remembered = lru_cache(maxsize=_ORDERS)(self._lay_out)

    def of(self, assignment: Assignment) -> Order:
        """Give the order; that of the options of a question is none of pages."""
        return self._remembered(replace(assignment, options=(), options_reversed=False))

    def _lay_out(self, assignment: Assignment) -> Order:
        return tuple(
            (page.id, tuple(asked.id for asked in page.asked))
            for page in self._layouts.pages(assignment)
        )


def _rows(shown: Shown, order: Order) -> Iterator[Row]:
    """Say of each question its page and the page’s facts, its own place, and how often its answer was changed."""
    number = position = 0
    for page, questions in order:
        seen = [question for question in questions if question in shown.questions]
        number += bool(seen)
        visit = shown.visits.get(page)
        about = (page, number, visit.seconds, visit.layout) if visit else (page, number, None, "")
        for question in seen:
            position += 1
            yield (*about, question, position, shown.changes.get(question, 0))
