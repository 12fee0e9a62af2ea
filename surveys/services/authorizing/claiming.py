"""Whoever brings a new study into an installation owns it; a known one takes its own people's versions only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Conflict
from surveys.model.events import EventKind
from surveys.model.roles import Right
from surveys.model.roles import Role
from surveys.services.auditing import record_in_people
from surveys.services.authorizing.rights import rights_in
from surveys.storage import experts
from surveys.storage import memberships
from surveys.storage import panels

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def claim_study(workspace: Workspace, study_id: str) -> None:
    """Make the person who acts the owner of a study that is about to be created, or see that it is theirs to change.

    Raises
    ------
    Conflict
        When the study exists and the person may not change it.
    """
    if workspace.actor is None:
        return
    is_known = study_id in workspace.studies.ids()
    is_mine = Right.EDIT_STUDY in rights_in(workspace, study_id)
    if not is_mine and (is_known or _has_people(workspace, study_id)):
        raise Conflict(
            f"There is a study “{study_id}” here already that you may not change. "
            "Give yours another id, or ask to become an editor of that one."
        )
    if is_known:
        return
    person = workspace.actor.id
    with workspace.people.write() as db:
        memberships.set_role(db, person, study_id, Role.OWNER, workspace.clock())
        record_in_people(
            workspace, db, EventKind.ROLE_GIVEN, person, study=study_id, role=Role.OWNER.value
        )


def _has_people(workspace: Workspace, study_id: str) -> bool:
    """Say whether people.db knows a study whose own file is gone: its panel is not for whoever takes its id."""
    db = workspace.people.read()
    return bool(
        memberships.list_members(db, study_id)
        or experts.count_experts(db, study_id)
        or panels.count_retired(db, study_id)
    )
