"""Tell a study's database what was sent, by pseudonym and to the hour, so that field work can be counted.

people.db is written first, always; telling again changes nothing, so that a crash in between is mended
by the next sending.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from surveys.model.errors import Busy
from surveys.model.errors import NotFound
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.storage import contacts
from surveys.storage import experts
from surveys.storage import invitations
from surveys.storage import messages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.model.experts import Expert
    from surveys.model.messages import Message
    from surveys.model.rounds import RoundName
    from surveys.services.workspace import Workspace

logger = logging.getLogger(__name__)

_TOLD = {Outcome.SENT, Outcome.UNCERTAIN, Outcome.FAILED, Outcome.BOUNCED}


def tell_rounds(workspace: Workspace, names: Iterable[RoundName]) -> None:
    """Tell what became of every message of some rounds; a study that is gone is not told."""
    for name in names:
        with workspace.people.snapshot() as db:
            listed = messages.list_messages(db, name)
            whom = invitations.invited_experts(db, name).values()
        _tell(workspace, name, listed, whom)


def tell_one(workspace: Workspace, message_id: str) -> None:
    """Tell what became of one message."""
    db = workspace.people.read()
    message = messages.find_message(db, message_id)
    expert = experts.find_expert(db, message.expert) if message else None
    if message and expert:
        _tell(workspace, message.round, (message,), (expert,))


def to_be_told(listed: Iterable[Message]) -> tuple[Message, ...]:
    """Return the messages whose outcome a study's database must have."""
    return tuple(each for each in listed if each.outcome in _TOLD and _is_counted(each))


def _tell(
    workspace: Workspace, name: RoundName, listed: Iterable[Message], whom: Iterable[Expert]
) -> None:
    told = to_be_told(listed)
    pseudonyms = {each.id: each.pseudonym for each in whom}
    if not told:
        return
    try:
        with workspace.study(name.study).write() as db:
            for each in told:
                if each.expert in pseudonyms:
                    contacts.put_contact(
                        db, each, pseudonyms[each.expert], each.outcome.value, each.last_at
                    )
    except (Busy, NotFound) as error:
        logger.warning("What was sent of %s is not counted yet: %s", name, error)


def _is_counted(message: Message) -> bool:
    return message.kind is not MessageKind.CLOSING
