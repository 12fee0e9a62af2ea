"""Researchers, their signed-in sessions, and the code for setting up an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.researchers import Researcher
from surveys.model.researchers import SignIn
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def insert_researcher(db: Database, new: Researcher, password_hash: str) -> None:
    """Store a new researcher; a second one with the same address is refused by its constraint."""
    db.execute(
        """
        INSERT INTO researchers (id, email, name, password_hash, created_at)
        VALUES (:id, :email, :name, :password_hash, :at)
        """,
        {
            "id": new.id,
            "email": new.email,
            "name": new.name,
            "password_hash": password_hash,
            "at": to_text(new.created_at),
        },
    )


def list_researchers(db: Database) -> tuple[Researcher, ...]:
    """List the researchers, the first one first."""
    rows = db.query("SELECT * FROM researchers ORDER BY created_at, id")
    return tuple(_researcher(row) for row in rows)


def find_password(db: Database, email: str) -> tuple[Researcher, str] | None:
    """Return a researcher and the hash of the password by address."""
    rows = db.query("SELECT * FROM researchers WHERE email = :email", {"email": email})
    return next(((_researcher(row), row["password_hash"]) for row in rows), None)


def set_password(db: Database, researcher: Researcher, password_hash: str) -> None:
    """Replace the hash of a password."""
    db.execute(
        "UPDATE researchers SET password_hash = :hash WHERE id = :id",
        {"hash": password_hash, "id": researcher.id},
    )


def insert_sign_in(db: Database, id_hash: str, researcher: Researcher, at: datetime) -> None:
    """Store a new signed-in session by the hash of its id."""
    db.execute(
        """
        INSERT INTO sign_ins (id_hash, researcher, started_at, last_seen_at)
        VALUES (:id_hash, :researcher, :at, :at)
        """,
        {"id_hash": id_hash, "researcher": researcher.id, "at": to_text(at)},
    )


def find_sign_in(db: Database, id_hash: str) -> SignIn | None:
    """Return a session that has not been ended."""
    rows = db.query(
        """
        SELECT researchers.*, sign_ins.id_hash, sign_ins.started_at, sign_ins.last_seen_at
        FROM sign_ins JOIN researchers ON researchers.id = sign_ins.researcher
        WHERE sign_ins.id_hash = :id_hash AND sign_ins.ended_at IS NULL
        """,
        {"id_hash": id_hash},
    )
    for row in rows:
        return SignIn(
            id=row["id_hash"],
            researcher=_researcher(row),
            started_at=to_time(row["started_at"]),
            last_seen_at=to_time(row["last_seen_at"]),
        )
    return None


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


def replace_setup_code(db: Database, code_hash: str, at: datetime) -> None:
    """Make one code valid for setting up, and every earlier one void."""
    db.execute("DELETE FROM setup_codes")
    db.execute(
        "INSERT INTO setup_codes (code_hash, made_at) VALUES (:code_hash, :at)",
        {"code_hash": code_hash, "at": to_text(at)},
    )


def take_setup_code(db: Database, code_hash: str) -> bool:
    """Use up the code, if it is the right one."""
    cursor = db.execute(
        "DELETE FROM setup_codes WHERE code_hash = :code_hash", {"code_hash": code_hash}
    )
    return cursor.rowcount == 1


def _researcher(row: dict[str, Any]) -> Researcher:
    return Researcher(
        id=row["id"], email=row["email"], name=row["name"], created_at=to_time(row["created_at"])
    )
