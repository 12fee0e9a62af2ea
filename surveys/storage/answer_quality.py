"""How carefully a round was answered, counted by the database: what is missing, how long it took, what contradicts.

Everything is counted as of a position in the chain: a response that was first submitted later does not count yet, and
one that was submitted again since counts as it was then.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from sqlite_utils import Database

# `newer` are the few responses that said something after the position; `earlier` is what they had said before it.
_AS_OF = """
    newer AS MATERIALIZED (SELECT DISTINCT response FROM submissions WHERE position > :as_of),
    earlier AS MATERIALIZED (
        SELECT submissions.response, max(submissions.position) AS position FROM submissions
        JOIN responses ON responses.id = submissions.response
        WHERE submissions.response IN newer AND submissions.position <= :as_of
            AND responses.round = :round AND responses.withdrawn_at IS NULL
        GROUP BY submissions.response
    )
"""
_COUNTED = """
    SELECT submissions.response FROM submissions JOIN responses ON responses.id = submissions.response
    WHERE responses.round = :round AND responses.withdrawn_at IS NULL AND submissions.position <= :as_of
    GROUP BY submissions.response
"""
_SAID_EARLIER = """
    FROM earlier JOIN chain_contents USING (position), json_each(chain_contents.content, '$.answers') AS said
"""


def count_counted(db: Database, round_id: str, as_of: int) -> int:
    """Count the responses that count as of a position."""
    rows = db.query(f"SELECT count(*) AS n FROM ({_COUNTED})", {"round": round_id, "as_of": as_of})  # noqa: S608 - our own text
    return int(next(rows)["n"])


_MISSING = f"""
    WITH {_AS_OF}
    SELECT question, missing, reason, sum(n) AS n FROM (
        SELECT question, missing, reason, count(*) AS n FROM ratings
        WHERE round = :round AND missing IS NOT NULL AND response NOT IN newer GROUP BY question, missing, reason
        UNION ALL
        SELECT question, json_extract(content, '$.missing') AS missing,
            coalesce(json_extract(content, '$.reason'), '') AS reason, count(*) FROM answers
        WHERE round = :round AND json_extract(content, '$.missing') IS NOT NULL AND response NOT IN newer
        GROUP BY question, json_extract(content, '$.missing'), json_extract(content, '$.reason')
        UNION ALL
        SELECT said.key, json_extract(said.value, '$.missing'),
            coalesce(json_extract(said.value, '$.reason'), ''), 1 {_SAID_EARLIER}
        WHERE json_extract(said.value, '$.missing') IS NOT NULL
    ) GROUP BY question, missing, reason
"""  # noqa: S608 - our own text


def count_missing(db: Database, round_id: str, as_of: int) -> dict[str, dict[str, dict[str, int]]]:
    """Count, by question and by missing code, how often each reason was given, ``""`` for none."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for row in db.query(_MISSING, {"round": round_id, "as_of": as_of}):
        codes = found.setdefault(row["question"], {})
        codes.setdefault(row["missing"], {})[row["reason"]] = row["n"]
    return found


def list_seconds(db: Database, round_id: str, as_of: int) -> dict[str, int]:
    """Return the seconds that each counted response took, where they were recorded."""
    rows = db.query(
        f"""
        SELECT response, (SELECT sum(seconds) FROM page_visits WHERE page_visits.response = counted.response)
            AS seconds FROM ({_COUNTED}) AS counted
        """,  # noqa: S608 - our own text
        {"round": round_id, "as_of": as_of},
    )
    return {row["response"]: row["seconds"] for row in rows if row["seconds"] is not None}


def count_page_seconds(db: Database, round_id: str, as_of: int) -> dict[str, dict[int, int]]:
    """Count, by page, how many counted responses spent how many seconds there."""
    found: dict[str, dict[int, int]] = {}
    for row in db.query(
        f"""
        SELECT page_visits.page, page_visits.seconds, count(*) AS n FROM page_visits
        WHERE page_visits.response IN ({_COUNTED}) GROUP BY page_visits.page, page_visits.seconds
        """,  # noqa: S608 - our own text
        {"round": round_id, "as_of": as_of},
    ):
        found.setdefault(row["page"], {})[row["seconds"]] = row["n"]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Questions among which the same point everywhere is suspicious; some of them are reversed."""

    plain: tuple[str, ...]
    reversed: tuple[str, ...]


_SPREAD = """
    SELECT response, min(value) = max(value) AS is_straight FROM ({rated})
    GROUP BY response HAVING count(*) >= :least
        AND sum(question IN (SELECT value FROM json_each(:reversed))) BETWEEN 1 AND count(*) - 1
