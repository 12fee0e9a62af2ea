"""What makes it quick to find the responses of a round that count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS = (
    # For storage/packed_answers.py and count_responses in storage/answers.py, which need no other column. It changes
    # when a response is submitted or withdrawn, and never when an answer is saved.
    """
    CREATE INDEX responses_counted ON responses (round, pseudonym, id)
    WHERE submitted_at IS NOT NULL AND withdrawn_at IS NULL
    """,
)


def apply(db: Database) -> None:
    """Add the index."""
    for statement in _STATEMENTS:
        db.execute(statement)
