"""Versions in the making, and what was fixed before a round opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS: tuple[str, ...] = (
    # The draft of a study is its newest row, unless that has ended; the rows before it are its earlier states.
    # A number is never given twice, so that a form knows which state it was shown with.
    """
    CREATE TABLE editing_drafts (
        revision INTEGER PRIMARY KEY,
        based_on INTEGER REFERENCES versions (number),
        content BLOB NOT NULL,
        saved_at TEXT NOT NULL,
        saved_by TEXT NOT NULL DEFAULT '',
        restores INTEGER,
        ended TEXT NOT NULL DEFAULT '',
        CONSTRAINT editing_drafts_restores_earlier CHECK (restores IS NULL OR restores < revision),
        CONSTRAINT editing_drafts_ended CHECK (ended IN ('', 'kept', 'discarded'))
    ) STRICT
    """,
    # What a round was opened with, as canonical JSON; its hash stands in the chain.
    """
    CREATE TABLE preregistrations (
        round TEXT PRIMARY KEY REFERENCES rounds (id),
        content TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        CONSTRAINT preregistrations_content_json CHECK (json_valid(content)),
        CONSTRAINT preregistrations_sha256_hex CHECK (length(sha256) = 64)
    ) STRICT
    """,
)


def apply(db: Database) -> None:
    """Add the tables."""
    for statement in _STATEMENTS:
        db.execute(statement)
