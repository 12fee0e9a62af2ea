"""What researchers decided about the texts that experts wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS: tuple[str, ...] = (
    # The newest decision about a text, with the hash of the answer that was read; the answer itself stays where it is.
    """
    CREATE TABLE text_decisions (
        response TEXT NOT NULL REFERENCES responses (id),
        question TEXT NOT NULL,
        verdict TEXT NOT NULL,
        redacted TEXT NOT NULL,
        reason TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        revision INTEGER NOT NULL,
        PRIMARY KEY (response, question),
        CONSTRAINT text_decisions_verdict
            CHECK (verdict IN ('undecided', 'released', 'redacted', 'withheld')),
        CONSTRAINT text_decisions_redacted_in_words CHECK ((verdict = 'redacted') = (redacted <> '')),
        CONSTRAINT text_decisions_reason_to_withhold CHECK (reason = '' OR verdict = 'withheld'),
        CONSTRAINT text_decisions_sha256_hex CHECK (length(text_sha256) = 64),
        CONSTRAINT text_decisions_revision_from_one CHECK (revision >= 1)
    ) STRICT, WITHOUT ROWID
    """,
)


def apply(db: Database) -> None:
    """Add the table."""
    for statement in _STATEMENTS:
        db.execute(statement)
