"""Invite, remind and look at the outbox, as tests of mail do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from surveys.model.messages import MessageKind
from surveys.services.mailing.queueing import queue
from surveys.services.mailing.sending import send_waiting
from surveys.services.recruiting import list_panel
from surveys.storage import messages
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.model.messages import Message
    from surveys.services.mailing.sending import Sent
    from surveys.services.workspace import Workspace

FIRST, SECOND = "expert01@example.org", "expert02@example.org"


def send(workspace: Workspace) -> Sent:
    # The clock of a test stands still, so whoever waits lets it go on.
    return send_waiting(workspace, pause=lambda seconds: clock_of(workspace).go_on(seconds=seconds))


def invite(workspace: Workspace) -> Sent:
    queue(workspace, AUTUMN, MessageKind.INVITATION)
    return send(workspace)


def remind(workspace: Workspace, *, everybody: bool = False) -> Sent:
    queue(workspace, AUTUMN, MessageKind.REMINDER, everybody=everybody)
    return send(workspace)


def listed(workspace: Workspace) -> tuple[Message, ...]:
    return messages.list_messages(workspace.people.read(), AUTUMN)


def message_to(workspace: Workspace, email: str) -> Message:
    people = {each.email: each.id for each in list_panel(workspace, STUDY)}
    return next(each for each in listed(workspace) if each.expert == people[email])


def contacts(workspace: Workspace) -> Counter[tuple[str, int, str]]:
    rows = workspace.study(STUDY).read().query("SELECT * FROM contacts")
    return Counter((row["kind"], row["wave"], row["outcome"]) for row in rows)
