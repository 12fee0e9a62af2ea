"""Say that one does not wish to take part, and change one's mind, until the round closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.responses import ResponseState
from surveys.services.answering.round_context import round_context
from surveys.services.inviting import coarse_rows
from surveys.storage import drafts
from surveys.storage import erasing
from surveys.storage import responses
from surveys.storage import round_experts
from surveys.storage.idempotency import forget_forms

if TYPE_CHECKING:
    from surveys.model.invitations import Invitation
    from surveys.services.workspace import Workspace

#: Enough for a reason, too short for a letter: that is what the contact is for.
LONGEST_REASON = 500


def decline(
    workspace: Workspace, invitation: Invitation, reason: str, *, erases_saved: bool = False
) -> None:
    """Record that an expert does not wish to take part; who declined is sent no reminder.

    Answers that were saved stay for as long as the round is open, in case the expert thinks again,
    unless ``erases_saved`` says that they are to be erased now.

    Raises
    ------
    Invalid
        When the reason is too long.
    Refused
        When the round is not open, or answers were submitted: those are withdrawn.
    """
    if len(reason) > LONGEST_REASON:
        raise Invalid(
            "Please shorten the reason to %(longest)s characters; it has %(length)s.",
            longest=LONGEST_REASON,
            length=len(reason),
        )
    name, expert = invitation.round, invitation.expert
    context = round_context(workspace, name)
    with workspace.study(name.study).write(erases=erases_saved) as db:
        response = responses.find_response(db, name.round, expert.pseudonym)
        if response and response.state is ResponseState.WITHDRAWN:
            raise Refused("You have withdrawn from this round; there is nothing left to decline.")
        if response and response.state is ResponseState.SUBMITTED:
            raise Refused(
                "You have submitted answers already. To take them back, withdraw them on the receipt page."
            )
        round_context(workspace, name).require_open()
        rows = coarse_rows([expert], context.study)
        round_experts.add_round_experts(db, name.round, rows, workspace.clock())
        round_experts.mark_declined(
            db, name.round, expert.pseudonym, reason.strip(), workspace.clock()
        )
        if response and erases_saved:
            drafts.erase_drafts(db, response)
            erasing.erase_visits(db, response)
            forget_forms(db, f"{response.id}:")
            responses.mark_active(db, response, "", workspace.clock())


def take_part(workspace: Workspace, invitation: Invitation) -> None:
    """Take back that one declined; the reason is erased with it.

    Raises
    ------
    Refused
        When the round is not open any more.
    """
    name = invitation.round
    with workspace.study(name.study).write() as db:
        found = round_experts.find_round_expert(db, name.round, invitation.expert.pseudonym)
        if found is None or found.declined_at is None:
            return
        round_context(workspace, name).require_open()
        round_experts.mark_declined(db, name.round, invitation.expert.pseudonym, "", None)
