"""Work that is done apart from the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS: tuple[str, ...] = (
    # An empty outcome is a job that waits or is being worked on; what huey keeps beside can be rebuilt
    # from here. A job's arguments, message and result hold ids, counts and names of files, never people.
    """
    CREATE TABLE jobs (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        study TEXT NOT NULL,
        arguments TEXT NOT NULL,
        made_by TEXT NOT NULL,
        made_at TEXT NOT NULL,
        not_before TEXT NOT NULL,
        claimed_at TEXT,
        claimed_by TEXT NOT NULL DEFAULT '',
        attempts INTEGER NOT NULL DEFAULT 0,
        done INTEGER NOT NULL DEFAULT 0,
        total INTEGER NOT NULL DEFAULT 0,
        cancel_asked_at TEXT,
        finished_at TEXT,
        outcome TEXT NOT NULL DEFAULT '',
        message TEXT NOT NULL DEFAULT '',
        result TEXT NOT NULL DEFAULT '',
        CONSTRAINT jobs_kind_named CHECK (kind <> ''),
        CONSTRAINT jobs_arguments_json CHECK (json_valid(arguments)),
        CONSTRAINT jobs_attempts_counted CHECK (attempts >= 0),
        CONSTRAINT jobs_progress_counted CHECK (done >= 0 AND total >= 0),
        CONSTRAINT jobs_outcome CHECK (outcome IN ('', 'done', 'failed', 'cancelled')),
        CONSTRAINT jobs_end_has_a_time CHECK ((outcome = '') = (finished_at IS NULL)),
        CONSTRAINT jobs_claimed_by_somebody CHECK ((claimed_by = '') = (claimed_at IS NULL))
    ) STRICT
    """,
    # For what is to be done next.
    "CREATE INDEX jobs_unfinished ON jobs (not_before, id) WHERE outcome = ''",
    # For the pages, the newest first.
    "CREATE INDEX jobs_of_study ON jobs (study, made_at)",
)


def apply(db: Database) -> None:
    """Add what is new."""
    for statement in _STATEMENTS:
        db.execute(statement)
