"""The table of what is to be sent to whom, and what became of it; a part of the step ``m005_mail``."""

from __future__ import annotations

STATEMENTS = (
    # Which template, which language, which person: never a rendered text and never a token. An empty
    # outcome is a message that waits; a claim whose sender is gone is what nobody knows the end of.
    """
    CREATE TABLE messages (
        id TEXT PRIMARY KEY,
        study TEXT NOT NULL,
        round TEXT NOT NULL,
        expert TEXT NOT NULL REFERENCES experts (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        wave INTEGER NOT NULL,
        language TEXT NOT NULL,
        template TEXT NOT NULL DEFAULT '',
        message_id TEXT NOT NULL CONSTRAINT messages_message_id_taken UNIQUE,
        made_at TEXT NOT NULL,
        not_before TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        claimed_at TEXT,
        claimed_by TEXT NOT NULL DEFAULT '',
        sent_at TEXT,
        outcome TEXT NOT NULL DEFAULT '',
        error TEXT NOT NULL DEFAULT '',
        CONSTRAINT messages_once_a_wave UNIQUE (study, round, expert, kind, wave),
        CONSTRAINT messages_kind CHECK (kind IN ('invitation', 'reminder', 'closing')),
        CONSTRAINT messages_wave_counted CHECK (wave >= 1),
        CONSTRAINT messages_attempts_counted CHECK (attempts >= 0),
        CONSTRAINT messages_outcome CHECK (
            outcome IN ('', 'claimed', 'sent', 'failed', 'uncertain', 'cancelled', 'bounced')
        ),
        CONSTRAINT messages_claimed_by_somebody CHECK (outcome <> 'claimed' OR claimed_at IS NOT NULL),
        CONSTRAINT messages_sent_at_some_time CHECK (outcome <> 'sent' OR sent_at IS NOT NULL)
    ) STRICT
    """,
    # For the next message to send.
    "CREATE INDEX messages_that_wait ON messages (not_before, id) WHERE outcome = ''",
    # For claims that nobody finishes.
    "CREATE INDEX messages_in_hand ON messages (id) WHERE outcome = 'claimed'",
    # For the rate: when a message was last handed to the mail server.
    "CREATE INDEX messages_claimed ON messages (claimed_at)",
    # For the history of an expert, and for forgetting one.
    "CREATE INDEX messages_of_expert ON messages (expert)",
)
