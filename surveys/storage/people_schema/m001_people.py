"""The tables of who is who: researchers, experts, the key to their pseudonyms, invitations and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.storage.idempotency import ACKNOWLEDGED_DDL

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = (
    """
    CREATE TABLE researchers (
        id TEXT PRIMARY KEY,
        email TEXT NOT NULL CONSTRAINT researchers_email_taken UNIQUE,
        name TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        created_at TEXT NOT NULL,
        CONSTRAINT researchers_email_lower_case CHECK (email = lower(email) AND email LIKE '%_@_%')
    ) STRICT
    """,
    """
    CREATE TABLE sign_ins (
        id_hash TEXT PRIMARY KEY,
        researcher TEXT NOT NULL REFERENCES researchers (id) ON DELETE CASCADE,
        started_at TEXT NOT NULL,
        last_seen_at TEXT NOT NULL,
        ended_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE experts (
        id TEXT PRIMARY KEY,
        study TEXT NOT NULL,
        name TEXT NOT NULL,
        email TEXT NOT NULL,
        language TEXT NOT NULL,
        attributes TEXT NOT NULL,
        added_at TEXT NOT NULL,
        retired_at TEXT,
        CONSTRAINT experts_email_once_a_study UNIQUE (study, email),
        CONSTRAINT experts_email_lower_case CHECK (email = lower(email) AND email LIKE '%_@_%'),
        CONSTRAINT experts_attributes_json CHECK (json_valid(attributes))
    ) STRICT
    """,
    # The key between names and answers; deleting its rows leaves a study pseudonymous.
    """
    CREATE TABLE keys (
        expert TEXT PRIMARY KEY REFERENCES experts (id) ON DELETE CASCADE,
        pseudonym TEXT NOT NULL CONSTRAINT keys_pseudonym_taken UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE invitations (
        id TEXT PRIMARY KEY,
        study TEXT NOT NULL,
        round TEXT NOT NULL,
        expert TEXT NOT NULL REFERENCES experts (id) ON DELETE CASCADE,
        invited_at TEXT NOT NULL,
        CONSTRAINT invitations_once_a_round UNIQUE (study, round, expert)
    ) STRICT
    """,
    # Only the SHA-256 of a link's token is kept; several links may open one invitation.
    """
    CREATE TABLE links (
        id TEXT PRIMARY KEY,
        token_hash TEXT NOT NULL CONSTRAINT links_token_taken UNIQUE,
        invitation TEXT NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
        made_at TEXT NOT NULL,
        revoked_at TEXT,
        CONSTRAINT links_token_hash_sha256 CHECK (length(token_hash) = 64)
    ) STRICT
    """,
    # For revoking all links of an invitation at once.
    "CREATE INDEX links_of_invitation ON links (invitation)",
    """
    CREATE TABLE setup_codes (
        code_hash TEXT PRIMARY KEY,
        made_at TEXT NOT NULL
    ) STRICT
    """,
)


def apply(db: Database) -> None:
    """Make the tables."""
    for statement in (*_TABLES, ACKNOWLEDGED_DDL):
        db.execute(statement)
