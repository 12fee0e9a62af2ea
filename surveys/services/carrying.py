"""Who of the panel a round asks: everybody, or those whom an earlier round asked or heard from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.responses import ResponseState
from surveys.model.rounds import Carries
from surveys.model.rounds import RoundName
from surveys.storage import invitations
from surveys.storage import responses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.model.experts import Expert
    from surveys.model.rounds import Round
    from surveys.services.workspace import Workspace


def carried(workspace: Workspace, found: Round, panel: Iterable[Expert]) -> tuple[Expert, ...]:
    """Keep those of a panel whom a round asks, looked up at this moment: whoever has withdrawn is asked no more."""
    everybody = tuple(panel)
    if found.carries is Carries.EVERYBODY:
        return everybody
    earlier = RoundName(study=found.name.study, round=found.follows)
    asked = _invited(workspace, earlier)
    if found.carries is Carries.SUBMITTED:
        asked = asked & _submitted(workspace, earlier)
    return tuple(each for each in everybody if each.pseudonym in asked)


def _invited(workspace: Workspace, name: RoundName) -> frozenset[str]:
    invited = invitations.invited_experts(workspace.people.read(), name).values()
    return frozenset(each.pseudonym for each in invited)


def _submitted(workspace: Workspace, name: RoundName) -> frozenset[str]:
    listed = responses.list_responses(workspace.study(name.study).read(), name.round)
    return frozenset(each.pseudonym for each in listed if each.state is ResponseState.SUBMITTED)
