"""Entries in a study's chain, with the salted content that they prove, and the submissions among them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import Answer
from surveys.model.chains import FIRST_PREVIOUS
from surveys.model.chains import Entry
from surveys.model.chains import receipt_code
from surveys.model.receipts import Proof
from surveys.model.receipts import ReceiptState
from surveys.model.receipts import Standing
from surveys.model.responses import Submission
from surveys.storage.answers import StoredAnswer
from surveys.storage.chain_contents import record
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.responses import Response


def insert_submission(
    db: Database,
    response: Response,
    content: dict[str, Any],
    salt: bytes,
    at: datetime,
    *,
    kind: str = "submission",
) -> tuple[Submission, Entry]:
    """Store the next version of a response, with its entry in the chain.

    ``kind`` is one of those that a :class:`Submission` names.
    """
    entry = record(db, kind=kind, subject=response.id, content=content, salt=salt, at=at)
    number = len(list_submissions(db, response)) + 1
    db.execute(
        """
        INSERT INTO submissions (response, number, submitted_at, position)
        VALUES (:response, :number, :at, :position)
        """,
        {
            "response": response.id,
            "number": number,
            "at": to_text(at),
            "position": entry.position,
        },
    )
    submission = Submission(
        response=response.id,
        number=number,
        submitted_at=at,
        receipt=receipt_code(entry.entry_hash),
        kind=kind,
    )
    return submission, entry


def list_submissions(db: Database, response: Response) -> tuple[Submission, ...]:
    """List the submitted versions of a response, the first one first."""
    rows = db.query(
        """
        SELECT submissions.*, chain.entry_hash, chain.kind FROM submissions JOIN chain USING (position)
        WHERE response = :response ORDER BY number
        """,
        {"response": response.id},
    )
    return tuple(
        Submission(
            response=row["response"],
            number=row["number"],
            submitted_at=to_time(row["submitted_at"]),
            receipt=receipt_code(row["entry_hash"]),
            kind=row["kind"],
        )
        for row in rows
    )


def erase_contents(db: Database, response: Response) -> None:
    """Erase salt and content of every version of a response; its entries stay in the chain."""
    db.execute(
        """
        DELETE FROM chain_contents WHERE position IN
            (SELECT position FROM submissions WHERE response = :response)
        """,
        {"response": response.id},
    )


def find_proof(db: Database, response: Response) -> Proof | None:
    """Return what the newest version of a response is proved with; None once it was erased."""
    rows = db.query(
        """
        SELECT chain.*, chain_contents.salt, chain_contents.content,
            (SELECT before.entry_hash FROM chain AS before WHERE before.position = chain.position - 1) AS previous
        FROM submissions JOIN chain USING (position) JOIN chain_contents USING (position)
        WHERE submissions.response = :response ORDER BY submissions.number DESC LIMIT 1
        """,
        {"response": response.id},
    )
    for row in rows:
        return Proof(
            previous=row["previous"] or FIRST_PREVIOUS,
            kind=row["kind"],
            salt=bytes(row["salt"]).hex(),
            at=row["at"],
            subject=row["subject"],
            content=json.loads(row["content"]),
            receipt=receipt_code(row["entry_hash"]),
        )
    return None


def find_standing(db: Database, entry: Entry) -> Standing | None:
    """Return how the acknowledgement behind a receipt code stands now; None for what no expert was given."""
    rows = db.query(
        """
        SELECT responses.round, responses.withdrawn_at, submissions.number,
            (SELECT max(number) FROM submissions WHERE response = responses.id) AS newest
        FROM responses LEFT JOIN submissions
            ON submissions.response = responses.id AND submissions.position = :position
        WHERE responses.id = :subject
        """,
        {"position": entry.position, "subject": entry.subject},
    )
    for row in rows:
        if entry.kind == "withdrawal":
            return Standing(round=row["round"], state=ReceiptState.WITHDRAWAL)
        if row["number"] is None:
            return None
        if row["withdrawn_at"]:
            return Standing(round=row["round"], state=ReceiptState.WITHDRAWN)
        is_newest = row["number"] == row["newest"]
        state = ReceiptState.IN_FORCE if is_newest else ReceiptState.REPLACED
        return Standing(round=row["round"], state=state)
    return None


def find_withdrawal(db: Database, response: Response) -> str:
    """Return the receipt code of a response's withdrawal; empty where it was not withdrawn."""
    rows = db.query(
        "SELECT entry_hash FROM chain WHERE kind = 'withdrawal' AND subject = :response",
        {"response": response.id},
    )
    return next((receipt_code(row["entry_hash"]) for row in rows), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where in the chain a response was submitted for the first time, or was withdrawn, as a whole or in part."""

    position: int
    response: str
    is_withdrawal: bool
    is_in_part: bool = False


def list_turns(db: Database, round_id: str) -> tuple[Turn, ...]:
    """List the first submission and the withdrawals of each submitted response of a round, in order."""
    rows = db.query(
        """
        SELECT min(submissions.position) AS position, responses.id, 'submission' AS kind FROM submissions
        JOIN responses ON responses.id = submissions.response
        WHERE responses.round = :round GROUP BY responses.id
        UNION ALL
        SELECT chain.position, responses.id, chain.kind FROM chain
        JOIN responses ON responses.id = chain.subject
        WHERE chain.kind IN ('withdrawal', 'withdrawal-in-part')
            AND responses.round = :round AND responses.submitted_at IS NOT NULL
        ORDER BY 1
        """,
        {"round": round_id},
    )
    return tuple(
        Turn(
            position=row["position"],
            response=row["id"],
            is_withdrawal=row["kind"] == "withdrawal",
            is_in_part=row["kind"] == "withdrawal-in-part",
        )
        for row in rows
    )


def list_submitted_since(db: Database, round_id: str, at: datetime) -> frozenset[str]:
    """Return which responses of a round were submitted, for the first time or again, since a moment."""
    rows = db.query(
        """
        SELECT DISTINCT responses.id FROM submissions JOIN responses ON responses.id = submissions.response
        WHERE responses.round = :round AND submissions.submitted_at >= :at
        """,
        {"round": round_id, "at": to_text(at)},
    )
    return frozenset(row["id"] for row in rows)


def newest_in_force(db: Database, round_id: str) -> int | None:
    """Return where in the chain the newest submission of a round is that was not withdrawn."""
    rows = db.query(
        """
        SELECT max(submissions.position) AS position FROM submissions
        JOIN responses ON responses.id = submissions.response
        WHERE responses.round = :round AND responses.withdrawn_at IS NULL
        """,
        {"round": round_id},
    )
    position: int | None = next(rows)["position"]
    return position


def answers_as_of(db: Database, round_id: str, position: int) -> tuple[StoredAnswer, ...]:
    """List what the responses of a round said when its chain had come to a position.

    Responses that were withdrawn since are left out: nothing is kept of them.
    """
    rows = db.query(
        """
        SELECT responses.pseudonym, chain_contents.content, max(submissions.position) AS newest
        FROM submissions JOIN chain_contents USING (position)
            JOIN responses ON responses.id = submissions.response
        WHERE responses.round = :round AND submissions.position <= :position
            AND responses.withdrawn_at IS NULL
        GROUP BY submissions.response ORDER BY responses.pseudonym
        """,
        {"round": round_id, "position": position},
    )
    return tuple(
        StoredAnswer(
            pseudonym=row["pseudonym"], question=question, answer=Answer.from_content(content)
        )
        for row in rows
        for question, content in sorted(json.loads(row["content"])["answers"].items())
    )


def time_of(db: Database, position: int) -> datetime:
    """Return when an entry was appended to the chain."""
    rows = db.query("SELECT at FROM chain WHERE position = :position", {"position": position})
    return to_time(str(next(rows)["at"]))
