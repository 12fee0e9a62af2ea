"""What experts wrote as a dataset: a row a text, with what may be quoted of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.kinds import Comment
from surveys.model.remembering import of_words
from surveys.services.exporting.columns import PERIOD
from surveys.services.exporting.columns import PSEUDONYM
from surveys.services.exporting.columns import ROUND
from surveys.services.exporting.columns import text
from surveys.services.exporting.ratings import OF_PANEL
from surveys.services.reviewing.reading import text_questions
from surveys.services.reviewing.reading import words_of
from surveys.storage import packed_answers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.answers import Answer
    from surveys.model.datasets import Row
    from surveys.model.questions import Question
    from surveys.model.texts import Text
    from surveys.services.exporting.source import Source

COMMENTS = Facts(
    name="comments",
    about="comments, reasons and free texts, a row each, with what may be quoted of them",
    for_whom="whoever reads and codes what experts wrote; read it before anybody else does",
    exposure=Exposure.SINGLE_EXPERTS,
    caution="experts may name themselves or others in their own words",
)


def comments(source: Source) -> Dataset:
    """Give a row for each comment, reason and free text that was written."""
    asked = text_questions(source.study, source.questions)

    def rows(db: Database, round_id: str) -> Iterator[Row]:
        for pseudonym, question, answer in _written(db, round_id, asked):
            words, quotation = words_of(answer)
            yield (
                source.pseudonym(pseudonym),
                round_id,
                question.target_kind.value,
                question.target or None,
                question.period,
                question.threat or None,
                question.item,
                source.study.item(question.item).companion_of or None,
                words,
                quotation,
            )

    return Dataset(
        facts=COMMENTS,
        columns=(
            PSEUDONYM,
            ROUND,
            text("target_kind", "What it is about: an alliance, or the expert."),
            text("target", "The id of the alliance; empty where it is about none."),
            PERIOD,
            text("threat", "The country that the question names as a threat; empty where none."),
            text("item", "The id of the item in the study file."),
            text("reason_for", "The item whose answer it explains; empty where it stands alone."),
            text("text", "The words, as they were written."),
            text("quotation", "Whether and how it may be quoted.", permissions(source)),
        ),
        n_rows=source.count(lambda db, round_id: sum(1 for _ in rows(db, round_id))),
        rows=source.stream(rows),
        foreign_keys=(OF_PANEL,),
    )


def _written(
    db: Database, round_id: str, asked: Mapping[str, Question]
) -> Iterator[tuple[str, Question, Answer]]:
    """Go through what was written, by pseudonym and then by question."""
    read = of_words(packed_answers.read_answer)
    for pseudonym, questions, contents in packed_answers.stream_other_answers(db, round_id):
        for name, content in sorted(zip(questions, contents, strict=True)):
            if name in asked and (answer := read[content]).missing is None:
                yield pseudonym, asked[name], answer


def permissions(source: Source) -> Mapping[str, Text]:
    """Return what experts may have said of being quoted, by id."""
    return {
        option.id: option.text
        for item in source.study.items
        if isinstance(item.kind, Comment)
        for option in item.kind.quotations
    }
