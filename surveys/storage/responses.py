"""Responses: the facts of one expert's answering in one round."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.assignments import Assignment
from surveys.model.consent import Decision
from surveys.model.responses import Response
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def insert_response(db: Database, new: Response) -> None:
    """Store a response that has just begun."""
    db.execute(
        """
        INSERT INTO responses (id, round, pseudonym, language, begun_at, last_active_at, assignment, page)
        VALUES (:id, :round, :pseudonym, :language, :at, :at, :assignment, :page)
        """,
        {
            "id": new.id,
            "round": new.round,
            "pseudonym": new.pseudonym,
            "language": new.language,
            "at": to_text(new.begun_at),
            "assignment": json.dumps(new.assignment.content(), sort_keys=True),
            "page": new.page,
        },
    )


def find_response(db: Database, round_id: str, pseudonym: str) -> Response | None:
    """Return an expert's response in a round, if it has begun."""
    rows = db.query(
        "SELECT * FROM responses WHERE round = :round AND pseudonym = :pseudonym",
        {"round": round_id, "pseudonym": pseudonym},
    )
    return next((_response(row) for row in rows), None)


def count_responses(db: Database, round_id: str) -> int:
    """Count the responses that were ever begun in a round."""
    rows = db.query("SELECT count(*) AS n FROM responses WHERE round = :round", {"round": round_id})
    return int(next(rows)["n"])


def list_responses(db: Database, round_id: str) -> tuple[Response, ...]:
    """List the responses of a round by pseudonym."""
    rows = db.query(
        "SELECT * FROM responses WHERE round = :round ORDER BY pseudonym", {"round": round_id}
    )
    return tuple(_response(row) for row in rows)


def mark_active(db: Database, response: Response, page: str, at: datetime) -> None:
    """Record when an expert was last at work, and on which page to resume."""
    db.execute(
        "UPDATE responses SET last_active_at = :at, page = :page WHERE id = :id",
        {"at": to_text(at), "page": page, "id": response.id},
    )


def mark_language(db: Database, response: Response, language: str, at: datetime) -> None:
    """Record that an expert goes on in another language."""
    db.execute(
        "UPDATE responses SET language = :language, last_active_at = :at WHERE id = :id",
        {"language": language, "at": to_text(at), "id": response.id},
    )


def mark_consented(db: Database, response: Response, at: datetime) -> None:
    """Record that the required purposes were agreed to."""
    db.execute(
        "UPDATE responses SET consented_at = :at, last_active_at = :at WHERE id = :id",
        {"at": to_text(at), "id": response.id},
    )


def mark_submitted(db: Database, response: Response, at: datetime) -> None:
    """Record a submission, which also ends a reopening."""
    db.execute(
        """
        UPDATE responses SET submitted_at = :at, reopened_at = NULL, last_active_at = :at WHERE id = :id
        """,
        {"at": to_text(at), "id": response.id},
    )


def mark_reopened(db: Database, response: Response, page: str, at: datetime) -> None:
    """Record that a submitted response is being changed; what was submitted stays in force."""
    db.execute(
        "UPDATE responses SET reopened_at = :at, last_active_at = :at, page = :page WHERE id = :id",
        {"at": to_text(at), "page": page, "id": response.id},
    )


def mark_withdrawn(db: Database, response: Response, at: datetime) -> None:
    """Record a withdrawal."""
    db.execute(
        "UPDATE responses SET withdrawn_at = :at, last_active_at = :at WHERE id = :id",
        {"at": to_text(at), "id": response.id},
    )


def record_consent(
    db: Database, response: Response, purposes: dict[str, bool], text_sha256: str, at: datetime
) -> None:
    """Record each purpose with the hash of the text that was agreed to; the newest decision stands."""
    for purpose, is_given in purposes.items():
        db.execute(
            """
            INSERT INTO consents (response, purpose, is_given, language, text_sha256, given_at)
            VALUES (:response, :purpose, :is_given, :language, :text_sha256, :at)
            ON CONFLICT (response, purpose) DO UPDATE SET is_given = excluded.is_given,
                language = excluded.language, text_sha256 = excluded.text_sha256, given_at = excluded.given_at
            """,
            {
                "response": response.id,
                "purpose": purpose,
                "is_given": int(is_given),
                "language": response.language,
                "text_sha256": text_sha256,
                "at": to_text(at),
            },
        )


def list_consents(db: Database, response: Response) -> tuple[Decision, ...]:
    """List an expert's decisions as they were recorded, with the text that was read."""
    rows = db.query(
        "SELECT * FROM consents WHERE response = :id ORDER BY purpose", {"id": response.id}
    )
    return tuple(
        Decision(
            purpose=row["purpose"],
            is_given=bool(row["is_given"]),
            language=row["language"],
            text_sha256=row["text_sha256"],
            given_at=to_time(row["given_at"]),
        )
        for row in rows
    )


def _response(row: dict[str, Any]) -> Response:
    return Response(
        id=row["id"],
        round=row["round"],
        pseudonym=row["pseudonym"],
        language=row["language"],
        begun_at=to_time(row["begun_at"]),
        last_active_at=to_time(row["last_active_at"]),
        assignment=Assignment.from_content(json.loads(row["assignment"])),
        page=row["page"],
        consented_at=to_time(row["consented_at"]),
        submitted_at=to_time(row["submitted_at"]),
        reopened_at=to_time(row["reopened_at"]),
        withdrawn_at=to_time(row["withdrawn_at"]),
    )
