"""Texts in force of a round, with what researchers decided about them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import Answer
from surveys.model.text_decisions import TextDecision
from surveys.model.text_decisions import Verdict
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from sqlite_utils import Database

    from surveys.model.responses import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """An answer in force with the hash of its content, and what was decided about this very content, if anything."""

    response: str
    pseudonym: str
    language: str
    question: str
    answer: Answer
    sha256: str
    decision: TextDecision | None


_TEXTS = """
    SELECT responses.id AS response, pseudonym, language, answers.question, content,
        verdict, redacted, text_decisions.reason, text_sha256, decided_at, decided_by, revision
    FROM responses JOIN answers ON answers.response = responses.id
    LEFT JOIN text_decisions
        ON text_decisions.response = answers.response AND text_decisions.question = answers.question
    WHERE responses.round = :round AND submitted_at IS NOT NULL AND withdrawn_at IS NULL
"""
# Each of them by its key: a response may have ten times as many answers that are no texts.
_TO_QUESTIONS = f"""
    {_TEXTS} AND answers.question IN (SELECT value FROM json_each(:questions))
    ORDER BY pseudonym, answers.question
"""  # noqa: S608 - our own text


def stream_texts(db: Database, round_id: str, questions: Iterable[str]) -> Iterator[StoredText]:
    """Go through the answers in force to some questions, none of them a rating, by pseudonym and then by question."""
    wanted = json.dumps(list(questions))
    yield from map(_stored, db.query(_TO_QUESTIONS, {"round": round_id, "questions": wanted}))


def find_text(db: Database, round_id: str, response_id: str, question: str) -> StoredText | None:
    """Return one answer in force that is no rating; None where there is none."""
    rows = db.query(
        f"{_TEXTS} AND responses.id = :response AND answers.question = :question",
        {"round": round_id, "response": response_id, "question": question},
    )
    return next(map(_stored, rows), None)


def put_decision(db: Database, response_id: str, question: str, decision: TextDecision) -> None:
    """Put a decision about a text in the place of the one before."""
    db.execute(
        """
        INSERT INTO text_decisions (
            response, question, verdict, redacted, reason, text_sha256, decided_at, decided_by, revision
        )
        VALUES (:response, :question, :verdict, :redacted, :reason, :sha256, :at, :by, :revision)
        ON CONFLICT (response, question) DO UPDATE SET
            verdict = excluded.verdict, redacted = excluded.redacted, reason = excluded.reason,
            text_sha256 = excluded.text_sha256, decided_at = excluded.decided_at,
            decided_by = excluded.decided_by, revision = excluded.revision
        """,
        {
            "response": response_id,
            "question": question,
            "verdict": decision.verdict.value,
            "redacted": decision.redacted,
            "reason": decision.reason,
            "sha256": decision.text_sha256,
            "at": to_text(decision.decided_at),
            "by": decision.decided_by,
            "revision": decision.revision,
        },
    )


def erase_decisions(db: Database, response: Response) -> None:
    """Erase what was decided about the texts of a response, redacted forms included."""
    db.execute("DELETE FROM text_decisions WHERE response = :id", {"id": response.id})


def erase_outdated(db: Database, response: Response) -> None:
    """Erase what was decided about texts of a response that say something else by now, or nothing."""
    rows = db.query(
        """
        SELECT text_decisions.question, text_sha256, content
        FROM text_decisions LEFT JOIN answers
            ON answers.response = text_decisions.response AND answers.question = text_decisions.question
        WHERE text_decisions.response = :id
        """,
        {"id": response.id},
    )
    for row in list(rows):
        if row["content"] is None or _sha256(row["content"]) != row["text_sha256"]:
            db.execute(
                "DELETE FROM text_decisions WHERE response = :id AND question = :question",
                {"id": response.id, "question": row["question"]},
            )


def _stored(row: dict[str, Any]) -> StoredText:
    sha256 = _sha256(row["content"])
    return StoredText(
        response=row["response"],
        pseudonym=row["pseudonym"],
        language=row["language"],
        question=row["question"],
        answer=Answer.from_content(json.loads(row["content"])),
        sha256=sha256,
        decision=_decision(row) if row["text_sha256"] == sha256 else None,
    )


def _decision(row: dict[str, Any]) -> TextDecision:
    return TextDecision(
        verdict=Verdict(row["verdict"]),
        redacted=row["redacted"],
        reason=row["reason"],
        text_sha256=row["text_sha256"],
        decided_at=to_time(row["decided_at"]),
        decided_by=row["decided_by"],
        revision=row["revision"],
    )


def _sha256(content: str) -> str:
    """Hash all that an answer says: the words, and what may be quoted of them."""
    return hashlib.sha256(content.encode()).hexdigest()
