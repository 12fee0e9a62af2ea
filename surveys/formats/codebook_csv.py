"""The codebook of an export: what every column means, and what every code stands for."""

from __future__ import annotations

from dataclasses import astuple
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.formats import answers_csv
from surveys.formats import ratings_csv
from surveys.formats.csv_cells import csv_bytes
from surveys.model.answers import WITHDRAWN
from surveys.model.answers import Missing
from surveys.model.asking import Conditions
from surveys.model.kinds import Rating
from surveys.model.layouts import question_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.items import Item
    from surveys.model.kinds import Column
    from surveys.model.questions import Question
    from surveys.model.studies import Study

MISSING = {
    Missing.CANNOT_JUDGE: "cannot judge",
    Missing.REFUSED: "prefers not to answer, or took the answer back",
    Missing.SKIPPED: "was asked, and left without an answer",
    Missing.NOT_SHOWN: "was not asked",
    Missing.TIMED_OUT: "the time for the answer had passed",
}
_RATINGS, _ANSWERS = "ratings.csv", "answers.csv"
_TAKEN_BACK = "the expert took the answer back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row: a column of a file and, where it has codes, one of them."""

    file: str
    column: str
    meaning: str
    question: str = ""
    item: str = ""
    kind: str = ""
    target_kind: str = ""
    target: str = ""
    period: str = ""
    threat: str = ""
    perspective: str = ""
    construct: str = ""
    facet: str = ""
    source: str = ""
    asked_if: str = ""
    text: str = ""
    code: str = ""
    label: str = ""


COLUMNS = tuple(field.name for field in fields(Entry))


def codebook_csv(study: Study, questions: Sequence[Question], year: int) -> bytes:
    """Explain every column, a row for each code, with texts in the study's first language."""
    return csv_bytes(COLUMNS, (astuple(entry) for entry in entries(study, questions, year)))


def entries(study: Study, questions: Sequence[Question], year: int) -> Iterator[Entry]:
    """List the rows: those of the ratings, then those of every other answer."""
    yield from _of_ratings(study, questions, year)
    yield from _of_answers(study, questions, year)


def _of_ratings(study: Study, questions: Sequence[Question], year: int) -> Iterator[Entry]:
    conditions = Conditions(study, questions)
    reasons: dict[str, str] = {}
    for name, meaning in ratings_csv.MEANINGS.items():
        if name not in {"value", "missing", "reason"}:
            yield Entry(file=_RATINGS, column=name, meaning=meaning)
    for question in questions:
        item = study.item(question.item)
        if isinstance(item.kind, Rating):
            reasons |= _reasons(item, study.languages[0])
            about = replace(_about(study, question, item, year), file=_RATINGS)
            about = replace(about, asked_if=conditions.described(question))
            yield from _of_columns(about, item.kind.columns("value"), study.languages[0])
    for name, labels in (("missing", _codes()), ("reason", reasons)):
        about = Entry(file=_RATINGS, column=name, meaning=ratings_csv.MEANINGS[name])
        yield from _coded(about, labels)


def _of_answers(study: Study, questions: Sequence[Question], year: int) -> Iterator[Entry]:
    language, conditions = study.languages[0], Conditions(study, questions)
    for name, meaning in answers_csv.KEYS.items():
        yield Entry(file=_ANSWERS, column=name, meaning=meaning)
    for question in answers_csv.answer_questions(study, questions):
        item = study.item(question.item)
        about = _about(study, question, item, year)
        about = replace(about, asked_if=conditions.described(question))
        yield from _of_columns(about, item.kind.columns(question.id), language)
        for part, labels in (("missing", _codes()), ("reason", _reasons(item, language))):
            name, meaning = f"{question.id}:{part}", answers_csv.NO_ANSWER[part]
            yield from _coded(replace(about, column=name, meaning=meaning), labels)


def _about(study: Study, question: Question, item: Item, year: int) -> Entry:
    return Entry(
        file=_ANSWERS,
        column="",
        meaning="",
        question=question.id,
        item=item.id,
        kind=item.kind.name,
        target_kind=question.target_kind.value,
        target=question.target,
        period=question.period,
        threat=question.threat,
        perspective=question.perspective,
        construct=item.construct,
        facet=item.facet,
        source=item.source,
        text=question_in_words(study, question, year).to(study.languages[0]),
    )


def _codes() -> dict[str, str]:
    return {missing.value: words for missing, words in MISSING.items()}


def _reasons(item: Item, language: str) -> dict[str, str]:
    """Say the reasons that a kind offers, and the one that a withdrawal leaves."""
    offered = getattr(item.kind, "reasons", ())
    return {reason.id: reason.text.to(language) for reason in offered} | {
        WITHDRAWN.reason: _TAKEN_BACK
    }


def _of_columns(about: Entry, columns: Sequence[Column], language: str) -> Iterator[Entry]:
    for column in columns:
        labels = {code: text.to(language) for code, text in column.values.items()}
        yield from _coded(replace(about, column=column.name, meaning=column.meaning), labels)


def _coded(entry: Entry, labels: dict[str, str]) -> Iterator[Entry]:
    if not labels:
        yield entry
    for code, label in labels.items():
        yield replace(entry, code=code, label=label)
