"""Answers in force: what submitted, not withdrawn, responses say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import Answer
from surveys.model.answers import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from sqlite_utils import Database

    from surveys.model.responses import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """One answer in force, by pseudonym and question id."""

    pseudonym: str
    question: str
    answer: Answer


def put_in_force(
    db: Database,
    response: Response,
    ratings: Mapping[str, Answer],
    others: Mapping[str, Answer],
) -> None:
    """Replace what a response says by a newly submitted version."""
    erase_answers(db, response)
    for question, answer in ratings.items():
        db.execute(
            """
            INSERT INTO ratings (response, round, question, value, missing, reason)
            VALUES (:response, :round, :question, :value, :missing, :reason)
            """,
            _key(response, question)
            | {
                "value": answer.value,
                "missing": answer.missing and answer.missing.value,
                "reason": answer.reason,
            },
        )
    for question, answer in others.items():
        content = json.dumps(answer.content(), sort_keys=True, ensure_ascii=False)
        db.execute(
            """
            INSERT INTO answers (response, round, question, content)
            VALUES (:response, :round, :question, :content)
            """,
            _key(response, question) | {"content": content},
        )


def _key(response: Response, question: str) -> dict[str, Any]:
    return {"response": response.id, "round": response.round, "question": question}


def erase_answers(db: Database, response: Response) -> None:
    """Erase what a response says."""
    db.execute("DELETE FROM ratings WHERE response = :id", {"id": response.id})
    db.execute("DELETE FROM answers WHERE response = :id", {"id": response.id})


_IN_FORCE = """
    SELECT responses.pseudonym, stored.question, stored.value, stored.missing, stored.reason, stored.content
    FROM responses JOIN (
        SELECT response, question, value, missing, reason, NULL AS content FROM ratings WHERE round = :round
        UNION ALL
        SELECT response, question, NULL, NULL, '', content FROM answers WHERE round = :round
    ) AS stored ON stored.response = responses.id
    WHERE responses.submitted_at IS NOT NULL AND responses.withdrawn_at IS NULL
    ORDER BY responses.pseudonym, stored.question
"""
# By the key of the response: a round may have half a million ratings beside them.
_OF_RESPONSE = """
    SELECT stored.question, stored.value, stored.missing, stored.reason, stored.content
    FROM responses JOIN (
        SELECT response, question, value, missing, reason, NULL AS content FROM ratings WHERE response = :response
        UNION ALL
        SELECT response, question, NULL, NULL, '', content FROM answers WHERE response = :response
    ) AS stored ON stored.response = responses.id
    WHERE responses.submitted_at IS NOT NULL AND responses.withdrawn_at IS NULL
    ORDER BY stored.question
"""


def list_answers(db: Database, round_id: str) -> tuple[StoredAnswer, ...]:
    """List every answer in force of a round, by pseudonym and then by question."""
    return tuple(stream_answers(db, round_id))


def stream_answers(db: Database, round_id: str) -> Iterator[StoredAnswer]:
    """Go through every answer in force of a round, by pseudonym and then by question, one at a time."""
    for row in db.query(_IN_FORCE, {"round": round_id}):
        yield StoredAnswer(
            pseudonym=row["pseudonym"], question=row["question"], answer=_answer(row)
        )


def list_counted(db: Database, round_id: str) -> tuple[str, ...]:
    """List the pseudonyms whose responses count: submitted, and not withdrawn."""
    return tuple(row["pseudonym"] for row in db.query(_COUNTED, {"round": round_id}))


def count_responses(db: Database, round_id: str) -> int:
    """Count the submitted, not withdrawn, responses of a round."""
    (row,) = db.query(_N_COUNTED, {"round": round_id})
    return int(row["n"])


def count_ratings(db: Database, round_id: str) -> int:
    """Count the ratings in force of a round, those that are missing included."""
    (row,) = db.query(_N_RATINGS, {"round": round_id})
    return int(row["n"])


_COUNTED = """
    SELECT id, pseudonym FROM responses
    WHERE round = :round AND submitted_at IS NOT NULL AND withdrawn_at IS NULL
    ORDER BY pseudonym
"""
_N_COUNTED = """
    SELECT count(*) AS n FROM responses
    WHERE round = :round AND submitted_at IS NOT NULL AND withdrawn_at IS NULL
"""
_N_RATINGS = """
    SELECT count(*) AS n FROM responses JOIN ratings ON ratings.response = responses.id
    WHERE responses.round = :round AND submitted_at IS NOT NULL AND withdrawn_at IS NULL
"""


def answers_of(db: Database, response: Response) -> dict[str, Answer]:
    """Return what one response has in force, by question."""
    rows = db.query(_OF_RESPONSE, {"response": response.id})
    return {row["question"]: _answer(row) for row in rows}


def _answer(row: dict[str, Any]) -> Answer:
    if row["content"] is not None:
        return Answer.from_content(json.loads(row["content"]))
    return _rating(row)


def _rating(row: dict[str, Any]) -> Answer:
    if row["missing"] is not None:
        return Answer(missing=Missing(row["missing"]), reason=row["reason"])
    return Answer(value=row["value"])
