"""Gather how a round was answered: coarsely, by pseudonym, and only where the study records it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.paradata_csv import ParadataRow
from surveys.model.questionnaires import Questionnaire
from surveys.model.responses import ResponseState
from surveys.services.launching import find_round
from surveys.storage import answers
from surveys.storage import drafts
from surveys.storage import page_visits
from surveys.storage import responses
from surveys.storage import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.questions import Question
    from surveys.model.responses import Response
    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace


def paradata_rows(workspace: Workspace, name: RoundName) -> tuple[ParadataRow, ...]:
    """List what was shown to each expert who submitted, in the order in which it was shown."""
    listed = find_round(workspace, name)
    if not listed.study.conduct.records_paradata:
        return ()
    simulated = "simulated-" if workspace.settings.is_demonstration else ""
    with workspace.study(name.study).snapshot() as db:
        questions = rounds.list_questions(db, name)
        return tuple(
            row
            for response in responses.list_responses(db, name.round)
            if response.state is ResponseState.SUBMITTED
            for row in _rows(db, listed, questions, response, simulated)
        )


def _rows(
    db: Database,
    listed: ListedRound,
    questions: tuple[Question, ...],
    response: Response,
    simulated: str,
) -> Iterator[ParadataRow]:
    saved = drafts.list_drafts(db, response)
    visits = page_visits.list_page_visits(db, response)
    opened = listed.round.opened_at or listed.round.created_at
    questionnaire = Questionnaire(listed.study, questions, response.assignment, opened.year)
    in_force = answers.answers_of(db, response)
    position = 0
    for number, page in enumerate(questionnaire.shown_pages(in_force), 1):
        visit = visits.get(page.id)
        for asked in page.asked:
            position += 1
            yield ParadataRow(
                pseudonym=f"{simulated}{response.pseudonym}",
                round=response.round,
                page=page.id,
                page_position=number,
                page_seconds=visit.seconds if visit else None,
                page_layout=visit.layout if visit else "",
                question=asked.id,
                question_position=position,
                changes=saved[asked.id].changes if asked.id in saved else 0,
            )
