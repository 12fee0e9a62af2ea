"""Researchers, and the code for setting up an installation."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.researchers import Researcher
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def insert_researcher(db: Database, new: Researcher, password_hash: str) -> None:
    """Store a new researcher; a second one with the same address is refused by its constraint."""
    db.execute(
        """
        INSERT INTO researchers (id, email, name, password_hash, created_at, is_administrator)
        VALUES (:id, :email, :name, :password_hash, :at, :is_administrator)
        """,
        {
            "id": new.id,
            "email": new.email,
            "name": new.name,
            "password_hash": password_hash,
            "at": to_text(new.created_at),
            "is_administrator": int(new.is_administrator),
        },
    )


def list_researchers(db: Database) -> tuple[Researcher, ...]:
    """List the researchers, the first one first."""
    rows = db.query("SELECT * FROM researchers ORDER BY created_at, id")
    return tuple(read_researcher(row) for row in rows)


def find_password(db: Database, email: str) -> tuple[Researcher, str] | None:
    """Return a researcher and the hash of the password by address."""
    rows = db.query("SELECT * FROM researchers WHERE email = :email", {"email": email})
    return next(((read_researcher(row), row["password_hash"]) for row in rows), None)


def set_password(db: Database, researcher: Researcher, password_hash: str) -> None:
    """Replace the hash of a password."""
    db.execute(
        "UPDATE researchers SET password_hash = :hash WHERE id = :id",
        {"hash": password_hash, "id": researcher.id},
    )


def set_name(db: Database, researcher_id: str, name: str) -> None:
    """Change how a researcher is named."""
    db.execute(
        "UPDATE researchers SET name = :name WHERE id = :id", {"name": name, "id": researcher_id}
    )


def find_by_id(db: Database, researcher_id: str) -> tuple[Researcher, str] | None:
    """Return a researcher and the hash of the password by id."""
    rows = db.query("SELECT * FROM researchers WHERE id = :id", {"id": researcher_id})
    return next(((read_researcher(row), row["password_hash"]) for row in rows), None)


def set_administrator(db: Database, researcher_id: str, *, is_administrator: bool) -> None:
    """Say whether somebody may do everything in every study."""
    db.execute(
        "UPDATE researchers SET is_administrator = :is WHERE id = :id",
        {"is": int(is_administrator), "id": researcher_id},
    )


def set_disabled(db: Database, researcher_id: str, at: datetime | None) -> None:
    """Close an account, or open it again with None."""
    db.execute(
        "UPDATE researchers SET disabled_at = :at WHERE id = :id",
        {"at": to_text(at) if at else None, "id": researcher_id},
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


def read_researcher(row: dict[str, Any]) -> Researcher:
    """Read the columns of a researcher from a row that may have more."""
    return Researcher(
        id=row["id"],
        email=row["email"],
        name=row["name"],
        created_at=to_time(row["created_at"]),
        is_administrator=bool(row["is_administrator"]),
        disabled_at=to_time(row["disabled_at"]),
    )
