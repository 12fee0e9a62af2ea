"""The answers in force of a round, a row a response, however many there are: what exports go through.

A round may have a million ratings. SQLite packs those of a response into one row, so that Python is handed a row a
response and no row a rating.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from surveys.model.answers import Answer
from surveys.model.answers import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from sqlite_utils import Database

# Ids have no comma; and in JSON, which a CHECK holds contents to, this character stands only as an escape.
_BETWEEN_IDS, _BETWEEN_CONTENTS = ",", "\x1e"
# No row is sorted: the responses come by the key of (round, pseudonym), and the ratings of each by its own.
_OF_RATINGS = """
    SELECT responses.pseudonym,
        group_concat(ratings.question),
        group_concat(coalesce(ratings.value, ratings.missing)),
        {reasons}
    FROM responses LEFT JOIN ratings ON ratings.response = responses.id
    WHERE responses.round = :round AND responses.submitted_at IS NOT NULL AND responses.withdrawn_at IS NULL
    GROUP BY responses.pseudonym ORDER BY responses.pseudonym
"""
OTHERS = """
    SELECT responses.pseudonym,
        group_concat(answers.question),
        group_concat(answers.content, char(30))
    FROM responses LEFT JOIN answers ON answers.response = responses.id
    WHERE responses.round = :round AND responses.submitted_at IS NOT NULL AND responses.withdrawn_at IS NULL
    GROUP BY responses.pseudonym ORDER BY responses.pseudonym
"""
# To look at the reasons of all takes a fifth of the time.
_NO_REASONS = "{}"
RATINGS = _OF_RATINGS.format(reasons=f"'{_NO_REASONS}'")
RATINGS_WITH_REASONS = _OF_RATINGS.format(
    reasons="json_group_object(ratings.question, ratings.reason) FILTER (WHERE ratings.reason <> '')"
)


class PackedRatings(NamedTuple):
    """The ratings of a response: its questions in any order, and for each of them the point or why there is none.

    ``reasons`` are the experts’ own for giving none, by question, where they gave one.
    """

    pseudonym: str
    questions: tuple[str, ...]
    given: tuple[int | Missing, ...]
    reasons: Mapping[str, str]


class PackedAnswers(NamedTuple):
    """The answers of a response that are no ratings: its questions in any order, and the JSON that each is kept as.

    Most are alike, so that whoever reads them (`read_answer`) may remember what they came to.
    """

    pseudonym: str
    questions: tuple[str, ...]
    contents: tuple[str, ...]


def stream_ratings(
    db: Database, round_id: str, *, with_reasons: bool = False
) -> Iterator[PackedRatings]:
    """Go through the responses of a round that count, by pseudonym; one without any rating is among them."""
    given, query = _Given(), RATINGS_WITH_REASONS if with_reasons else RATINGS
    before, ids = None, _ids(None)
    for pseudonym, questions, packed, reasons in db.execute(query, {"round": round_id}):
        if questions != before:
            before, ids = questions, _ids(questions)
        yield PackedRatings(
            pseudonym,
            ids,
            tuple(map(given.__getitem__, packed.split(","))) if packed else (),
            {} if reasons == _NO_REASONS else json.loads(reasons),
        )


def stream_other_answers(db: Database, round_id: str) -> Iterator[PackedAnswers]:
    """Go through the responses of a round that count, by pseudonym; one without any such answer is among them."""
    for pseudonym, questions, contents in db.execute(OTHERS, {"round": round_id}):
        yield PackedAnswers(
            pseudonym,
            _ids(questions),
            tuple(contents.split(_BETWEEN_CONTENTS)) if contents else (),
        )


def read_answer(content: str) -> Answer:
    """Read an answer from the JSON that it is kept as."""
    return Answer.from_content(json.loads(content))


class _Given(dict[str, "int | Missing"]):
    """What stands in a table for a point, or for giving none."""

    def __init__(self) -> None:
        super().__init__((code.value, code) for code in Missing)

    def __missing__(self, written: str) -> int:
        self[written] = point = int(written)
        return point


@lru_cache(maxsize=64)
def _ids(packed: str | None) -> tuple[str, ...]:
    """Take ids apart; nearly every response of a round has the same."""
    return tuple(packed.split(_BETWEEN_IDS)) if packed else ()
