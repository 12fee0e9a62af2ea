"""Failed attempts, by keyed hashes of who was tried and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def insert_attempt(db: Database, attempt_id: str, who: str, at: datetime) -> None:
    """Store that an attempt failed."""
    db.execute(
        "INSERT INTO failed_attempts (id, who, at) VALUES (:id, :who, :at)",
        {"id": attempt_id, "who": who, "at": to_text(at)},
    )


def list_times(db: Database, who: str, since: datetime) -> tuple[datetime, ...]:
    """List when attempts failed after a moment, the oldest first."""
    rows = db.query(
        "SELECT at FROM failed_attempts WHERE who = :who AND at > :since ORDER BY at",
        {"who": who, "since": to_text(since)},
    )
    return tuple(to_time(row["at"]) for row in rows)


def forget_before(db: Database, moment: datetime) -> None:
    """Delete what failed before a moment."""
    db.execute("DELETE FROM failed_attempts WHERE at < :moment", {"moment": to_text(moment)})
