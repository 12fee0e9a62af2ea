"""What is known of one expert: attributes, rounds, whether they are written to. Never an answer, never the pseudonym."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from surveys.model.responses import ResponseState
from surveys.services.mailing.leaving_in_peace import why_no_mail
from surveys.services.recruiting.listing import find_in_panel
from surveys.storage import invitations
from surveys.storage import responses
from surveys.storage import round_experts

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.experts import Expert
    from surveys.services.mailing.leaving_in_peace import NoMail
    from surveys.services.workspace import Workspace


class Taking(StrEnum):
    """Where an expert is in a round."""

    INVITED = "invited"
    BEGUN = "begun"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOf:
    """A round that an expert was invited to, and where they are in it."""

    round: str
    invited_at: datetime
    taking: Taking


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertCard:
    """One expert of a panel."""

    expert: Expert
    rounds: tuple[RoundOf, ...]
    no_mail: NoMail | None


def know_expert(workspace: Workspace, study_id: str, expert: str) -> ExpertCard:
    """Gather what is known of an expert of a study, found by id or address.

    Raises
    ------
    NotFound
        When the study has no such expert.
    """
    found = find_in_panel(workspace, study_id, expert)
    with workspace.people.snapshot() as people:
        invited = invitations.invitations_of(people, found.id)
        no_mail = why_no_mail(people, found)
    return ExpertCard(
        expert=found,
        rounds=tuple(
            RoundOf(
                round=each.round.round,
                invited_at=each.invited_at,
                taking=_taking(workspace, study_id, each.round.round, found.pseudonym),
            )
            for each in invited
        ),
        no_mail=no_mail,
    )


def _taking(workspace: Workspace, study_id: str, round_id: str, pseudonym: str) -> Taking:
    db = workspace.study(study_id).read()
    response = responses.find_response(db, round_id, pseudonym)
    if response is not None and response.state is ResponseState.WITHDRAWN:
        return Taking.WITHDRAWN
    if response is not None and response.state is ResponseState.SUBMITTED:
        return Taking.SUBMITTED
    if round_experts.declined_at(db, round_id, pseudonym):
        return Taking.DECLINED
    return Taking.BEGUN if response else Taking.INVITED
