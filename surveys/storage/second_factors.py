"""Second factors and recovery codes. The secret of an app has to be readable; of recovery codes only hashes are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFactor:
    """A secret, and since when it counts: not before a code of it was entered."""

    secret: str
    confirmed_at: datetime | None


def find_factor(db: Database, researcher_id: str) -> StoredFactor | None:
    """Return somebody's second factor, confirmed or not."""
    rows = db.query(
        "SELECT secret, confirmed_at FROM second_factors WHERE researcher = :id",
        {"id": researcher_id},
    )
    return next(
        (
            StoredFactor(secret=row["secret"], confirmed_at=to_time(row["confirmed_at"]))
            for row in rows
        ),
        None,
    )


def list_holders(db: Database) -> frozenset[str]:
    """List the ids of the researchers who have a second factor in force."""
    rows = db.query("SELECT researcher FROM second_factors WHERE confirmed_at IS NOT NULL")
    return frozenset(row["researcher"] for row in rows)


def replace_factor(db: Database, researcher_id: str, secret: str, at: datetime) -> None:
    """Store a secret that is to be confirmed; an earlier one of the same person is gone."""
    db.execute(
        """
        INSERT INTO second_factors (researcher, secret, made_at) VALUES (:id, :secret, :at)
        ON CONFLICT (researcher) DO UPDATE
            SET secret = excluded.secret, made_at = excluded.made_at, confirmed_at = NULL, last_step = 0
        """,
        {"id": researcher_id, "secret": secret, "at": to_text(at)},
    )


def mark_confirmed(db: Database, researcher_id: str, at: datetime) -> None:
    """Put a second factor in force."""
    db.execute(
        "UPDATE second_factors SET confirmed_at = :at WHERE researcher = :id",
        {"at": to_text(at), "id": researcher_id},
    )


def advance(db: Database, researcher_id: str, step: int) -> bool:
    """Take the code of a time step, if no code of it or of a later one was taken."""
    done = db.execute(
        "UPDATE second_factors SET last_step = :step WHERE researcher = :id AND last_step < :step",
        {"step": step, "id": researcher_id},
    )
    return int(done.rowcount) == 1


def delete_factor(db: Database, researcher_id: str) -> None:
    """Delete a second factor with its recovery codes."""
    db.execute("DELETE FROM recovery_codes WHERE researcher = :id", {"id": researcher_id})
    db.execute("DELETE FROM second_factors WHERE researcher = :id", {"id": researcher_id})


def replace_codes(db: Database, researcher_id: str, code_hashes: Iterable[str]) -> None:
    """Store the hashes of new recovery codes; earlier ones are gone."""
    db.execute("DELETE FROM recovery_codes WHERE researcher = :id", {"id": researcher_id})
    for code_hash in code_hashes:
        db.execute(
            "INSERT INTO recovery_codes (researcher, code_hash) VALUES (:id, :hash)",
            {"id": researcher_id, "hash": code_hash},
        )


def use_code(db: Database, researcher_id: str, code_hash: str, at: datetime) -> bool:
    """Use a recovery code up, if there is such an unused one."""
    done = db.execute(
        """
        UPDATE recovery_codes SET used_at = :at
        WHERE researcher = :id AND code_hash = :hash AND used_at IS NULL
        """,
        {"at": to_text(at), "id": researcher_id, "hash": code_hash},
    )
    return int(done.rowcount) == 1


def count_codes(db: Database, researcher_id: str) -> int:
    """Count the recovery codes that were not used yet."""
    rows = db.query(
        "SELECT count(*) AS n FROM recovery_codes WHERE researcher = :id AND used_at IS NULL",
        {"id": researcher_id},
    )
    return int(next(rows)["n"])