"""
# Two statements: the first then walks through the table in its own order, which a union would have to sort.
_RATED_NOW = """
    SELECT response, question, value FROM ratings
    WHERE round = :round AND value IS NOT NULL AND response NOT IN newer
        AND question IN (SELECT value FROM json_each(:asked))
"""
_RATED_EARLIER = f"""
    SELECT earlier.response, said.key AS question, json_extract(said.value, '$.value') AS value {_SAID_EARLIER}
    WHERE said.key IN (SELECT value FROM json_each(:asked))
        AND json_extract(said.value, '$.value') IS NOT NULL
"""  # noqa: S608 - our own text
# One row for all: thousands of rows would take longer to hand over than to count.
_STRAIGHT = tuple(
    f"""
    WITH {_AS_OF}
    SELECT json_group_array(response) AS checked, json_group_array(response) FILTER (WHERE is_straight) AS straight
    FROM ({_SPREAD.format(rated=rated)})
    """  # noqa: S608 - our own text
    for rated in (_RATED_NOW, _RATED_EARLIER)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Straight:
    """The responses with enough ratings in a series, and those of them in which all are the same point."""

    checked: frozenset[str]
    straight: frozenset[str]


def list_straight(db: Database, round_id: str, as_of: int, series: Series, least: int) -> Straight:
    """Find the responses with the same point in all ratings of a series, of which they have enough."""
    values = {
        "round": round_id,
        "as_of": as_of,
        "asked": json.dumps([*series.plain, *series.reversed]),
        "reversed": json.dumps(series.reversed),
        "least": least,
    }
    rows = [next(db.query(statement, values)) for statement in _STRAIGHT]
    return Straight(
        checked=frozenset(each for row in rows for each in json.loads(row["checked"])),
        straight=frozenset(each for row in rows for each in json.loads(row["straight"])),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """A reversed question and a plain one that asks for the same: what they may sum to, and from where they clash."""

    reversed: str
    plain: str
    sum: int
    clash: int


_CONTRADICTIONS = f"""
    WITH {_AS_OF},
    pairs AS MATERIALIZED (
        SELECT value ->> 0 AS reversed, value ->> 1 AS plain, value ->> 2 AS sum, value ->> 3 AS clash
        FROM json_each(:pairs)
    ),
    rated AS MATERIALIZED (
        SELECT response, question, value FROM ratings
        WHERE round = :round AND value IS NOT NULL AND response NOT IN newer
            AND question IN (SELECT reversed FROM pairs UNION SELECT plain FROM pairs)
        UNION ALL
        SELECT earlier.response, said.key, json_extract(said.value, '$.value') {_SAID_EARLIER}
        WHERE said.key IN (SELECT reversed FROM pairs UNION SELECT plain FROM pairs)
            AND json_extract(said.value, '$.value') IS NOT NULL
    ),
    counted AS (
        SELECT one.response, count(*) AS pairs,
            sum(abs(one.value + other.value - pairs.sum) >= pairs.clash) AS clashes
        FROM pairs JOIN rated AS one ON one.question = pairs.reversed
        JOIN rated AS other ON other.response = one.response AND other.question = pairs.plain
        GROUP BY one.response
    )
    SELECT count(*) AS checked,
        json_group_array(json_array(response, pairs, clashes)) FILTER (WHERE clashes) AS clashing FROM counted
"""  # noqa: S608 - our own text


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashing:
    """How many responses answered any pair, and by response with clashes: how many pairs, and how many clash."""

    checked: int
    clashes: dict[str, tuple[int, int]]


def count_contradictions(
    db: Database, round_id: str, as_of: int, every: Sequence[Opposed]
) -> Clashing:
    """Find the responses in which reversed questions contradict plain ones."""
    pairs = [(each.reversed, each.plain, each.sum, each.clash) for each in every]
    values = {"round": round_id, "as_of": as_of, "pairs": json.dumps(pairs)}
    row = next(db.query(_CONTRADICTIONS, values))
    found = json.loads(row["clashing"])
    return Clashing(
        checked=row["checked"],
        clashes={response: (pairs, clashes) for response, pairs, clashes in found},
    )


def list_pseudonyms(db: Database, responses: Collection[str]) -> dict[str, str]:
    """Return the pseudonym behind each of some responses."""
    rows = db.query(
        "SELECT id, pseudonym FROM responses WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(sorted(responses))},
    )
    return {row["id"]: row["pseudonym"] for row in rows}
