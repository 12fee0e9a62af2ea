"""Mail that came back, by expert and address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.bounces import Bounce
from surveys.model.bounces import BounceKind
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def insert_bounce(db: Database, new: Bounce) -> bool:
    """Record a bounce, and say whether it is new: a report that is read in twice counts once."""
    done = db.execute(
        """
        INSERT INTO bounces (id, expert, email, message, kind, reason, report, bounced_at)
        VALUES (:id, :expert, :email, :message, :kind, :reason, :report, :at) ON CONFLICT DO NOTHING
        """,
        {
            "id": new.id,
            "expert": new.expert,
            "email": new.email,
            "message": new.message,
            "kind": new.kind.value,
            "reason": new.reason,
            "report": new.report,
            "at": to_text(new.bounced_at),
        },
    )
    return bool(done.rowcount)


def clear_bounces(db: Database, email: str, at: datetime) -> int:
    """Record that an address may be written to again, and count the hard bounces that this ends."""
    done = db.execute(
        """
        UPDATE bounces SET cleared_at = :at
        WHERE email = :email AND kind = 'hard' AND cleared_at IS NULL
        """,
        {"at": to_text(at), "email": email},
    )
    return int(done.rowcount)


def hand_on(db: Database, old: str, new: str) -> None:
    """Let the bounces of one expert be those of another: they are one person."""
    db.execute(
        "UPDATE OR IGNORE bounces SET expert = :new WHERE expert = :old", {"old": old, "new": new}
    )


def bounces_of(db: Database, expert: str) -> tuple[Bounce, ...]:
    """List the bounces of an expert, the oldest first."""
    rows = db.query(
        "SELECT * FROM bounces WHERE expert = :expert ORDER BY bounced_at, id", {"expert": expert}
    )
    return tuple(_bounce(row) for row in rows)


def list_bounces(db: Database, study: str) -> tuple[Bounce, ...]:
    """List the bounces of a study's panel, the newest first."""
    rows = db.query(
        """
        SELECT bounces.* FROM bounces JOIN experts ON experts.id = bounces.expert
        WHERE experts.study = :study ORDER BY bounced_at DESC, bounces.id
        """,
        {"study": study},
    )
    return tuple(_bounce(row) for row in rows)


def unreachable(db: Database) -> frozenset[str]:
    """Return the addresses that mail has come back from for good."""
    rows = db.query("SELECT DISTINCT email FROM bounces WHERE kind = 'hard' AND cleared_at IS NULL")
    return frozenset(row["email"] for row in rows)


def is_unreachable(db: Database, email: str) -> bool:
    """Say whether mail has come back from an address for good."""
    rows = db.query(
        "SELECT 1 FROM bounces WHERE email = :email AND kind = 'hard' AND cleared_at IS NULL",
        {"email": email},
    )
    return next(rows, None) is not None


def _bounce(row: dict[str, Any]) -> Bounce:
    return Bounce(
        id=row["id"],
        expert=row["expert"],
        email=row["email"],
        message=row["message"],
        kind=BounceKind(row["kind"]),
        reason=row["reason"],
        report=row["report"],
        bounced_at=to_time(row["bounced_at"]),
        cleared_at=to_time(row["cleared_at"]),
    )
