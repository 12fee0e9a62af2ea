"""What a researcher may do in a study: a role is a set of rights."""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    """One thing that somebody may do in a study.

    ``USE_KEY`` joins names to answers. No role has it: it is given to a person, and each use is recorded.
    """

    SEE_STUDY = "see-study"
    EDIT_STUDY = "edit-study"
    RUN_ROUNDS = "run-rounds"
    SEE_NAMES = "see-names"
    CHANGE_PANEL = "change-panel"
    SEND_MAIL = "send-mail"
    WATCH = "watch"
    SEE_RESULTS = "see-results"
    EXPORT_ANSWERS = "export-answers"
    MANAGE_PEOPLE = "manage-people"
    SEE_AUDIT = "see-audit"
    USE_KEY = "use-key"


class Role(StrEnum):
    """What somebody is in a study."""

    OWNER = "owner"
    EDITOR = "editor"
    FIELD_WORKER = "field-worker"
    ANALYST = "analyst"
    VIEWER = "viewer"

    @property
    def rights(self) -> frozenset[Right]:
        """What this role may do."""
        return _RIGHTS[self]


_EVERYBODY = frozenset({Right.SEE_STUDY, Right.WATCH})
_RIGHTS = {
    Role.OWNER: frozenset(Right) - {Right.USE_KEY},
    Role.EDITOR: _EVERYBODY | {Right.EDIT_STUDY},
    Role.FIELD_WORKER: _EVERYBODY
    | {Right.RUN_ROUNDS, Right.SEE_NAMES, Right.CHANGE_PANEL, Right.SEND_MAIL},
    Role.ANALYST: _EVERYBODY | {Right.SEE_RESULTS, Right.EXPORT_ANSWERS},
    Role.VIEWER: _EVERYBODY | {Right.SEE_RESULTS},
}
