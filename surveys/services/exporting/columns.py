"""The columns that the datasets of a round share, and the columns of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.datasets import ColumnQuestion
from surveys.model.datasets import DataColumn
from surveys.model.layouts import question_in_words
from surveys.model.texts import Text
from surveys.services.exporting.column_texts import in_languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.kinds import Column
    from surveys.model.questions import Question
    from surveys.model.studies import Study


def text(name: str, label: str | Text, values: Mapping[str, Text] | None = None) -> DataColumn:
    """Make a column of words or codes."""
    codes: dict[str | int, Text] = {}
    codes.update((values or {}).items())
    return DataColumn(name=name, type=ColumnType.TEXT, label=_said(label), values=codes)


def integer(name: str, label: str | Text, measure: Measure = Measure.SCALE) -> DataColumn:
    """Make a column of whole numbers."""
    return DataColumn(name=name, type=ColumnType.INTEGER, label=_said(label), measure=measure)


def number(name: str, label: str | Text) -> DataColumn:
    """Make a column of numbers."""
    return DataColumn(name=name, type=ColumnType.NUMBER, label=_said(label), measure=Measure.SCALE)


def _said(label: str | Text) -> Text:
    return in_languages(label) if isinstance(label, str) else label


PSEUDONYM = text("pseudonym", "The expert, under the same pseudonym in every round of a study.")
ROUND = text("round", "The name of the round.")
PERIOD = text("period", "The period asked about; empty for the present of the round.")


def of_question(study: Study, question: Question, column: Column, year: int) -> DataColumn:
    """Make a column that answers of a question fill: it says the question, and then what the column has of it."""
    asked = question_in_words(study, question, year)
    is_part = column.name != question.id
    return DataColumn(
        name=column.name,
        type=column.type,
        label=_with_part(asked, column.meaning) if is_part else asked,
        values={_code(column, code): words for code, words in column.values.items()},
        measure=column.measure,
        bounds=column.bounds,
        is_closed=bool(column.values),
        question=ColumnQuestion(
            id=question.id, text=asked, construct=study.item(question.item).construct
        ),
    )


def _with_part(asked: Text, part: Text) -> Text:
    return Text(
        tuple((language, f"{words} [{part.to(language)}]") for language, words in asked.words)
    )


def _code(column: Column, code: str) -> str | int:
    return int(code) if column.type is ColumnType.INTEGER else code
