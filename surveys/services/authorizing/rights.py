"""What the person who acts may do in a study. The command line is the machine's owner, and may do all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.roles import Right
from surveys.model.roles import Role
from surveys.storage import memberships

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

_OWNERS = Role.OWNER.rights
_IN_WORDS = {
    Right.SEE_STUDY: "see this study",
    Right.EDIT_STUDY: "change this study",
    Right.RUN_ROUNDS: "create, open or close rounds of this study",
    Right.SEE_NAMES: "see who the experts of this study are",
    Right.CHANGE_PANEL: "change the panel of this study",
    Right.SEND_MAIL: "invite or remind experts of this study",
    Right.WATCH: "watch the field work of this study",
    Right.SEE_RESULTS: "see the results of this study",
    Right.EXPORT_ANSWERS: "download the answers of this study",
    Right.MANAGE_PEOPLE: "change who works on this study",
    Right.SEE_AUDIT: "read who did what in this study",
    Right.USE_KEY: "join names to answers in this study",
}


def rights_in(workspace: Workspace, study_id: str) -> frozenset[Right]:
    """Return what the person who acts may do in a study; nothing for somebody who does not work on it."""
    if workspace.actor is None:
        return frozenset(Right)
    member = memberships.find_membership(workspace.people.read(), workspace.actor.id, study_id)
    rights = member.rights if member else frozenset()
    return rights | _OWNERS if workspace.actor.is_administrator else rights


def needs_right(workspace: Workspace, study_id: str, right: Right) -> None:
    """Refuse what the person who acts may not do.

    Raises
    ------
    NotFound
        When the person does not work on the study: its very existence is not told.
    Refused
        When the role does not include the right; the sentence names who can give it.
    """
    rights = rights_in(workspace, study_id)
    if not rights:
        raise NotFound(f"There is no study “{study_id}”.")
    if right not in rights:
        raise Refused(
            f"Your role does not let you {_IN_WORDS[right]}. {_who_can_help(workspace, study_id)}"
        )


def _who_can_help(workspace: Workspace, study_id: str) -> str:
    db = workspace.people.read()
    owners = [
        each.researcher.name
        for each in memberships.list_members(db, study_id)
        if each.role is Role.OWNER and each.researcher.disabled_at is None
    ]
    if owners:
        return f"An owner of the study can change that: {', '.join(owners)}."
    return "An administrator of this installation can change that."


def visible_studies(workspace: Workspace) -> tuple[str, ...]:
    """List the studies that the person who acts may see."""
    known = workspace.studies.ids()
    if workspace.actor is None or workspace.actor.is_administrator:
        return known
    mine = memberships.list_memberships(workspace.people.read(), workspace.actor.id)
    return tuple(each for each in known if each in {member.study for member in mine})
