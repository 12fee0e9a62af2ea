"""Ratings as CSV in long form: one row for each rating question of each response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes
from surveys.model.kinds import Rating

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.model.answers import Answer
    from surveys.model.items import Item
    from surveys.model.kinds import Cell
    from surveys.model.questions import Question
    from surveys.model.studies import Study

#: Every column with what it means.
MEANINGS = {
    "pseudonym": "The expert, under the same pseudonym in every round of a study.",
    "round": "The name of the round.",
    "target_kind": "Whether an alliance or a vignette was rated.",
    "target": "The id of the alliance or vignette.",
    "period": "The period asked about; empty for the present of the round.",
    "threat": "The country that the question names as a threat; empty where it names none.",
    "perspective": "Whose view was asked for; empty for the expert’s own judgement.",
    "item": "The id of the item in the study file.",
    "construct": "What the item measures.",
    "value": "The point of the scale, as it was given.",
    "missing": "Why there is no rating; empty where there is one.",
    "reason": "The expert’s reason for giving none; often empty.",
    "scale_min": "The value of the scale’s first point.",
    "scale_max": "The value of the scale’s last point.",
    "reversed": "1 where agreeing means less of the construct, else 0.",
}
COLUMNS = tuple(MEANINGS)


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
