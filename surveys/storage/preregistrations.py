"""What each round was opened with, as canonical JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A preregistration as it was recorded."""

    content: str
    sha256: str
    recorded_at: datetime


def find_preregistration(db: Database, round_id: str) -> Recorded | None:
    """Return what a round was opened with; None where nothing was recorded."""
    rows = db.query(
        "SELECT content, sha256, recorded_at FROM preregistrations WHERE round = :round",
        {"round": round_id},
    )
    for row in rows:
        return Recorded(
            content=row["content"],
            sha256=row["sha256"],
            recorded_at=to_time(row["recorded_at"]),
        )
    return None


def insert_preregistration(
    db: Database, round_id: str, content: str, sha256: str, at: datetime
) -> None:
    """Record what a round is opened with; a second opening changes nothing."""
    db.execute(
        """
        INSERT INTO preregistrations (round, content, sha256, recorded_at)
        VALUES (:round, :content, :sha256, :at)
        ON CONFLICT DO NOTHING
        """,
        {"round": round_id, "content": content, "sha256": sha256, "at": to_text(at)},
    )


def forget_preregistration(db: Database, round_id: str) -> None:
    """Forget what a round would have been opened with, since it is a draft again; the chain keeps the hash."""
    db.execute("DELETE FROM preregistrations WHERE round = :round", {"round": round_id})
