"""What was done to rounds after their questions were fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.rounds import ChangeKind
from surveys.model.rounds import RoundChange
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from sqlite_utils import Database


def insert_change(db: Database, round_id: str, change: RoundChange) -> None:
    """Add what was done to a round, behind what was done before."""
    before, after = change.closed_before, change.closes_after
    db.execute(
        """
        INSERT INTO round_changes (round, position, kind, at, reason, closed_before, closes_after)
        SELECT :round, coalesce(max(position), 0) + 1, :kind, :at, :reason, :before, :after
        FROM round_changes WHERE round = :round
        """,
        {
            "round": round_id,
            "kind": change.kind.value,
            "at": to_text(change.at),
            "reason": change.reason,
            "before": before and to_text(before),
            "after": after and to_text(after),
        },
    )


def list_changes(db: Database, round_id: str) -> tuple[RoundChange, ...]:
    """Return what was done to a round, the first thing first."""
    rows = db.query(
        "SELECT * FROM round_changes WHERE round = :round ORDER BY position", {"round": round_id}
    )
    return tuple(
        RoundChange(
            kind=ChangeKind(row["kind"]),
            at=to_time(row["at"]),
            reason=row["reason"],
            closed_before=to_time(row["closed_before"]),
            closes_after=to_time(row["closes_after"]),
        )
        for row in rows
    )


def forget_changes(db: Database, round_id: str) -> None:
    """Forget what was done to a round that is a draft again; the chain keeps it."""
    db.execute("DELETE FROM round_changes WHERE round = :round", {"round": round_id})
