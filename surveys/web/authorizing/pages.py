"""What the pages about who works on a study show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.roles import Right
from surveys.services import authorizing
from surveys.services.designing import newest_study
from surveys.web.authorizing.forms import KeyForm
from surveys.web.authorizing.forms import PersonForm
from surveys.web.authorizing.forms import RoleForm
from surveys.web.authorizing.role_names import ROLE_NAMES

if TYPE_CHECKING:
    from surveys.model.memberships import Membership
    from surveys.model.researcher_invitations import ResearcherInvitation
    from surveys.model.studies import Study
    from surveys.services.authorizing import Asked
    from surveys.services.workspace import Workspace
    from surveys.web.authorizing.forms import ComeInForm
    from surveys.web.authorizing.forms import InviteResearcherForm
    from surveys.web.authorizing.forms import JoinForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in the list, with the forms that change what they are."""

    membership: Membership
    role: RoleForm
    key: KeyForm

    @property
    def role_name(self) -> str:
        """The role in words."""
        return str(ROLE_NAMES[self.membership.role])


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Somebody who was asked and has not come yet."""

    invitation: ResearcherInvitation
    take_back: PersonForm

    @property
    def role_name(self) -> str:
        """The role in words."""
        return str(ROLE_NAMES[self.invitation.role])


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Everybody who works on a study, or was asked to."""

    study: Study
    members: tuple[Member, ...]
    expected: tuple[Expected, ...]
    form: InviteResearcherForm
    asked: Asked | None = None
    was_mailed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePage:
    """What taking somebody out of a study means."""

    study: Study
    member: Membership
    form: PersonForm


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinPage:
    """An invitation to work on a study, as the invited person sees it."""

    study: Study
    invitation: ResearcherInvitation
    form: JoinForm | ComeInForm
    has_account: bool
    is_signed_in: bool

    @property
    def role_name(self) -> str:
        """The role in words."""
        return str(ROLE_NAMES[self.invitation.role])


def people_page(
    workspace: Workspace,
    study_id: str,
    form: InviteResearcherForm,
    asked: Asked | None = None,
    *,
    was_mailed: bool = False,
) -> PeoplePage:
    """Gather who works on a study."""
    return PeoplePage(
        study=newest_study(workspace, study_id).study,
        members=tuple(_member(each) for each in authorizing.list_members(workspace, study_id)),
        expected=tuple(
            Expected(
                invitation=each, take_back=PersonForm(formdata=None, data={"email": each.email})
            )
            for each in authorizing.list_invitations(workspace, study_id)
        ),
        form=form,
        asked=asked,
        was_mailed=was_mailed,
    )


def _member(membership: Membership) -> Member:
    email = membership.researcher.email
    becomes = "" if membership.may_use_key else "yes"
    return Member(
        membership=membership,
        role=RoleForm(formdata=None, data={"email": email, "role": membership.role.value}),
        key=KeyForm(formdata=None, data={"email": email, "may_use_key": becomes}),
    )


def remove_page(
    workspace: Workspace, study_id: str, member: Membership, form: PersonForm
) -> RemovePage:
    """Gather what taking somebody out of a study means."""
    return RemovePage(study=newest_study(workspace, study_id).study, member=member, form=form)


def may_use_key(member: Membership) -> bool:
    """Say whether somebody may join names to answers."""
    return Right.USE_KEY in member.rights
