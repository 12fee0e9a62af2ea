"""The codebook of an export: what every column means, and what every code stands for."""

from __future__ import annotations

from dataclasses import astuple
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes
from surveys.model.answers import WITHDRAWN
from surveys.model.asking import Conditions
from surveys.model.datasets import MISSING_TEXTS
from surveys.model.datasets import TAKEN_BACK
from surveys.model.datasets import with_missing_apart
from surveys.model.kinds import Rating
from surveys.model.layouts import question_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.datasets import Dataset
    from surveys.model.items import Item
    from surveys.model.kinds import Column
    from surveys.model.questions import Question
    from surveys.model.studies import Study

_RATINGS, _ANSWERS = "ratings", "answers"
_KEYS = ("pseudonym", "round")


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


def codebook_csv(
    study: Study,
    questions: Sequence[Question],
    year: int,
    datasets: Sequence[Dataset],
    *,
    language: str,
) -> bytes:
    """Explain every column, a row for each code, in one language of the study."""
    listed = entries(study, questions, year, datasets, language)
    return csv_bytes(COLUMNS, map(astuple, listed))


def entries(
    study: Study,
    questions: Sequence[Question],
    year: int,
    datasets: Sequence[Dataset],
    language: str,
) -> Iterator[Entry]:
    """List the rows, dataset by dataset; those of ratings and answers with the questions behind them."""
    for dataset in datasets:
        if dataset.name == _RATINGS:
            yield from _of_ratings(study, questions, year, dataset, language)
        elif dataset.name == _ANSWERS:
            yield from _of_answers(study, questions, year, dataset, language)
        else:
            yield from _of_others(dataset, language)


def _of_ratings(
    study: Study, questions: Sequence[Question], year: int, dataset: Dataset, language: str
) -> Iterator[Entry]:
    conditions = Conditions(study, questions)
    reasons: dict[str, str] = {}
    meanings = {column.name: column.label.to(language) for column in dataset.columns}
    for name, meaning in meanings.items():
        if name not in {"value", "missing", "reason"}:
            yield Entry(file=_file(dataset), column=name, meaning=meaning)
    for question in questions:
        item = study.item(question.item)
        if isinstance(item.kind, Rating):
            reasons |= _reasons(item, language)
            about = replace(_about(study, question, item, year, language), file=_file(dataset))
            about = replace(about, asked_if=conditions.described(question))
            yield from _of_columns(about, item.kind.columns("value"), language)
    for name, labels in (("missing", _codes(language)), ("reason", reasons)):
        about = Entry(file=_file(dataset), column=name, meaning=meanings[name])
        yield from _coded(about, labels)


def _of_answers(
    study: Study, questions: Sequence[Question], year: int, dataset: Dataset, language: str
) -> Iterator[Entry]:
    conditions = Conditions(study, questions)
    meanings = {column.name: column.label.to(language) for column in dataset.columns}
    for name in _KEYS:
        yield Entry(file=_file(dataset), column=name, meaning=meanings[name])
    for question in questions:
        item = study.item(question.item)
        if isinstance(item.kind, Rating):
            continue
        about = replace(_about(study, question, item, year, language), file=_file(dataset))
        about = replace(about, asked_if=conditions.described(question))
        yield from _of_columns(about, item.kind.columns(question.id), language)
        for part, labels in (("missing", _codes(language)), ("reason", _reasons(item, language))):
            name = f"{question.id}:{part}"
            yield from _coded(replace(about, column=name, meaning=meanings[name]), labels)


def _of_others(dataset: Dataset, language: str) -> Iterator[Entry]:
    for column in with_missing_apart(dataset).columns:
        about = Entry(file=_file(dataset), column=column.name, meaning=column.label.to(language))
        labels = {str(code): words.to(language) for code, words in column.values.items()}
        yield from _coded(about, labels)


def _file(dataset: Dataset) -> str:
    return f"{dataset.name}.csv"


def _about(study: Study, question: Question, item: Item, year: int, language: str) -> Entry:
    return Entry(
        file="",
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
        text=question_in_words(study, question, year).to(language),
    )


def _codes(language: str) -> dict[str, str]:
    return {missing.value: words.to(language) for missing, words in MISSING_TEXTS.items()}


def _reasons(item: Item, language: str) -> dict[str, str]:
    """Say the reasons that a kind offers, and the one that a withdrawal leaves."""
    offered = getattr(item.kind, "reasons", ())
    return {reason.id: reason.text.to(language) for reason in offered} | {
        WITHDRAWN.reason: TAKEN_BACK.to(language)
    }


def _of_columns(about: Entry, columns: Sequence[Column], language: str) -> Iterator[Entry]:
    for column in columns:
        labels = {code: text.to(language) for code, text in column.values.items()}
        yield from _coded(
            replace(about, column=column.name, meaning=column.meaning.to(language)), labels
        )


def _coded(entry: Entry, labels: dict[str, str]) -> Iterator[Entry]:
    if not labels:
        yield entry
    for code, label in labels.items():
        yield replace(entry, code=code, label=label)
