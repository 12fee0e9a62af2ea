"""Rows of who may do what and how it is proved, every act that writes them, and what is refused of them."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.researcher_invitations import ResearcherInvitation
from surveys.model.roles import Role
from surveys.storage import failed_attempts
from surveys.storage import memberships
from surveys.storage import password_resets
from surveys.storage import researcher_invitations
from surveys.storage import researchers
from surveys.storage import second_factors
from surveys.storage import sign_ins

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

    Act = Callable[[sqlite_utils.Database], object]

_NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
_LATER = _NOW + timedelta(hours=1)
_ADA, _STUDY = "ada", "s"
_HEX, _OTHER = "a" * 64, "b" * 64


def _asked(token_hash: str, email: str) -> ResearcherInvitation:
    return ResearcherInvitation(
        token_hash=token_hash,
        email=email,
        study=_STUDY,
        role=Role.ANALYST,
        invited_by=_ADA,
        made_at=_NOW,
        expires_at=_LATER,
    )


def fill(db: sqlite_utils.Database) -> None:
    memberships.set_role(db, _ADA, _STUDY, Role.OWNER, _NOW)
    researcher_invitations.insert_invitation(db, _asked(_HEX, "cy@example.org"))
    password_resets.insert_reset(db, _HEX, _ADA, _NOW, _LATER)
    second_factors.replace_factor(db, _ADA, "SECRET", _NOW)
    second_factors.replace_codes(db, _ADA, [_HEX])
    failed_attempts.insert_attempt(db, "f1", "who", _NOW)


ACTS: dict[str, Act] = {
    "memberships.set_role": lambda db: memberships.set_role(db, _ADA, _STUDY, Role.VIEWER, _NOW),
    "memberships.set_key": lambda db: memberships.set_key(db, _ADA, _STUDY, may_use_key=True),
    "memberships.delete_membership": lambda db: memberships.delete_membership(db, _ADA, _STUDY),
    "researcher_invitations.insert_invitation": lambda db: researcher_invitations.insert_invitation(
        db, _asked(_OTHER, "di@example.org")
    ),
    "researcher_invitations.mark_used": lambda db: researcher_invitations.mark_used(
        db, _HEX, _LATER
    ),
    "researcher_invitations.delete_invitations": lambda db: (
        researcher_invitations.delete_invitations(db, "cy@example.org", _STUDY)
    ),
    "password_resets.insert_reset": lambda db: password_resets.insert_reset(
        db, _OTHER, _ADA, _NOW, _LATER
    ),
    "password_resets.use_all": lambda db: password_resets.use_all(db, _ADA, _LATER),
    "second_factors.replace_factor": lambda db: second_factors.replace_factor(
        db, _ADA, "ANOTHER", _LATER
    ),
    "second_factors.mark_confirmed": lambda db: second_factors.mark_confirmed(db, _ADA, _LATER),
    "second_factors.advance": lambda db: second_factors.advance(db, _ADA, 7),
    "second_factors.delete_factor": lambda db: second_factors.delete_factor(db, _ADA),
    "second_factors.replace_codes": lambda db: second_factors.replace_codes(db, _ADA, [_OTHER]),
    "second_factors.use_code": lambda db: second_factors.use_code(db, _ADA, _HEX, _LATER),
    "failed_attempts.insert_attempt": lambda db: failed_attempts.insert_attempt(
        db, "f2", "who", _LATER
    ),
    "failed_attempts.forget_before": lambda db: failed_attempts.forget_before(db, _LATER),
    "researchers.set_name": lambda db: researchers.set_name(db, _ADA, "Ada L."),
    "researchers.set_administrator": lambda db: researchers.set_administrator(
        db, _ADA, is_administrator=True
    ),
    "researchers.set_disabled": lambda db: researchers.set_disabled(db, _ADA, _LATER),
    "sign_ins.end_sign_ins": lambda db: sign_ins.end_sign_ins(db, _ADA, _LATER),
}

Row = dict[str, Any]
CHECKS: list[tuple[str, str, str, Row]] = [
    ("people", "memberships", "memberships_role", {"study": "x", "role": "king"}),
    ("people", "memberships", "memberships_yes_or_no", {"study": "x", "may_use_key": 2}),
    (
        "people",
        "researcher_invitations",
        "researcher_invitations_hash_sha256",
        {"token_hash": "a token itself"},
    ),
    (
        "people",
        "researcher_invitations",
        "researcher_invitations_role",
        {"token_hash": _OTHER, "role": "king"},
    ),
    ("people", "password_resets", "password_resets_hash_sha256", {"token_hash": "a token itself"}),
    ("people", "recovery_codes", "recovery_codes_hash_sha256", {"code_hash": "a code itself"}),
]
UNIQUE: list[tuple[str, str, str, Row]] = [
    ("people", "memberships", "memberships.study", {}),
    ("people", "second_factors", "second_factors.researcher", {}),
]
DANGLING: list[tuple[str, str, str, Row]] = [
    ("people", "memberships", "FOREIGN KEY", {"researcher": "nobody"}),
    ("people", "password_resets", "FOREIGN KEY", {"token_hash": _OTHER, "researcher": "nobody"}),
    ("people", "second_factors", "FOREIGN KEY", {"researcher": "nobody"}),
    ("people", "recovery_codes", "FOREIGN KEY", {"researcher": "nobody"}),
]
