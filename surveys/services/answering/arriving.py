"""Arrive by a link, and begin. Arriving changes nothing: mail scanners open links too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.assignments import deal
from surveys.model.errors import NotFound
from surveys.model.invitations import token_hash
from surveys.model.responses import Response
from surveys.model.texts import marked
from surveys.services.answering.declining import take_part
from surveys.services.answering.round_context import round_context
from surveys.services.inviting import coarse_rows
from surveys.storage import responses
from surveys.storage import round_experts
from surveys.storage.invitations import find_by_token

if TYPE_CHECKING:
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.invitations import Invitation
    from surveys.model.rounds import RoundName
    from surveys.services.answering.round_context import RoundContext
    from surveys.services.workspace import Workspace

# One sentence for unknown, revoked and foreign tokens: a guesser learns nothing from it.
UNKNOWN_LINK = marked(
    "This link is not valid, or no longer valid. Please use the newest link that you were sent, "
    "or ask the research team for a new one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What the landing page of an invitation shows."""

    invitation: Invitation
    context: RoundContext
    response: Response | None
    declined_at: datetime | None = None


def arrive(workspace: Workspace, token: str) -> Arrival:
    """Find what a link opens, and change nothing.

    Raises
    ------
    NotFound
        For every token that opens nothing, in one sentence.
    """
    invitation = find_by_token(workspace.people.read(), token_hash(token))
    if invitation is None:
        raise NotFound(UNKNOWN_LINK)
    context = round_context(workspace, invitation.round)
    db = workspace.study(invitation.round.study).read()
    return Arrival(
        invitation=invitation,
        context=context,
        response=responses.find_response(db, invitation.round.round, invitation.expert.pseudonym),
        declined_at=round_experts.declined_at(
            db, invitation.round.round, invitation.expert.pseudonym
        ),
    )


def begin(workspace: Workspace, token: str, language: str) -> Arrival:
    """Begin a response, or come back to the one that was begun; whoever had declined takes part after all.

    Raises
    ------
    NotFound
        For every token that opens nothing.
    Refused
        When the round is closed and nothing was begun before.
    """
    arrival = arrive(workspace, token)
    if arrival.declined_at and arrival.context.is_open:
        take_part(workspace, arrival.invitation)
    if arrival.response is None:
        with workspace.study(arrival.invitation.round.study).write() as db:
            _begin_once(workspace, db, arrival, language)
    return arrive(workspace, token)


def _begin_once(workspace: Workspace, db: Database, arrival: Arrival, language: str) -> None:
    name: RoundName = arrival.invitation.round
    expert = arrival.invitation.expert
    if responses.find_response(db, name.round, expert.pseudonym):
        return  # a second tab was faster
    round_context(workspace, name).require_open()
    now = workspace.clock()
    # A crash between the two files may have left the pseudonymous row out.
    rows = coarse_rows([expert], arrival.context.study)
    round_experts.add_round_experts(db, name.round, rows, now)
    turn = responses.count_responses(db, name.round)
    responses.insert_response(
        db,
        Response(
            id=workspace.new_id(),
            round=name.round,
            pseudonym=expert.pseudonym,
            language=arrival.context.language(language),
            begun_at=now,
            last_active_at=now,
            assignment=deal(
                arrival.context.study, round_id=name.round, pseudonym=expert.pseudonym, turn=turn
            ),
            page="consent",
        ),
    )
