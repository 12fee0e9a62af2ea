"""Find messages whose sender died between claiming them and the mail server's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.events import EventKind
from surveys.services.auditing import record_in_people
from surveys.services.mailing.telling import tell_rounds
from surveys.storage import messages
from surveys.storage.sole_sender import is_anybody_sending
from surveys.storage.sole_sender import sole_sender

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.model.messages import Message
    from surveys.services.workspace import Workspace

UNCERTAIN = (
    "The program was stopped while it handed this message over. It may have arrived, or not."
)


def lock_file(workspace: Workspace) -> Path:
    """Return the file that the one process which sends holds."""
    return workspace.settings.instance / "mail.lock"


def is_being_sent(workspace: Workspace) -> bool:
    """Say whether a process sends mail at this moment."""
    return is_anybody_sending(lock_file(workspace))


def settle_left_over(workspace: Workspace) -> tuple[Message, ...]:
    """Call uncertain what was claimed, if nobody sends at this moment."""
    if not messages.has_claims(workspace.people.read()):
        return ()
    with sole_sender(lock_file(workspace)) as is_mine:
        return settle_claims(workspace) if is_mine else ()


def settle_claims(workspace: Workspace) -> tuple[Message, ...]:
    """Call uncertain what was claimed; only for the one process that sends."""
    if not messages.has_claims(workspace.people.read()):
        return ()
    with workspace.people.write() as db:
        left = messages.settle_claims(db, UNCERTAIN)
        for message in left:
            record_in_people(workspace, db, EventKind.MAIL_LEFT_UNCERTAIN, message.id)
    tell_rounds(workspace, {each.round for each in left})
    return left
