"""What people.db has done and a study must still do, so that a crash in between is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.storage.times import to_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A pseudonym whose answers are to join those of another (``becomes``), or to be erased (without one)."""

    pseudonym: str
    study: str
    becomes: str = ""


def insert_owed(db: Database, new: Owed, at: datetime) -> None:
    """Note what a study must still do."""
    db.execute(
        """
        INSERT INTO owed_to_studies (pseudonym, study, becomes, since)
        VALUES (:pseudonym, :study, :becomes, :at)
        """,
        {
            "pseudonym": new.pseudonym,
            "study": new.study,
            "becomes": new.becomes,
            "at": to_text(at),
        },
    )


def mark_done(db: Database, owed: Owed) -> None:
    """Forget what the study has done now, the pseudonym with it."""
    db.execute("DELETE FROM owed_to_studies WHERE pseudonym = :p", {"p": owed.pseudonym})


def hand_on(db: Database, old: str, new: str) -> None:
    """Let what was to join one pseudonym join another: the expert was merged once more."""
    db.execute(
        "UPDATE owed_to_studies SET becomes = :new WHERE becomes = :old", {"old": old, "new": new}
    )


def list_owed(db: Database) -> tuple[Owed, ...]:
    """List what studies must still do, the oldest first."""
    rows = db.query("SELECT * FROM owed_to_studies ORDER BY since, pseudonym")
    return tuple(
        Owed(pseudonym=row["pseudonym"], study=row["study"], becomes=row["becomes"]) for row in rows
    )
