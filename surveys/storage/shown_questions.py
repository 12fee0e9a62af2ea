"""What was shown to the experts of a round, how long, and how often its answers were changed: a row a response."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from surveys.model.assignments import Assignment
from surveys.model.page_visits import PageVisit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from sqlite_utils import Database

_DEALS = 1024
# Ids have no comma; a question that was not shown has an answer that says so.
_SHOWN = """
    SELECT pseudonym, assignment,
        (
            SELECT group_concat(question) FROM ratings
            WHERE response = responses.id AND missing IS NOT 'not_shown'
        ),
        (
            SELECT group_concat(question) FROM answers
            WHERE response = responses.id AND json_extract(content, '$.missing') IS NOT 'not_shown'
        ),
        {visits},
        {changes}
    FROM responses
    WHERE round = :round AND submitted_at IS NOT NULL AND withdrawn_at IS NULL
    ORDER BY pseudonym
"""
_VISITS = """(
    SELECT json_group_array(json_array(page, seconds, layout)) FROM page_visits WHERE response = responses.id
)"""
_CHANGES = """(
    SELECT json_group_object(question, changes) FROM drafts WHERE response = responses.id AND changes > 0
)"""


class Shown(NamedTuple):
    """What was dealt and shown to an expert, the visits by page, and how often answers were changed, where they were."""

    pseudonym: str
    assignment: Assignment
    questions: AbstractSet[str]
    visits: Mapping[str, PageVisit]
    changes: Mapping[str, int]


def stream_shown(db: Database, round_id: str, *, with_facts: bool = True) -> Iterator[Shown]:
    """Go through the responses of a round that count, by pseudonym; without facts, visits and changes are left out."""
    facts = (_VISITS, _CHANGES) if with_facts else ("'[]'", "'{}'")
    query = _SHOWN.format(visits=facts[0], changes=facts[1])
    for pseudonym, assignment, ratings, others, visits, changes in db.execute(
        query, {"round": round_id}
    ):
        yield Shown(
            pseudonym,
            _assignment(assignment),
            {*(ratings or "").split(","), *(others or "").split(",")},
            {
                each[0]: PageVisit(page=each[0], seconds=each[1], layout=each[2])
                for each in json.loads(visits)
            },
            json.loads(changes),
        )


@lru_cache(maxsize=_DEALS)
def _assignment(content: str) -> Assignment:
    """Read what was dealt; where nothing is shuffled, many were dealt the same."""
    return Assignment.from_content(json.loads(content))
