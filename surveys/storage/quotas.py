"""Quotas: how many experts of each value of an attribute a panel is to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.times import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def put_quota(db: Database, attribute: str, value: str, target: int, at: datetime) -> None:
    """Set how many of a value there are to be; 0 takes the quota away."""
    if target:
        db.execute(
            """
            INSERT INTO quotas (attribute, value, target, set_at)
            VALUES (:attribute, :value, :target, :at)
            ON CONFLICT (attribute, value) DO UPDATE SET target = excluded.target, set_at = excluded.set_at
            """,
            {"attribute": attribute, "value": value, "target": target, "at": to_text(at)},
        )
    else:
        db.execute(
            "DELETE FROM quotas WHERE attribute = :attribute AND value = :value",
            {"attribute": attribute, "value": value},
        )


def list_quotas(db: Database) -> dict[tuple[str, str], int]:
    """Return how many there are to be, by attribute and value."""
    rows = db.query("SELECT * FROM quotas ORDER BY attribute, value")
    return {(row["attribute"], row["value"]): int(row["target"]) for row in rows}
