"""Mail follows the state of its round: it waits for a pause and for an opening, and ends with the close."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Refused
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.model.rounds import RoundState
from surveys.services.launching import RoundPlan
from surveys.services.launching import create_round
from surveys.services.launching import find_round
from surveys.services.launching import open_round
from surveys.services.launching import pause_round
from surveys.services.launching import resume_round
from surveys.services.mailing.choosing import choose
from surveys.services.mailing.queueing import queue
from surveys.services.mailing.sending import send_waiting
from tests.mail_server import with_mail
from tests.services.mailing.outbox import listed
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import STUDY
from tests.workspaces import bring_round
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.mail_server import MailServer


@pytest.fixture
def sending(workspace: Workspace, server: MailServer) -> Workspace:
    """An installation that can send mail, and has no round yet."""
    return with_mail(workspace, server.settings)


def outcomes(workspace: Workspace) -> set[Outcome]:
    return {each.outcome for each in listed(workspace)}


def once(workspace: Workspace) -> None:
    send_waiting(workspace, pause=lambda seconds: clock_of(workspace).go_on(seconds=seconds))


def test_mail_of_a_paused_round_waits_and_goes_when_it_goes_on(sending: Workspace) -> None:
    bring_round(sending, RoundState.OPEN)
    queue(sending, AUTUMN, MessageKind.REMINDER)
    pause_round(sending, AUTUMN)
    once(sending)
    assert outcomes(sending) == {Outcome.QUEUED}
    assert {each.error for each in listed(sending)} == {"The round is paused."}
    for kind in MessageKind:
        with pytest.raises(Refused):
            choose(sending, AUTUMN, kind)
    resume_round(sending, AUTUMN)
    clock_of(sending).go_on(minutes=11)
    once(sending)
    assert outcomes(sending) == {Outcome.SENT}


def test_invitations_to_a_scheduled_round_wait_for_its_opening_and_nobody_is_reminded(
    sending: Workspace,
) -> None:
    create_round(sending, STUDY, AUTUMN.round, "30d", plan=RoundPlan(opens="2026-09-01 10:00"))
    open_round(sending, AUTUMN)
    with pytest.raises(Refused, match="is scheduled; mail goes out while it is open"):
        choose(sending, AUTUMN, MessageKind.REMINDER)
    queue(sending, AUTUMN, MessageKind.INVITATION)
    once(sending)
    assert outcomes(sending) == {Outcome.QUEUED}
    opened_at = find_round(sending, AUTUMN).round.opened_at
    assert opened_at is not None
    clock_of(sending).now = opened_at
    once(sending)
    assert outcomes(sending) == {Outcome.SENT}
    assert len(listed(sending)) == EXPERTS


def test_nobody_is_told_of_the_placement_before_the_grace_is_over(sending: Workspace) -> None:
    bring_round(sending, RoundState.OPEN, answered=6)
    found = find_round(sending, AUTUMN).round
    clock_of(sending).now = found.closes_at
    with pytest.raises(Refused, match="may still submit until"):
        choose(sending, AUTUMN, MessageKind.CLOSING)
    with pytest.raises(Refused, match="is closed; mail goes out while it is open"):
        choose(sending, AUTUMN, MessageKind.REMINDER)
    clock_of(sending).now = found.answers_end_at
    assert len(choose(sending, AUTUMN, MessageKind.CLOSING).chosen) == 6
