"""Short forms, declined invitations, changes of answers and coarse facts about answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS = (
    # Which form of the questionnaire a round asks; '' is the whole of it.
    "ALTER TABLE rounds ADD COLUMN form TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE round_experts ADD COLUMN declined_at TEXT",
    "ALTER TABLE round_experts ADD COLUMN decline_reason TEXT NOT NULL DEFAULT ''",
    # How often an answer was changed after it was first given.
    "ALTER TABLE drafts ADD COLUMN changes INTEGER NOT NULL DEFAULT 0",
    # Coarse facts about answering, where the study records them.
    """
    CREATE TABLE page_visits (
        response TEXT NOT NULL REFERENCES responses (id),
        page TEXT NOT NULL,
        seconds INTEGER NOT NULL,
        layout TEXT NOT NULL,
        PRIMARY KEY (response, page),
        CONSTRAINT page_visits_seconds_counted CHECK (seconds >= 0),
        CONSTRAINT page_visits_layout CHECK (layout IN ('', 'narrow', 'medium', 'wide'))
    ) STRICT, WITHOUT ROWID
    """,
)


def apply(db: Database) -> None:
    """Add the columns and the table."""
    for statement in _STATEMENTS:
        db.execute(statement)
