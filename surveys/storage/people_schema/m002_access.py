"""What researchers may do, and how they prove who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS = (
    "ALTER TABLE researchers ADD COLUMN is_administrator INTEGER NOT NULL DEFAULT 0",
    # Before there were roles, everybody with an account could do everything.
    "UPDATE researchers SET is_administrator = 1",
    "ALTER TABLE researchers ADD COLUMN disabled_at TEXT",
    # Which browser a session belongs to, coarsely: “Firefox on Linux”.
    "ALTER TABLE sign_ins ADD COLUMN browser TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE memberships (
        researcher TEXT NOT NULL REFERENCES researchers (id) ON DELETE CASCADE,
        study TEXT NOT NULL,
        role TEXT NOT NULL,
        may_use_key INTEGER NOT NULL DEFAULT 0,
        since TEXT NOT NULL,
        PRIMARY KEY (researcher, study),
        CONSTRAINT memberships_role CHECK (role IN ('owner', 'editor', 'field-worker', 'analyst', 'viewer')),
        CONSTRAINT memberships_yes_or_no CHECK (may_use_key IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX memberships_of_study ON memberships (study)",
    # Invitations to work on a study; only the SHA-256 of the link's token is kept.
    """
    CREATE TABLE researcher_invitations (
        token_hash TEXT PRIMARY KEY,
        email TEXT NOT NULL,
        study TEXT NOT NULL,
        role TEXT NOT NULL,
        invited_by TEXT NOT NULL,
        made_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        used_at TEXT,
        CONSTRAINT researcher_invitations_hash_sha256 CHECK (length(token_hash) = 64),
        CONSTRAINT researcher_invitations_role
            CHECK (role IN ('owner', 'editor', 'field-worker', 'analyst', 'viewer'))
    ) STRICT
    """,
    """
    CREATE TABLE password_resets (
        token_hash TEXT PRIMARY KEY,
        researcher TEXT NOT NULL REFERENCES researchers (id) ON DELETE CASCADE,
        made_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        used_at TEXT,
        CONSTRAINT password_resets_hash_sha256 CHECK (length(token_hash) = 64)
    ) STRICT
    """,
    # ``last_step`` is the newest time step whose code was taken: a code works once.
    """
    CREATE TABLE second_factors (
        researcher TEXT PRIMARY KEY REFERENCES researchers (id) ON DELETE CASCADE,
        secret TEXT NOT NULL,
        made_at TEXT NOT NULL,
        confirmed_at TEXT,
        last_step INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    """
    CREATE TABLE recovery_codes (
        researcher TEXT NOT NULL REFERENCES researchers (id) ON DELETE CASCADE,
        code_hash TEXT NOT NULL,
        used_at TEXT,
        PRIMARY KEY (researcher, code_hash),
        CONSTRAINT recovery_codes_hash_sha256 CHECK (length(code_hash) = 64)
    ) STRICT, WITHOUT ROWID
    """,
    # Failed attempts by keyed hashes of who was tried and from where; no address is kept.
    """
    CREATE TABLE failed_attempts (
        id TEXT PRIMARY KEY,
        who TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX failed_attempts_of ON failed_attempts (who, at)",
)


def apply(db: Database) -> None:
    """Add rights, invitations of researchers, resets, second factors and failed attempts."""
    for statement in _STATEMENTS:
        db.execute(statement)
