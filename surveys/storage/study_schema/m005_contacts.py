"""What was sent to whom of a round, by pseudonym: for counts of field work, never for sending."""

from __future__ import annotations

STATEMENTS = (
    # The newest outcome of the message of one wave; the outbox, which knows addresses, is in people.db.
    """
    CREATE TABLE contacts (
        round TEXT NOT NULL,
        pseudonym TEXT NOT NULL,
        kind TEXT NOT NULL,
        wave INTEGER NOT NULL,
        at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        PRIMARY KEY (round, pseudonym, kind, wave),
        FOREIGN KEY (round, pseudonym) REFERENCES round_experts (round, pseudonym) ON DELETE CASCADE,
        CONSTRAINT contacts_kind CHECK (kind IN ('invitation', 'reminder')),
        CONSTRAINT contacts_wave_counted CHECK (wave >= 0),
        CONSTRAINT contacts_outcome CHECK (outcome IN ('sent', 'uncertain', 'failed', 'bounced'))
    ) STRICT, WITHOUT ROWID
    """,
)
