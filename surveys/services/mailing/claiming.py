"""Take one message from the outbox: its link is made in memory, and only the link's hash is stored."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.invitations import token_hash
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundState
from surveys.services.launching import find_round
from surveys.services.mailing.leaving_in_peace import why_no_mail
from surveys.services.mailing.rendering import render
from surveys.services.mailing.rendering import round_values
from surveys.services.mailing.transport import compose
from surveys.services.mailing.unsubscribing import headers_for
from surveys.services.mailing.unsubscribing import unsubscribe_address
from surveys.services.mailing.wording import digest
from surveys.services.mailing.wording import find_template
from surveys.storage import invitations
from surveys.storage import messages
from surveys.storage import responses
from surveys.storage import round_experts

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

    from sqlite_utils import Database

    from surveys.model.experts import Expert
    from surveys.model.mail_templates import MailTemplate
    from surveys.model.messages import Message
    from surveys.services.launching import ListedRound
    from surveys.services.workspace import Workspace

_TOKEN_BYTES = 32
# A round that is paused, say, may go on: its messages are looked at again after this time.
_LATER = timedelta(minutes=10)
_MUCH_LATER = timedelta(hours=3)
_CLOSED = (RoundState.CLOSED, RoundState.FINAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message that is about to go. Both addresses exist here and in the message, and nowhere else."""

    message: Message
    expert: Expert
    found: ListedRound
    template: MailTemplate
    link: str
    unsubscribe: str


def claim(workspace: Workspace, message: Message, claimed_by: str) -> Claimed | None:
    """Take a message that waits; None where it is not to go, or not now, which is then recorded."""
    found = find_round(workspace, message.round)
    template = find_template(workspace, message.round.study, message.kind, message.language)
    is_later = _goes_later(message, found)
    with workspace.people.write() as db:
        invited = invitations.find_invited(db, message.round, message.expert)
        if is_later:
            messages.put_back(db, message.id, _why_later(found), _look_again(workspace, found))
            return None
        why_not = _why_not(workspace, db, message, found, invited)
        if invited is None or why_not:
            messages.mark_ended(db, message.id, Outcome.CANCELLED, why_not)
            return None
        if not messages.claim_message(db, message, digest(template), claimed_by, workspace.clock()):
            return None
        return Claimed(
            message=message,
            expert=invited[1],
            found=found,
            template=template,
            link=_new_link(workspace, db, invited[0]),
            unsubscribe=unsubscribe_address(
                workspace, db, expert=message.expert, message=message.id
            ),
        )


def letter_of(workspace: Workspace, claimed: Claimed) -> EmailMessage:
    """Make the message that goes over the wire.

    Raises
    ------
    Invalid
        When the name or the address cannot stand in a header.
    """
    letter = render(
        claimed.template,
        round_values(workspace, claimed.found, claimed.template.language),
        name=claimed.expert.name,
        link=claimed.link,
        unsubscribe=claimed.unsubscribe,
    )
    return compose(
        workspace,
        to=claimed.expert.email,
        name=claimed.expert.name,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        message_id=claimed.message.message_id,
        headers={
            **headers_for(claimed.unsubscribe, workspace.settings.mail.replies_go_to),
            "Content-Language": letter.language,
        },
    )


def _goes_later(message: Message, found: ListedRound) -> bool:
    if message.kind is MessageKind.CLOSING:
        return found.is_in_grace
    return found.state not in {RoundState.OPEN, *_CLOSED}


def _why_later(found: ListedRound) -> str:
    if found.is_in_grace:
        return "Experts may still submit."
    return f"The round is {found.state.value}."


def _look_again(workspace: Workspace, found: ListedRound) -> datetime:
    """Say when a message that waits is looked at again: the moment that is known, or a little later."""
    now = workspace.clock()
    if found.is_in_grace:
        return min(found.round.answers_end_at, now + _LATER)
    if found.state is RoundState.SCHEDULED and found.round.opened_at:
        # A schedule can be taken back and made anew: nobody is to wait for a date that holds no more.
        return min(found.round.opened_at, now + _MUCH_LATER)
    return now + _LATER


def _why_not(
    workspace: Workspace,
    db: Database,
    message: Message,
    found: ListedRound,
    invited: tuple[str, Expert] | None,
) -> str:
    """Say why a message that was queued is not to go any more; a wish counts until the last moment."""
    if invited is None:
        return "is not in the panel any more"
    invitation, expert = invited
    no_mail = why_no_mail(db, expert)
    if no_mail:
        return no_mail.sentence
    if invitations.has_lost_links(db, invitation):
        return "has no link that works: it was revoked"
    if (found.state in _CLOSED) is not (message.kind is MessageKind.CLOSING):
        return f"the round is {found.state.value}"
    return "" if _is_wanted(workspace, message, expert) else "has answered or declined meanwhile"


def _is_wanted(workspace: Workspace, message: Message, expert: Expert) -> bool:
    db = workspace.study(message.round.study).read()
    response = responses.find_response(db, message.round.round, expert.pseudonym)
    if message.kind is MessageKind.CLOSING:
        return response is not None and response.state is ResponseState.SUBMITTED
    if response is not None and response.state is not ResponseState.BEGUN:
        return False
    return round_experts.declined_at(db, message.round.round, expert.pseudonym) is None


def _new_link(workspace: Workspace, db: Database, invitation: str) -> str:
    token = base64.urlsafe_b64encode(workspace.chance.token_bytes(_TOKEN_BYTES)).decode()
    token = token.rstrip("=")
    invitations.insert_link(
        db, workspace.new_id(), token_hash(token), invitation, workspace.clock()
    )
    return f"{workspace.settings.public_url}/i/{token}"
