"""The page of a study's people, and the page by which an invited person joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask import flash
from flask import g
from flask import redirect
from flask import request
from flask import url_for
from flask_babel import gettext

from surveys.model.errors import NotFound
from surveys.model.roles import Role
from surveys.services import authorizing
from surveys.services.designing import newest_study
from surveys.services.telling_researchers import tell_of_invitation
from surveys.web import signed_in
from surveys.web.authorizing import pages
from surveys.web.authorizing.forms import ComeInForm
from surveys.web.authorizing.forms import InviteResearcherForm
from surveys.web.authorizing.forms import JoinForm
from surveys.web.authorizing.forms import KeyForm
from surveys.web.authorizing.forms import PersonForm
from surveys.web.authorizing.forms import RoleForm
from surveys.web.authorizing.role_names import ROLE_NAMES
from surveys.web.refusing import refusals_said_at
from surveys.web.rendering import render
from surveys.web.showing_again import shows_again
from surveys.web.signed_in import find_researcher
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.model.memberships import Membership
    from surveys.model.researcher_invitations import ResearcherInvitation
    from surveys.web.forms import Form

blueprint = Blueprint("authorizing", __name__)


@blueprint.route("/studies/<study_id>/people", methods=["GET", "POST"])
@shows_again
def show_people(study_id: str) -> ResponseReturnValue:
    """List who works on a study, and ask somebody else; the link is shown once."""
    workspace, form = current_workspace(), InviteResearcherForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            asked = authorizing.invite_researcher(
                workspace, study_id, form.email.data, Role(form.role.data)
            )
            was_mailed = tell_of_invitation(workspace, asked)
            fresh = InviteResearcherForm(formdata=None)
            page = pages.people_page(workspace, study_id, fresh, asked, was_mailed=was_mailed)
            return render("authorizing/people.html", page)
    page = pages.people_page(workspace, study_id, form)
    return render("authorizing/people.html", page, form.status)


@blueprint.post("/studies/<study_id>/people/role")
@shows_again
def give_role(study_id: str) -> ResponseReturnValue:
    """Change what somebody is in a study."""
    form = RoleForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            member = authorizing.give_role(
                current_workspace(), study_id, form.email.data, Role(form.role.data)
            )
            flash(
                gettext(
                    "%(name)s is now: %(role)s. Open sessions of theirs have ended.",
                    name=member.researcher.name,
                    role=ROLE_NAMES[member.role],
                )
            )
            return _to_people(study_id)
    return _people_with(study_id, form)


@blueprint.post("/studies/<study_id>/people/key")
@shows_again
def change_key(study_id: str) -> ResponseReturnValue:
    """Let somebody join names to answers, or no longer."""
    form = KeyForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            member = authorizing.change_key(
                current_workspace(),
                study_id,
                form.email.data,
                may_use_key=form.may_use_key.data == "yes",
            )
            said = (
                gettext("%(name)s may join names to answers. Each use is recorded.")
                if member.may_use_key
                else gettext("%(name)s may no longer join names to answers.")
            )
            flash(said % {"name": member.researcher.name})
            return _to_people(study_id)
    return _people_with(study_id, form)


@blueprint.route("/studies/<study_id>/people/remove", methods=["GET", "POST"])
@shows_again
def remove_member(study_id: str) -> ResponseReturnValue:
    """Say what taking somebody out means, then do it."""
    form = PersonForm()
    if request.method == "GET":
        form.email.data = request.args.get("email", "")
    member = _find_member(study_id, form.email.data or "")
    if form.is_well_sent():
        with refusals_said_at(form):
            authorizing.remove_member(current_workspace(), study_id, form.email.data)
            flash(
                gettext(
                    "%(name)s no longer works on this study, and is signed out.",
                    name=member.researcher.name,
                )
            )
            return _to_people(study_id)
    page = pages.remove_page(current_workspace(), study_id, member, form)
    return render("authorizing/remove.html", page, form.status)


@blueprint.post("/studies/<study_id>/people/take-back")
@shows_again
def take_invitation_back(study_id: str) -> ResponseReturnValue:
    """Make the link of an invitation void."""
    form = PersonForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            authorizing.take_invitation_back(current_workspace(), study_id, form.email.data)
            flash(gettext("The invitation was taken back: its link lets nobody in any more."))
            return _to_people(study_id)
    return _people_with(study_id, form)


def _people_with(study_id: str, refused: Form) -> ResponseReturnValue:
    """Show the list with what a small form in it was refused for."""
    form = InviteResearcherForm(formdata=None)
    for problem in refused.problems:
        form.refuse(problem.sentence)
    page = pages.people_page(current_workspace(), study_id, form)
    return render("authorizing/people.html", page, refused.status)


def _to_people(study_id: str) -> ResponseReturnValue:
    return redirect(url_for(".show_people", study_id=study_id), 303)


def _find_member(study_id: str, email: str) -> Membership:
    for member in authorizing.list_members(current_workspace(), study_id):
        if member.researcher.email == email:
            return member
    raise NotFound(f"{email} does not work on this study.")


@blueprint.route("/join/<token>", methods=["GET", "POST"])
@shows_again
def join_study(token: str) -> ResponseReturnValue:
    """Let an invited person in: with a new account, or with the one that they have."""
    workspace = current_workspace()
    invitation = authorizing.find_invitation(workspace, token)
    if authorizing.has_account(workspace, invitation.email):
        return _come_in(token, invitation)
    form = JoinForm()
    if form.is_well_sent():
        with refusals_said_at(form):
            password = form.password.data
            authorizing.join_with_new_account(workspace, token, form.name.data, password)
            signed_in.with_password(invitation.email, password)
            return _welcome(invitation)
    return _join_page(invitation, form, has_account=False)


def _come_in(token: str, invitation: ResearcherInvitation) -> ResponseReturnValue:
    form = ComeInForm()
    g.researcher = find_researcher()
    if g.researcher and form.is_well_sent():
        with refusals_said_at(form):
            authorizing.join(current_workspace(), token)
            return _welcome(invitation)
    return _join_page(invitation, form, has_account=True)


def _join_page(
    invitation: ResearcherInvitation, form: JoinForm | ComeInForm, *, has_account: bool
) -> ResponseReturnValue:
    page = pages.JoinPage(
        study=newest_study(current_workspace(), invitation.study).study,
        invitation=invitation,
        form=form,
        has_account=has_account,
        is_signed_in=g.get("researcher") is not None,
    )
    return render("authorizing/join.html", page, form.status)


def _welcome(invitation: ResearcherInvitation) -> ResponseReturnValue:
    flash(gettext("Welcome. You work on this study now."))
    return redirect(url_for("designing.show_study", study_id=invitation.study), 303)
