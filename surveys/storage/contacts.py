"""What was sent to whom of a round, by pseudonym and to the hour: for counting, never for sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.times import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.messages import Message


def put_contact(db: Database, message: Message, pseudonym: str, outcome: str, at: datetime) -> None:
    """Record the newest outcome of a message; an expert whom the study does not know is left out."""
    db.execute(
        """
        INSERT INTO contacts (round, pseudonym, kind, wave, at, outcome)
        SELECT :round, :pseudonym, :kind, :wave, :at, :outcome FROM round_experts
        WHERE round = :round AND pseudonym = :pseudonym
        ON CONFLICT (round, pseudonym, kind, wave) DO UPDATE SET at = excluded.at, outcome = excluded.outcome
        """,
        {
            "round": message.round.round,
            "pseudonym": pseudonym,
            "kind": message.kind.value,
            "wave": message.wave,
            "at": to_text(at.replace(minute=0, second=0, microsecond=0)),
            "outcome": outcome,
        },
    )


def outcomes_of(db: Database, round_id: str) -> dict[tuple[str, str, int], str]:
    """Return what became of each message of a round, by pseudonym, kind and wave."""
    rows = db.query("SELECT * FROM contacts WHERE round = :round", {"round": round_id})
    return {(row["pseudonym"], row["kind"], row["wave"]): row["outcome"] for row in rows}
