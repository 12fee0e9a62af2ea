"""The tables of who wants no mail, and whom mail does not reach; a part of the step ``m005_mail``."""

from __future__ import annotations

STATEMENTS = (
    # Of the link in a message that ends mail, only the SHA-256 of its token is kept; every attempt
    # to send a message has its own.
    """
    CREATE TABLE unsubscribe_tokens (
        token_hash TEXT PRIMARY KEY,
        expert TEXT NOT NULL REFERENCES experts (id) ON DELETE CASCADE,
        message TEXT NOT NULL,
        made_at TEXT NOT NULL,
        CONSTRAINT unsubscribe_tokens_hash_sha256 CHECK (length(token_hash) = 64)
    ) STRICT
    """,
    # For forgetting or merging an expert.
    "CREATE INDEX unsubscribe_tokens_of_expert ON unsubscribe_tokens (expert)",
    # No mail from one study is a wish of an expert. No mail from the whole installation is a wish of an
    # address; only its SHA-256 is kept, so that the wish outlives the person's being forgotten.
    """
    CREATE TABLE opt_outs (
        id TEXT PRIMARY KEY,
        expert TEXT REFERENCES experts (id) ON DELETE CASCADE,
        address_hash TEXT,
        said_by TEXT NOT NULL,
        opted_out_at TEXT NOT NULL,
        undone_at TEXT,
        CONSTRAINT opt_outs_study_or_everywhere CHECK ((expert IS NULL) <> (address_hash IS NULL)),
        CONSTRAINT opt_outs_address_hash_sha256 CHECK (length(address_hash) = 64),
        CONSTRAINT opt_outs_said_by CHECK (said_by IN ('one-click', 'page', 'researcher'))
    ) STRICT
    """,
    # One that stands at a time; also for asking before each message.
    "CREATE UNIQUE INDEX opt_outs_of_expert ON opt_outs (expert) WHERE undone_at IS NULL",
    "CREATE UNIQUE INDEX opt_outs_of_address ON opt_outs (address_hash) WHERE undone_at IS NULL",
    """
    CREATE TABLE bounces (
        id TEXT PRIMARY KEY,
        expert TEXT NOT NULL REFERENCES experts (id) ON DELETE CASCADE,
        email TEXT NOT NULL,
        message TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        report TEXT NOT NULL,
        bounced_at TEXT NOT NULL,
        cleared_at TEXT,
        CONSTRAINT bounces_kind CHECK (kind IN ('hard', 'soft')),
        CONSTRAINT bounces_email_lower_case CHECK (email = lower(email) AND email LIKE '%_@_%')
    ) STRICT
    """,
    # A report that is read in twice is recorded once.
    "CREATE UNIQUE INDEX bounces_once_a_report ON bounces (report, expert) WHERE report <> ''",
    # For the history of an expert.
    "CREATE INDEX bounces_of_expert ON bounces (expert)",
    # For asking before each message.
    "CREATE INDEX bounces_that_stop_mail ON bounces (email) WHERE kind = 'hard' AND cleared_at IS NULL",
)
