"""Links that set a new password, by the SHA-256 of their tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.times import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def insert_reset(
    db: Database, token_hash: str, researcher_id: str, at: datetime, expires_at: datetime
) -> None:
    """Store a link by the hash of its token."""
    db.execute(
        """
        INSERT INTO password_resets (token_hash, researcher, made_at, expires_at)
        VALUES (:token_hash, :researcher, :at, :expires_at)
        """,
        {
            "token_hash": token_hash,
            "researcher": researcher_id,
            "at": to_text(at),
            "expires_at": to_text(expires_at),
        },
    )


def find_researcher(db: Database, token_hash: str, at: datetime) -> str | None:
    """Return the id of whose password a link sets, if the link is unused and in time."""
    rows = db.query(
        """
        SELECT researcher FROM password_resets
        WHERE token_hash = :token_hash AND used_at IS NULL AND expires_at > :at
        """,
        {"token_hash": token_hash, "at": to_text(at)},
    )
    return next((str(row["researcher"]) for row in rows), None)


def count_since(db: Database, researcher_id: str, since: datetime) -> int:
    """Count the links that were made for somebody after a moment."""
    rows = db.query(
        "SELECT count(*) AS n FROM password_resets WHERE researcher = :researcher AND made_at > :since",
        {"researcher": researcher_id, "since": to_text(since)},
    )
    return int(next(rows)["n"])


def use_all(db: Database, researcher_id: str, at: datetime) -> None:
    """Use up every link of somebody."""
    db.execute(
        "UPDATE password_resets SET used_at = :at WHERE researcher = :researcher AND used_at IS NULL",
        {"at": to_text(at), "researcher": researcher_id},
    )
