"""Opening dates, pauses, grace, the round before, and what was done to a round once it was fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS: tuple[str, ...] = (
    # What a draft is meant to do; opened_at may lie ahead from the moment on at which the questions are fixed.
    "ALTER TABLE rounds ADD COLUMN opens_at TEXT",
    """
    ALTER TABLE rounds ADD COLUMN paused_at TEXT
        CONSTRAINT rounds_pause_after_opening CHECK (opened_at IS NOT NULL OR paused_at IS NULL)
    """,
    """
    ALTER TABLE rounds ADD COLUMN grace_minutes INTEGER NOT NULL DEFAULT 30
        CONSTRAINT rounds_grace_within_a_day CHECK (grace_minutes BETWEEN 0 AND 1440)
    """,
    # Where somebody decided about the grace: a round closed early, or a grace ended early.
    """
    ALTER TABLE rounds ADD COLUMN grace_ends_at TEXT
        CONSTRAINT rounds_grace_after_opening CHECK (opened_at IS NOT NULL OR grace_ends_at IS NULL)
    """,
    "ALTER TABLE rounds ADD COLUMN follows TEXT REFERENCES rounds (id)",
    """
    ALTER TABLE rounds ADD COLUMN carries TEXT NOT NULL DEFAULT ''
        CONSTRAINT rounds_carries_of_earlier
            CHECK (carries = '' OR (follows IS NOT NULL AND carries IN ('invited', 'submitted')))
    """,
    # What was done to a round after its questions were fixed: shown beside what it had been held to.
    """
    CREATE TABLE round_changes (
        round TEXT NOT NULL REFERENCES rounds (id),
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        closed_before TEXT,
        closes_after TEXT,
        PRIMARY KEY (round, position),
        CONSTRAINT round_changes_kind
            CHECK (kind IN ('extended', 'paused', 'resumed', 'closed', 'grace-ended', 'reopened')),
        CONSTRAINT round_changes_reopened_with_reason CHECK (kind <> 'reopened' OR reason <> '')
    ) STRICT, WITHOUT ROWID
    """,
)


def apply(db: Database) -> None:
    """Add the columns and the table."""
    for statement in _STATEMENTS:
        db.execute(statement)
