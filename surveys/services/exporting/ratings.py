"""The ratings of a round as datasets: long, a row a question, and wide, a row an expert."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from surveys.model.answers import WITHDRAWN
from surveys.model.answers import Missing
from surveys.model.column_types import Measure
from surveys.model.datasets import TAKEN_BACK
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.datasets import ForeignKey
from surveys.model.datasets import missing_column
from surveys.model.kinds import Rating
from surveys.model.texts import plain
from surveys.services.exporting.column_texts import in_languages
from surveys.services.exporting.columns import PERIOD
from surveys.services.exporting.columns import PSEUDONYM
from surveys.services.exporting.columns import ROUND
from surveys.services.exporting.columns import integer
from surveys.services.exporting.columns import of_question
from surveys.services.exporting.columns import text
from surveys.services.exporting.picking import Picking
from surveys.storage import answers
from surveys.storage import packed_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Row
    from surveys.model.questions import Question
    from surveys.model.studies import Study
    from surveys.model.texts import Text
    from surveys.services.exporting.source import Source

RATINGS = Facts(
    name="ratings",
    about="every rating, a row a question, as it was given; missing ones with their code",
    for_whom="R, Stata, SPSS, pandas: whoever computes anything",
    exposure=Exposure.SINGLE_EXPERTS,
)
RATINGS_WIDE = Facts(
    name="ratings-wide",
    about="the same ratings, a row an expert and a column a question",
    for_whom="SPSS, spreadsheets, factor analysis",
    exposure=Exposure.SINGLE_EXPERTS,
)
#: An export is of one round, so a pseudonym names an expert.
OF_PANEL = ForeignKey(columns=("pseudonym",), dataset="panel", references=("pseudonym",))
_SETS = 64  # of questions: nearly every response of a round has the same ones


def rating_questions(source: Source) -> tuple[Question, ...]:
    """List the questions of a round that are answered on a scale."""
    kinds = {item.id: item.kind for item in source.study.items}
    return tuple(each for each in source.questions if isinstance(kinds[each.item], Rating))


def long_columns(study: Study) -> tuple[DataColumn, ...]:
    """List the columns of the long form, which are the same in every study."""
    reasons = {
        reason.id: reason.text
        for item in study.items
        if isinstance(item.kind, Rating)
        for reason in item.kind.reasons
    }
    return (
        PSEUDONYM,
        ROUND,
        text("target_kind", "Whether an alliance or a vignette was rated."),
        text("target", "The id of the alliance or vignette.", _targets(study)),
        PERIOD,
        text("threat", "The country that the question names as a threat; empty where none."),
        text("perspective", "Whose view was asked for; empty for the expert’s own judgement."),
        text("item", "The id of the item in the study file."),
        text("construct", "What the item measures.", _constructs(study)),
        replace(
            integer("value", "The point of the scale, as it was given.", Measure.ORDINAL),
            bounds=_widest(study),
        ),
        replace(missing_column("missing"), label=in_languages("Why there is no rating.")),
        text(
            "reason",
            "The expert’s reason for giving none; often empty.",
            reasons | {WITHDRAWN.reason: TAKEN_BACK},
        ),
        integer("scale_min", "The value of the scale’s first point."),
        integer("scale_max", "The value of the scale’s last point."),
        integer(
            "reversed",
            "1 where agreeing means less of the construct, else 0.",
            Measure.NOMINAL,
        ),
    )


def _widest(study: Study) -> tuple[int, int] | None:
    scales = [item.kind.scale for item in study.items if isinstance(item.kind, Rating)]
    if not scales:
        return None
    return min(each.minimum for each in scales), max(each.maximum for each in scales)


def _targets(study: Study) -> dict[str, Text]:
    """Say what targets stand for; a vignette has no name, and its words are a dataset of their own."""
    return {alliance.id: alliance.name for alliance in study.alliances} | {
        vignette.id: plain(vignette.id) for vignette in study.vignettes
    }


def _constructs(study: Study) -> dict[str, Text]:
    return {construct.id: construct.name for construct in study.constructs}


def ratings_long(source: Source) -> Dataset:
    """Give every rating of every response that counts, those that are missing with their code."""
    known = _known(source)

    @lru_cache(maxsize=_SETS)
    def placed(questions: tuple[str, ...]) -> list[tuple[int, str, Row, Row]]:
        """Find a response’s questions in their order, each with its place among them and the cells around its own."""
        places = sorted(range(len(questions)), key=questions.__getitem__)
        return [(place, questions[place], *known[questions[place]]) for place in places]

    def rows(db: Database, round_id: str) -> Iterator[Row]:
        packed = packed_answers.stream_ratings(db, round_id, with_reasons=True)
        for pseudonym, questions, given, reasons in packed:
            expert = source.pseudonym(pseudonym)
            for place, question, before, after in placed(questions):
                point = given[place]
                pair = (None, point.value) if isinstance(point, Missing) else (point, None)
                yield (expert, round_id, *before, *pair, reasons.get(question), *after)

    return Dataset(
        facts=RATINGS,
        columns=long_columns(source.study),
        n_rows=source.count(answers.count_ratings),
        rows=source.stream(rows),
        primary_key=(
            "pseudonym",
            "round",
            "target",
            "period",
            "threat",
            "perspective",
            "item",
        ),
        foreign_keys=(OF_PANEL,),
    )


def _known(source: Source) -> dict[str, tuple[Row, Row]]:
    """Give the cells that follow from the question, before and after those of the answer."""
    found: dict[str, tuple[Row, Row]] = {}
    for question in rating_questions(source):
        item = source.study.item(question.item)
        scale = item.kind.scale  # type: ignore[attr-defined]  # only rating items come here
        found[question.id] = (
            (
                question.target_kind.value,
                question.target,
                question.period,
                question.threat,
                question.perspective,
                item.id,
                item.construct,
            ),
            (scale.minimum, scale.maximum, int(item.is_reversed)),
        )
    return found


def ratings_wide(source: Source) -> Dataset:
    """Give a row for each response that counts, with a column for each question on a scale."""
    asked = rating_questions(source)
    ids = tuple(question.id for question in asked)
    picking = Picking(ids)

    def rows(db: Database, round_id: str) -> Iterator[Row]:
        for pseudonym, questions, given, _ in packed_answers.stream_ratings(db, round_id):
            yield (source.pseudonym(pseudonym), round_id, *picking.picked(questions, given))

    columns = (
        of_question(source.study, question, column, source.year)
        for question in asked
        for column in source.study.item(question.item).kind.columns(question.id)
    )
    return Dataset(
        facts=RATINGS_WIDE,
        columns=(PSEUDONYM, ROUND, *(replace(each, may_be_missing=True) for each in columns)),
        n_rows=source.count(answers.count_responses),
        rows=source.stream(rows),
        primary_key=("pseudonym", "round"),
        foreign_keys=(OF_PANEL,),
    )
