"""Invitations of researchers, by the SHA-256 of their links' tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.model.researcher_invitations import ResearcherInvitation
from surveys.model.roles import Role
from surveys.storage.times import to_text
from surveys.storage.times import to_time

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database


def insert_invitation(db: Database, new: ResearcherInvitation) -> None:
    """Store an invitation; earlier ones of the same person to the same study become void."""
    db.execute(
        "DELETE FROM researcher_invitations WHERE email = :email AND study = :study AND used_at IS NULL",
        {"email": new.email, "study": new.study},
    )
    db.execute(
        """
        INSERT INTO researcher_invitations (token_hash, email, study, role, invited_by, made_at, expires_at)
        VALUES (:token_hash, :email, :study, :role, :invited_by, :made_at, :expires_at)
        """,
        {
            "token_hash": new.token_hash,
            "email": new.email,
            "study": new.study,
            "role": new.role.value,
            "invited_by": new.invited_by,
            "made_at": to_text(new.made_at),
            "expires_at": to_text(new.expires_at),
        },
    )


def find_invitation(db: Database, token_hash: str) -> ResearcherInvitation | None:
    """Return an invitation by its token's hash, used or not."""
    rows = db.query(
        "SELECT * FROM researcher_invitations WHERE token_hash = :hash", {"hash": token_hash}
    )
    return next(map(_invitation, rows), None)


def list_invitations(db: Database, study: str) -> tuple[ResearcherInvitation, ...]:
    """List the invitations to a study that nobody has used, the newest first."""
    rows = db.query(
        """
        SELECT * FROM researcher_invitations WHERE study = :study AND used_at IS NULL
        ORDER BY made_at DESC, email
        """,
        {"study": study},
    )
    return tuple(map(_invitation, rows))


def mark_used(db: Database, token_hash: str, at: datetime) -> None:
    """Use an invitation up."""
    db.execute(
        "UPDATE researcher_invitations SET used_at = :at WHERE token_hash = :hash",
        {"at": to_text(at), "hash": token_hash},
    )


def delete_invitations(db: Database, email: str, study: str) -> int:
    """Take back what somebody has not used, and say how many links that voids."""
    cursor = db.execute(
        "DELETE FROM researcher_invitations WHERE email = :email AND study = :study AND used_at IS NULL",
        {"email": email, "study": study},
    )
    return int(cursor.rowcount)


def _invitation(row: dict[str, Any]) -> ResearcherInvitation:
    return ResearcherInvitation(
        token_hash=row["token_hash"],
        email=row["email"],
        study=row["study"],
        role=Role(row["role"]),
        invited_by=row["invited_by"],
        made_at=to_time(row["made_at"]),
        expires_at=to_time(row["expires_at"]),
        used_at=to_time(row["used_at"]),
    )
