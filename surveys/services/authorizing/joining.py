"""Ask somebody to work on a study, and let them in by the link."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.model.invitations import token_hash
from surveys.model.researcher_invitations import ResearcherInvitation
from surveys.services.auditing import record_in_people
from surveys.services.authenticating import read_address
from surveys.services.authenticating.accounts import insert_account
from surveys.services.authenticating.passwords import hash_password
from surveys.services.authenticating.passwords import require_strong
from surveys.services.authorizing.members import put_role
from surveys.storage import memberships
from surveys.storage import researcher_invitations
from surveys.storage import researchers

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.memberships import Membership
    from surveys.model.roles import Role
    from surveys.services.workspace import Workspace

GOOD_FOR = timedelta(days=7)
_TOKEN_BYTES = 32
_NO_SUCH_LINK = (
    "This link is not valid, or no longer valid. Please ask whoever invited you for a new one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An invitation that was just made; ``address`` is shown or sent now or never."""

    invitation: ResearcherInvitation
    address: str


def invite_researcher(workspace: Workspace, study_id: str, email: str, role: Role) -> Asked:
    """Make a link that lets somebody work on a study, for a week.

    Raises
    ------
    Invalid
        When the address is none.
    Conflict
        When the person works on the study already.
    """
    workspace.study(study_id)
    address = read_address(email)
    token = (
        base64.urlsafe_b64encode(workspace.chance.token_bytes(_TOKEN_BYTES)).decode().rstrip("=")
    )
    now = workspace.clock()
    new = ResearcherInvitation(
        token_hash=token_hash(token),
        email=address,
        study=study_id,
        role=role,
        invited_by=workspace.actor.id if workspace.actor else "",
        made_at=now,
        expires_at=now + GOOD_FOR,
    )
    with workspace.people.write() as db:
        known = researchers.find_password(db, address)
        if known and memberships.find_membership(db, known[0].id, study_id):
            raise Conflict(f"{address} works on this study already. Change the role in the list.")
        researcher_invitations.insert_invitation(db, new)
        record_in_people(
            workspace,
            db,
            EventKind.RESEARCHER_INVITED,
            new.token_hash[:16],
            study=study_id,
            role=role.value,
        )
    return Asked(invitation=new, address=f"{workspace.settings.public_url}/join/{token}")


def find_invitation(workspace: Workspace, token: str) -> ResearcherInvitation:
    """Return what a link invites to, and change nothing: mail scanners open links too.

    Raises
    ------
    NotFound
        For every token that lets nobody in, in one sentence.
    """
    return _find(workspace, workspace.people.read(), token)


def _find(workspace: Workspace, db: Database, token: str) -> ResearcherInvitation:
    found = researcher_invitations.find_invitation(db, token_hash(token))
    if found is None or not found.is_good(workspace.clock()):
        raise NotFound(_NO_SUCH_LINK)
    return found


def has_account(workspace: Workspace, email: str) -> bool:
    """Say whether an invited person signs in, or makes an account first."""
    return researchers.find_password(workspace.people.read(), email) is not None


def join_with_new_account(workspace: Workspace, token: str, name: str, password: str) -> Membership:
    """Make the invited person's account, and let it work on the study.

    Raises
    ------
    NotFound
        When the link lets nobody in.
    Invalid
        When the password is too short or too common.
    Conflict
        When the address has an account already.
    """
    invitation = find_invitation(workspace, token)
    require_strong(password, invitation.email)
    password_hash = hash_password(password)
    with workspace.people.write() as db:
        invitation = _find(workspace, db, token)
        insert_account(workspace, db, invitation.email, password_hash, name, is_administrator=False)
        return _join(workspace, db, invitation)


def join(workspace: Workspace, token: str) -> Membership:
    """Let whoever is signed in work on the study, if the invitation is theirs.

    Raises
    ------
    NotFound
        When the link lets nobody in.
    Conflict
        When it invites another address.
    """
    with workspace.people.write() as db:
        invitation = _find(workspace, db, token)
        if workspace.actor is None or workspace.actor.email != invitation.email:
            raise Conflict(
                f"This invitation is for {invitation.email}. Please sign in with that address."
            )
        return _join(workspace, db, invitation)


def _join(workspace: Workspace, db: Database, invitation: ResearcherInvitation) -> Membership:
    """Use an invitation up and give its role in one write, so that a link lets in once."""
    researcher_invitations.mark_used(db, invitation.token_hash, workspace.clock())
    return put_role(workspace, db, invitation.study, invitation.email, invitation.role)


def list_invitations(workspace: Workspace, study_id: str) -> tuple[ResearcherInvitation, ...]:
    """List who was asked to work on a study and has not come yet."""
    return researcher_invitations.list_invitations(workspace.people.read(), study_id)


def take_invitation_back(workspace: Workspace, study_id: str, email: str) -> int:
    """Make the links of an invitation void, and say how many there were."""
    with workspace.people.write() as db:
        count = researcher_invitations.delete_invitations(db, read_address(email), study_id)
        if count:
            record_in_people(
                workspace, db, EventKind.RESEARCHER_UNINVITED, study_id, study=study_id
            )
    return count
