"""Every answer that is no rating as CSV in wide form: one row a response, columns from the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes
from surveys.model.kinds import Rating

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.model.answers import Answer
    from surveys.model.items import Item
    from surveys.model.kinds import Cell
    from surveys.model.questions import Question
    from surveys.model.studies import Study

#: The columns before those of the questions, with what they mean.
KEYS = {
    "pseudonym": "The expert, under the same pseudonym in every round of a study.",
    "round": "The name of the round.",
}
#: What every question has after its own columns, with what it means.
NO_ANSWER = {
    "missing": "Why there is no answer; empty where there is one.",
    "reason": "The expert’s reason for giving none; often empty.",
}


def answers_csv(
    study: Study,
    round_id: str,
    questions: Iterable[Question],
    stored: Iterable[tuple[str, Question, Answer]],
) -> bytes:
    """Write a row for each response, in the order in which pseudonyms come.

    The columns follow from the questions that the round asks, whatever was answered.
    """
    items = {item.id: item for item in study.items}
    asked = tuple(answer_questions(study, questions))
    columns = [
        name
        for question in asked
        for name in (
            *(column.name for column in items[question.item].kind.columns(question.id)),
            *(f"{question.id}:{part}" for part in NO_ANSWER),
        )
    ]
    return csv_bytes(
        (*KEYS, *columns),
        (
            (pseudonym, round_id, *_cells(asked, items, answers))
            for pseudonym, answers in _by_pseudonym(stored).items()
        ),
    )


def answer_questions(study: Study, questions: Iterable[Question]) -> Iterator[Question]:
    """Keep the questions whose answers are no ratings."""
    kinds = {item.id: item.kind for item in study.items}
    return (question for question in questions if not isinstance(kinds[question.item], Rating))


def _by_pseudonym(
    stored: Iterable[tuple[str, Question, Answer]],
) -> dict[str, dict[Question, Answer]]:
    rows: dict[str, dict[Question, Answer]] = {}
    for pseudonym, question, answer in stored:
        rows.setdefault(pseudonym, {})[question] = answer
    return rows


def _cells(
    asked: Sequence[Question], items: Mapping[str, Item], answers: Mapping[Question, Answer]
) -> Iterator[Cell]:
    for question in asked:
        kind, answer = items[question.item].kind, answers.get(question)
        if answer is None or answer.missing is not None:
            yield from (None for _ in kind.columns(question.id))
        else:
            yield from kind.cells(answer.value)
        yield answer.missing.value if answer and answer.missing else None
        yield (answer.reason or None) if answer else None
