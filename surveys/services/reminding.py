"""Say who may be reminded of a round. Whoever declined, submitted or withdrew is left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundState
from surveys.services.launching import find_round
from surveys.storage import invitations
from surveys.storage import responses
from surveys.storage import round_experts

if TYPE_CHECKING:
    from surveys.model.experts import Expert
    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace


def may_be_reminded(workspace: Workspace, name: RoundName) -> tuple[Expert, ...]:
    """List, by name, the invited experts of an open round who have neither answered nor declined."""
    if find_round(workspace, name).state is not RoundState.OPEN:
        return ()
    return not_heard_from(workspace, name)


def not_heard_from(workspace: Workspace, name: RoundName) -> tuple[Expert, ...]:
    """List, by name, the invited experts who have neither answered nor declined, whatever the round's state."""
    with workspace.study(name.study).snapshot() as db:
        declined = {
            each.pseudonym
            for each in round_experts.list_round_experts(db, name.round)
            if each.declined_at
        }
        finished = {
            each.pseudonym
            for each in responses.list_responses(db, name.round)
            if each.state is not ResponseState.BEGUN
        }
    invited = invitations.invited_experts(workspace.people.read(), name).values()
    return tuple(expert for expert in invited if expert.pseudonym not in declined | finished)
