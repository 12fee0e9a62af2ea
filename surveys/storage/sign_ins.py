"""Signed-in sessions, by the hash of their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.researchers import SignIn
from surveys.storage.researchers import read_researcher
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.researchers import Researcher

_SIGN_INS = """
    SELECT researchers.*, sign_ins.id_hash, sign_ins.started_at, sign_ins.last_seen_at, sign_ins.browser
    FROM sign_ins JOIN researchers ON researchers.id = sign_ins.researcher
    WHERE sign_ins.ended_at IS NULL AND researchers.disabled_at IS NULL
"""


def insert_sign_in(
    db: Database, id_hash: str, researcher: Researcher, at: datetime, browser: str = ""
) -> None:
    """Store a new signed-in session by the hash of its id."""
    db.execute(
        """
        INSERT INTO sign_ins (id_hash, researcher, started_at, last_seen_at, browser)
        VALUES (:id_hash, :researcher, :at, :at, :browser)
        """,
        {
            "id_hash": id_hash,
            "researcher": researcher.id,
            "at": to_text(at),
            "browser": browser,
        },
    )


def find_sign_in(db: Database, id_hash: str) -> SignIn | None:
    """Return a session that has not been ended."""
    rows = db.query(f"{_SIGN_INS} AND sign_ins.id_hash = :id_hash", {"id_hash": id_hash})
    return next(map(_sign_in, rows), None)


def list_sign_ins(db: Database, researcher_id: str) -> tuple[SignIn, ...]:
    """List the sessions of a researcher that have not been ended, the newest first."""
    rows = db.query(
        f"{_SIGN_INS} AND researchers.id = :researcher ORDER BY last_seen_at DESC, id_hash",
        {"researcher": researcher_id},
    )
    return tuple(map(_sign_in, rows))


def mark_seen(db: Database, sign_in: SignIn, at: datetime) -> None:
    """Record when a session was last used."""
    db.execute(
        "UPDATE sign_ins SET last_seen_at = :at WHERE id_hash = :id",
        {"at": to_text(at), "id": sign_in.id},
    )


def end_sign_in(db: Database, id_hash: str, at: datetime) -> None:
    """End a session; a copied cookie is worth nothing from then on."""
    db.execute(
        "UPDATE sign_ins SET ended_at = :at WHERE id_hash = :id_hash AND ended_at IS NULL",
        {"at": to_text(at), "id_hash": id_hash},
    )


def end_sign_ins(db: Database, researcher_id: str, at: datetime, *, but: str = "") -> None:
    """End every session of a researcher, or all but the one with a hash."""
    db.execute(
        """
        UPDATE sign_ins SET ended_at = :at
        WHERE researcher = :researcher AND ended_at IS NULL AND id_hash <> :but
        """,
        {"at": to_text(at), "researcher": researcher_id, "but": but},
    )


def list_last_seen(db: Database) -> dict[str, datetime]:
    """Return when each researcher was last seen, by id; who never signed in is left out."""
    rows = db.query("SELECT researcher, max(last_seen_at) AS at FROM sign_ins GROUP BY researcher")
    return {row["researcher"]: to_time(row["at"]) for row in rows}


def _sign_in(row: dict[str, Any]) -> SignIn:
    return SignIn(
        id=row["id_hash"],
        researcher=read_researcher(row),
        started_at=to_time(row["started_at"]),
        last_seen_at=to_time(row["last_seen_at"]),
        browser=row["browser"],
    )
