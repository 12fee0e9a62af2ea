"""Every answer that is no rating as a dataset: a row a response, columns from the questionnaire."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from operator import getitem
from typing import TYPE_CHECKING

from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.datasets import missing_column
from surveys.model.kinds import Rating
from surveys.model.remembering import of_words
from surveys.services.exporting.column_texts import in_languages
from surveys.services.exporting.columns import PSEUDONYM
from surveys.services.exporting.columns import ROUND
from surveys.services.exporting.columns import of_question
from surveys.services.exporting.columns import text
from surveys.services.exporting.picking import Picking
from surveys.services.exporting.ratings import OF_PANEL
from surveys.storage import answers
from surveys.storage import packed_answers
from surveys.storage.packed_answers import PackedAnswers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.datasets import Cell
    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Row
    from surveys.model.kinds import Kind
    from surveys.model.questions import Question
    from surveys.model.studies import Study
    from surveys.services.exporting.source import Source

ANSWERS = Facts(
    name="answers",
    about="every other answer, a row a response: choices, numbers, chips, words and comments",
    for_whom="whoever reads what experts chose and wrote",
    exposure=Exposure.SINGLE_EXPERTS,
    caution="words are in it, in which experts may name themselves or others",
)


def answer_questions(study: Study, questions: Iterable[Question]) -> tuple[Question, ...]:
    """List the questions whose answers are no ratings."""
    kinds = {item.id: item.kind for item in study.items}
    return tuple(each for each in questions if not isinstance(kinds[each.item], Rating))


def answer_columns(study: Study, questions: Iterable[Question], year: int) -> Iterator[DataColumn]:
    """List the columns, which follow from the questions that a round asks, whatever was answered."""
    yield from (PSEUDONYM, ROUND)
    for question in answer_questions(study, questions):
        for column in study.item(question.item).kind.columns(question.id):
            yield of_question(study, question, column, year)
        yield replace(
            missing_column(f"{question.id}:missing"),
            label=in_languages("{question}: why no answer", question=question.id),
        )
        reason = "{question}: the expert’s reason for giving none"
        yield text(f"{question.id}:reason", in_languages(reason, question=question.id))


def answer_rows(
    study: Study, questions: Iterable[Question], round_id: str, given: Iterable[PackedAnswers]
) -> Iterator[Row]:
    """Go through responses, each by the pseudonym that it has here; what is not there is an empty cell."""
    asked = answer_questions(study, questions)
    cells = [of_words(partial(_cells, each.id, study.item(each.item).kind)) for each in asked]
    picking = Picking(tuple(each.id for each in asked))
    for pseudonym, answered, contents in given:
        picked = picking.picked(answered, contents)
        yield (pseudonym, round_id, *chain.from_iterable(map(getitem, cells, picked)))


def responses(source: Source) -> Dataset:
    """Give a row for each response that counts; a column that nobody filled is there."""

    def rows(db: Database, round_id: str) -> Iterator[Row]:
        found = packed_answers.stream_other_answers(db, round_id)
        given = (PackedAnswers(source.pseudonym(whose), *said) for whose, *said in found)
        return answer_rows(source.study, source.questions, round_id, given)

    return Dataset(
        facts=ANSWERS,
        columns=tuple(answer_columns(source.study, source.questions, source.year)),
        n_rows=source.count(answers.count_responses),
        rows=source.stream(rows),
        primary_key=("pseudonym", "round"),
        foreign_keys=(OF_PANEL,),
    )


def _cells(name: str, kind: Kind, content: str | None) -> tuple[Cell, ...]:
    answer = packed_answers.read_answer(content) if content else None
    if answer is None:
        return (*(None for _ in kind.columns(name)), None, None)
    if answer.missing is not None:
        return (*(None for _ in kind.columns(name)), answer.missing.value, answer.reason or None)
    return (*kind.cells(answer.value), None, None)
