"""Who works on a study: give a role, take it away, and say who may join names to answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.roles import Role
from surveys.services.auditing import record_in_people
from surveys.services.authorizing.accounts import find_account_of
from surveys.services.authorizing.accounts import find_researcher
from surveys.storage import memberships
from surveys.storage import researcher_invitations
from surveys.storage import sign_ins

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.memberships import Membership
    from surveys.services.workspace import Workspace


def list_members(workspace: Workspace, study_id: str) -> tuple[Membership, ...]:
    """List who works on a study, by name."""
    workspace.study(study_id)  # nobody works on a study that does not exist
    return memberships.list_members(workspace.people.read(), study_id)


def give_role(workspace: Workspace, study_id: str, email: str, role: Role) -> Membership:
    """Let somebody with an account work on a study, or change the role; open sessions of theirs end.

    An invitation to the study that waits for them is void from then on: its link would change the role once more.

    Raises
    ------
    NotFound
        When nobody has an account with this address.
    Refused
        When the study would be left without an owner.
    """
    workspace.study(study_id)
    with workspace.people.write() as db:
        return put_role(workspace, db, study_id, email, role)


def put_role(
    workspace: Workspace, db: Database, study_id: str, email: str, role: Role
) -> Membership:
    """Do what :func:`give_role` does, inside a write."""
    person = find_account_of(db, email)
    before = memberships.find_membership(db, person.id, study_id)
    if before is not None and before.role is role:
        return before
    if before is not None:
        _require_another_owner(workspace, db, before)
        sign_ins.end_sign_ins(db, person.id, workspace.clock())
    memberships.set_role(db, person.id, study_id, role, workspace.clock())
    researcher_invitations.delete_invitations(db, person.email, study_id)
    record_in_people(
        workspace, db, EventKind.ROLE_GIVEN, person.id, study=study_id, role=role.value
    )
    return _require_member(db, study_id, person.id)


def remove_member(workspace: Workspace, study_id: str, email: str) -> None:
    """Take somebody out of a study; open sessions of theirs end.

    Raises
    ------
    NotFound
        When the person does not work on the study.
    Refused
        When the study would be left without an owner.
    """
    person = find_researcher(workspace, email)
    with workspace.people.write() as db:
        member = _require_member(db, study_id, person.id)
        _require_another_owner(workspace, db, member)
        memberships.delete_membership(db, person.id, study_id)
        researcher_invitations.delete_invitations(db, person.email, study_id)
        sign_ins.end_sign_ins(db, person.id, workspace.clock())
        record_in_people(workspace, db, EventKind.MEMBER_REMOVED, person.id, study=study_id)


def change_key(workspace: Workspace, study_id: str, email: str, *, may_use_key: bool) -> Membership:
    """Say whether a member may join names to answers; no role includes it.

    Raises
    ------
    NotFound
        When the person does not work on the study.
    Refused
        When somebody would give the right to themselves.
    """
    person = find_researcher(workspace, email)
    if may_use_key and workspace.actor is not None and workspace.actor.id == person.id:
        raise Refused(
            "Nobody gives this right to themselves. Another owner of the study can, or an administrator."
        )
    with workspace.people.write() as db:
        if _require_member(db, study_id, person.id).may_use_key is not may_use_key:
            memberships.set_key(db, person.id, study_id, may_use_key=may_use_key)
            kind = EventKind.KEY_GIVEN if may_use_key else EventKind.KEY_TAKEN
            record_in_people(workspace, db, kind, person.id, study=study_id)
    return _member(workspace, study_id, person.id)


def _member(workspace: Workspace, study_id: str, researcher_id: str) -> Membership:
    return _require_member(workspace.people.read(), study_id, researcher_id)


def _require_member(db: Database, study_id: str, researcher_id: str) -> Membership:
    member = memberships.find_membership(db, researcher_id, study_id)
    if member is None:
        raise NotFound(f"This person does not work on the study “{study_id}”.")
    return member


def _require_another_owner(workspace: Workspace, db: Database, member: Membership) -> None:
    """Keep one owner, unless whoever acts could give the study another one at any time."""
    if member.role is not Role.OWNER:
        return
    if workspace.actor is None or workspace.actor.is_administrator:
        return
    owners = [
        each
        for each in memberships.list_members(db, member.study)
        if each.role is Role.OWNER and each.researcher.disabled_at is None
    ]
    # Whoever cannot sign in any more keeps no study.
    if not any(each.researcher.id != member.researcher.id for each in owners):
        raise Refused(
            f"{member.researcher.name} is the only owner of this study. Make somebody else an owner first."
        )
