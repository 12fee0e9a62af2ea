"""The states of a study's draft, each kept to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.editing_drafts import DraftState
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from sqlite_utils import Database

#: How many earlier states are kept; a study file has up to 1 MB.
MOST_STATES = 60
_STATE = "revision, based_on, saved_at, saved_by, restores, ended"


def list_states(db: Database) -> tuple[DraftState, ...]:
    """List the states of the draft and of those before it, the newest first."""
    rows = db.query(f"SELECT {_STATE} FROM editing_drafts ORDER BY revision DESC")  # noqa: S608 - our own words
    return tuple(map(_state, rows))


def newest_state(db: Database) -> DraftState | None:
    """Return the newest state, which is the draft unless it has ended."""
    query = f"SELECT {_STATE} FROM editing_drafts ORDER BY revision DESC LIMIT 1"  # noqa: S608 - our own words
    return next(map(_state, db.query(query)), None)


def content_of(db: Database, revision: int) -> bytes | None:
    """Return the bytes of a state; None where it is not kept."""
    rows = db.query(
        "SELECT content FROM editing_drafts WHERE revision = :revision", {"revision": revision}
    )
    return next((bytes(row["content"]) for row in rows), None)


def insert_state(db: Database, new: DraftState, content: bytes) -> None:
    """Add a state, and let go of the oldest ones beyond what is kept."""
    db.execute(
        """
        INSERT INTO editing_drafts (revision, based_on, content, saved_at, saved_by, restores)
        VALUES (:revision, :based_on, :content, :saved_at, :saved_by, :restores)
        """,
        {
            "revision": new.revision,
            "based_on": new.based_on,
            "content": content,
            "saved_at": to_text(new.saved_at),
            "saved_by": new.saved_by,
            "restores": new.restores,
        },
    )
    db.execute(
        "DELETE FROM editing_drafts WHERE revision <= :oldest",
        {"oldest": new.revision - MOST_STATES},
    )


def end_draft(db: Database, revision: int, how: str) -> None:
    """Mark that the draft ended with a state: ``kept`` as a version, or ``discarded``."""
    db.execute(
        "UPDATE editing_drafts SET ended = :how WHERE revision = :revision",
        {"how": how, "revision": revision},
    )


def _state(row: dict[str, Any]) -> DraftState:
    return DraftState(
        revision=row["revision"],
        based_on=row["based_on"],
        saved_at=to_time(row["saved_at"]),
        saved_by=row["saved_by"],
        restores=row["restores"],
        ended=row["ended"],
    )
