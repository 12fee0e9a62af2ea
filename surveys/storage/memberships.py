"""Memberships: who works on which study, as what."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.memberships import Membership
from surveys.model.roles import Role
from surveys.storage.researchers import read_researcher
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

_MEMBERSHIPS = """
    SELECT researchers.*, memberships.study, memberships.role, memberships.may_use_key, memberships.since
    FROM memberships JOIN researchers ON researchers.id = memberships.researcher
"""


def set_role(db: Database, researcher_id: str, study: str, role: Role, at: datetime) -> None:
    """Give somebody a role in a study, or another one; the right to use the key stays as it is."""
    db.execute(
        """
        INSERT INTO memberships (researcher, study, role, since) VALUES (:researcher, :study, :role, :at)
        ON CONFLICT (researcher, study) DO UPDATE SET role = excluded.role
        """,
        {"researcher": researcher_id, "study": study, "role": role.value, "at": to_text(at)},
    )


def set_key(db: Database, researcher_id: str, study: str, *, may_use_key: bool) -> None:
    """Say whether a member may join names to answers."""
    db.execute(
        "UPDATE memberships SET may_use_key = :may WHERE researcher = :researcher AND study = :study",
        {"may": int(may_use_key), "researcher": researcher_id, "study": study},
    )


def delete_membership(db: Database, researcher_id: str, study: str) -> None:
    """Take somebody out of a study."""
    db.execute(
        "DELETE FROM memberships WHERE researcher = :researcher AND study = :study",
        {"researcher": researcher_id, "study": study},
    )


def find_membership(db: Database, researcher_id: str, study: str) -> Membership | None:
    """Return what somebody is in a study."""
    rows = db.query(
        f"{_MEMBERSHIPS} WHERE researchers.id = :researcher AND study = :study",
        {"researcher": researcher_id, "study": study},
    )
    return next(map(_membership, rows), None)


def list_members(db: Database, study: str) -> tuple[Membership, ...]:
    """List who works on a study, by name."""
    rows = db.query(
        f"{_MEMBERSHIPS} WHERE study = :study ORDER BY researchers.name, researchers.id",
        {"study": study},
    )
    return tuple(map(_membership, rows))


def list_memberships(db: Database, researcher_id: str) -> tuple[Membership, ...]:
    """List the studies that somebody works on."""
    rows = db.query(
        f"{_MEMBERSHIPS} WHERE researchers.id = :researcher ORDER BY study",
        {"researcher": researcher_id},
    )
    return tuple(map(_membership, rows))


def _membership(row: dict[str, Any]) -> Membership:
    return Membership(
        researcher=read_researcher(row),
        study=row["study"],
        role=Role(row["role"]),
        may_use_key=bool(row["may_use_key"]),
        since=to_time(row["since"]),
    )
