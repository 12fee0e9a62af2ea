"""Gather how a round was answered: coarsely, by pseudonym, and only where the study records it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.questionnaires import Questionnaire
from surveys.model.responses import ResponseState
from surveys.storage import answers
from surveys.storage import drafts
from surveys.storage import page_visits
from surveys.storage import responses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.responses import Response
    from surveys.services.exporting.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ParadataRow:
    """A question that was shown to an expert; its fields are the columns of the dataset."""

    pseudonym: str
    round: str
    page: str
    page_position: int
    page_seconds: int | None
    page_layout: str
    question: str
    question_position: int
    changes: int


def paradata_rows(source: Source, db: Database) -> Iterator[ParadataRow]:
    """Go through what was shown to each expert who submitted, in the order in which it was shown."""
    if not source.study.conduct.records_paradata:
        return
    for response in responses.list_responses(db, source.name.round):
        if response.state is ResponseState.SUBMITTED:
            yield from _rows(source, db, response)


def _rows(source: Source, db: Database, response: Response) -> Iterator[ParadataRow]:
    saved = drafts.list_drafts(db, response)
    visits = page_visits.list_page_visits(db, response)
    questionnaire = Questionnaire(source.study, source.questions, response.assignment, source.year)
    in_force = answers.answers_of(db, response)
    position = 0
    for number, page in enumerate(questionnaire.shown_pages(in_force), 1):
        visit = visits.get(page.id)
        for asked in page.asked:
            position += 1
            yield ParadataRow(
                pseudonym=source.pseudonym(response.pseudonym),
                round=response.round,
                page=page.id,
                page_position=number,
                page_seconds=visit.seconds if visit else None,
                page_layout=visit.layout if visit else "",
                question=asked.id,
                question_position=position,
                changes=saved[asked.id].changes if asked.id in saved else 0,
            )
