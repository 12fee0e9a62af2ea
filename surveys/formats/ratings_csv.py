"""Ratings as CSV in long form: one row for each rating question of each response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes
from surveys.model.kinds import Rating

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.formats.csv_cells import Cell
    from surveys.model.answers import Answer
    from surveys.model.items import Item
    from surveys.model.questions import Question
    from surveys.model.studies import Study

COLUMNS = (
    "pseudonym",
    "round",
    "target_kind",
    "target",
    "period",
    "threat",
    "perspective",
    "item",
    "construct",
    "value",
    "missing",
    "reason",
    "scale_min",
    "scale_max",
    "reversed",
)


def ratings_csv(
    study: Study, round_id: str, stored: Iterable[tuple[str, Question, Answer]]
) -> bytes:
    """Write ratings as they were given: values are not turned, ``reversed`` says which would be."""
    items = {item.id: item for item in study.items}
    return csv_bytes(
        COLUMNS,
        (
            _row(pseudonym, round_id, question, items[question.item], answer)
            for pseudonym, question, answer in stored
            if isinstance(items[question.item].kind, Rating)
        ),
    )


def _row(
    pseudonym: str, round_id: str, question: Question, item: Item, answer: Answer
) -> tuple[Cell, ...]:
    scale = item.kind.scale  # type: ignore[attr-defined]  # only rating items come here
    return (
        pseudonym,
        round_id,
        question.target_kind.value,
        question.target,
        question.period,
        question.threat,
        question.perspective,
        item.id,
        item.construct,
        answer.value,
        answer.missing.value if answer.missing else "",
        answer.reason,
        scale.minimum,
        scale.maximum,
        int(item.is_reversed),
    )
