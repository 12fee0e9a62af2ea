"""What field work records about the experts of a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATEMENTS: tuple[str, ...] = (
    # What people.db has done and a study must still do: join answers to another pseudonym (``becomes``), or
    # erase them (``becomes`` is empty). A row stands for moments only, or until a crash is mended.
    """
    CREATE TABLE owed_to_studies (
        pseudonym TEXT PRIMARY KEY,
        study TEXT NOT NULL,
        becomes TEXT NOT NULL,
        since TEXT NOT NULL,
        CONSTRAINT owed_to_studies_another CHECK (becomes <> pseudonym)
    ) STRICT
    """,
    # For the page of a panel.
    "CREATE INDEX experts_of_study ON experts (study, name, email)",
    # For merging and forgetting an expert.
    "CREATE INDEX invitations_of_expert ON invitations (expert)",
)


def apply(db: Database) -> None:
    """Add what is new."""
    for statement in _STATEMENTS:
        db.execute(statement)
