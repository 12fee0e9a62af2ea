"""What experts wrote and somebody has released: a row a text, in the form in which others may read it."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.text_decisions import Verdict
from surveys.services.exporting.columns import PERIOD
from surveys.services.exporting.columns import ROUND
from surveys.services.exporting.columns import integer
from surveys.services.exporting.columns import text
from surveys.services.exporting.comments import permissions
from surveys.services.reviewing import stream_texts
from surveys.services.reviewing.reading import text_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.datasets import Row
    from surveys.services.exporting.source import Source

RATIONALES = Facts(
    name="rationales",
    about="the comments, reasons and free texts that were reviewed and released, as others may read them, without pseudonyms",
    for_whom="whoever reads what experts said, without having to know who they are",
    exposure=Exposure.SINGLE_EXPERTS,
)


def rationales(source: Source) -> Dataset:
    """Give a row for each text that was released, without a pseudonym.

    What joins the texts of an expert, to each other and to ratings, says more of the expert than each text that was read.
    So the order says nothing either: of each question texts come in that of their words.
    """

    def rows(db: Database, round_id: str) -> Iterator[Row]:
        found = sorted(_released(source, db, round_id), key=itemgetter(0))
        yield from (row for _, row in found)

    return Dataset(
        facts=RATIONALES,
        columns=(
            ROUND,
            text("target_kind", "What it is about: an alliance, or the expert."),
            text("target", "The id of the alliance; empty where it is about none."),
            PERIOD,
            text("threat", "The country that the question names as a threat; empty where none."),
            text("item", "The id of the item in the study file."),
            text("reason_for", "The item whose answer it explains; empty where it stands alone."),
            text("language", "The language in which the expert answered."),
            text("text", "The words that were released."),
            integer("redacted", "1 where somebody took something out of the words, else 0."),
            text("quotation", "Whether and how it may be quoted.", permissions(source)),
        ),
        n_rows=source.count(lambda db, round_id: sum(1 for _ in _released(source, db, round_id))),
        rows=source.stream(rows),
    )


def _released(
    source: Source, db: Database, round_id: str
) -> Iterator[tuple[tuple[int, str, str], Row]]:
    """Give each row with what it is sorted by: the place of its question, and then nothing but its words."""
    asked = text_questions(source.study, source.questions)
    place = {question: number for number, question in enumerate(asked)}
    for found in stream_texts(db, round_id, source.study, asked):
        if found.released is None:
            continue
        question, quotation = found.question, found.quotation[0] if found.quotation else None
        row = (
            round_id,
            question.target_kind.value,
            question.target or None,
            question.period,
            question.threat or None,
            question.item,
            source.study.item(question.item).companion_of or None,
            found.language,
            found.released,
            int(found.verdict is Verdict.REDACTED),
            quotation,
        )
        yield (place[question.id], found.released, f"{row[7:]}"), row
