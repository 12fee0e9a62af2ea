"""Every answer that is no rating as a dataset: a row a response, columns from the questionnaire."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.datasets import missing_column
from surveys.model.kinds import Rating
from surveys.services.exporting.column_texts import in_languages
from surveys.services.exporting.columns import PSEUDONYM
from surveys.services.exporting.columns import ROUND
from surveys.services.exporting.columns import of_question
from surveys.services.exporting.columns import text
from surveys.services.exporting.ratings import OF_PANEL
from surveys.storage import answers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.answers import Answer
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
    study: Study,
    questions: Iterable[Question],
    round_id: str,
    given: Iterable[tuple[str, Mapping[str, Answer]]],
) -> Iterator[Row]:
    """Go through responses, each a pseudonym and its answers by question; what is not there is an empty cell."""
    kinds = tuple(
        (each.id, study.item(each.item).kind) for each in answer_questions(study, questions)
    )
    for pseudonym, answers_given in given:
        cells = (cell for name, kind in kinds for cell in _cells(name, kind, answers_given))
        yield (pseudonym, round_id, *cells)


def responses(source: Source) -> Dataset:
    """Give a row for each response that counts; a column that nobody filled is there."""

    def rows(db: Database, round_id: str) -> Iterator[Row]:
        given = (
            (source.pseudonym(pseudonym), answers_given)
            for pseudonym, answers_given in _each_response(db, round_id)
        )
        return answer_rows(source.study, source.questions, round_id, given)

    return Dataset(
        facts=ANSWERS,
        columns=tuple(answer_columns(source.study, source.questions, source.year)),
        n_rows=source.count(answers.count_responses),
        rows=source.stream(rows),
        primary_key=("pseudonym", "round"),
        foreign_keys=(OF_PANEL,),
    )


def _each_response(db: Database, round_id: str) -> Iterator[tuple[str, dict[str, Answer]]]:
    """Go through the responses that count; one without any such answer is among them."""
    given = groupby(answers.stream_other_answers(db, round_id), key=attrgetter("pseudonym"))
    whose, found = next(given, ("", iter(())))
    for pseudonym in answers.list_counted(db, round_id):
        by_question: dict[str, Answer] = {}
        if whose == pseudonym:
            by_question = {each.question: each.answer for each in found}
            whose, found = next(given, ("", iter(())))
        yield pseudonym, by_question


def _cells(name: str, kind: Kind, given: Mapping[str, Answer]) -> Iterator[Cell]:
    answer = given.get(name)
    if answer is None or answer.missing is not None:
        yield from (None for _ in kind.columns(name))
    else:
        yield from kind.cells(answer.value)
    yield answer.missing.value if answer and answer.missing else None
    yield (answer.reason or None) if answer else None
