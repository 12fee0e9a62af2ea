from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import Refused
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.inviting import list_invited
from surveys.services.launching import close_round
from surveys.services.mailing.choosing import HAS_LINK
from surveys.services.mailing.choosing import OFTEN
from surveys.services.mailing.choosing import RECENT
from surveys.services.mailing.choosing import choose
from surveys.services.mailing.opting_out import opt_out
from surveys.services.mailing.queueing import cancel_waiting
from surveys.services.mailing.queueing import queue
from surveys.services.mailing.queueing import send_again
from surveys.services.mailing.settling import lock_file
from surveys.services.recruiting import list_panel
from surveys.services.working import run_due
from surveys.storage.sole_sender import sole_sender
from tests.mail_server import with_mail
from tests.services.mailing.outbox import contacts
from tests.services.mailing.outbox import invite
from tests.services.mailing.outbox import listed
from tests.services.mailing.outbox import message_to
from tests.services.mailing.outbox import remind
from tests.services.mailing.outbox import send
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import STUDY
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import form

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.mail_server import MailServer

FIRST, SECOND = "expert01@example.org", "expert02@example.org"


def test_everybody_gets_one_invitation_whose_link_opens_the_round(
    mailing: Workspace, server: MailServer
) -> None:
    assert invite(mailing).sent == EXPERTS
    assert sorted(server.recipients) == [each.email for each in list_panel(mailing, STUDY)]
    assert len(list_invited(mailing, AUTUMN)) == EXPERTS
    arrival = answering.arrive(mailing, server.token_of(FIRST))
    assert arrival.invitation.expert.email == FIRST
    assert contacts(mailing) == {("invitation", 1, "sent"): EXPERTS}


def test_no_text_and_no_token_is_stored(mailing: Workspace, server: MailServer) -> None:
    invite(mailing)
    stored = "\n".join(mailing.people.read().conn.iterdump())
    assert server.token_of(FIRST) not in stored
    assert "Dear " not in stored


def test_sending_again_finds_nobody_new(mailing: Workspace, server: MailServer) -> None:
    invite(mailing)
    with pytest.raises(Refused, match="nobody to write to"):
        queue(mailing, AUTUMN, MessageKind.INVITATION)
    assert len(server.messages) == EXPERTS


def test_a_form_that_is_sent_twice_queues_once(mailing: Workspace) -> None:
    first = queue(mailing, AUTUMN, MessageKind.INVITATION, form=form("key"))
    second = queue(mailing, AUTUMN, MessageKind.INVITATION, form=form("key"))
    assert (first.count, first.is_new) == (EXPERTS, True)
    assert (second.count, second.is_new) == (EXPERTS, False)
    assert len(listed(mailing)) == EXPERTS


def test_a_list_that_has_changed_is_shown_again_and_not_sent(mailing: Workspace) -> None:
    seen = choose(mailing, AUTUMN, MessageKind.INVITATION).digest
    opt_out(mailing, FIRST, STUDY)
    with pytest.raises(Conflict, match="11 would get the message now"):
        queue(mailing, AUTUMN, MessageKind.INVITATION, seen=seen)
    assert listed(mailing) == ()
    assert list_invited(mailing, AUTUMN) == ()


def test_only_whoever_has_not_answered_or_declined_is_reminded(
    mailing: Workspace, server: MailServer
) -> None:
    invite(mailing)
    answer_everything(mailing, server.token_of(FIRST), all_points(4))
    declining = answering.arrive(mailing, server.token_of(SECOND)).invitation
    answering.decline(mailing, declining, "")
    clock_of(mailing).go_on(days=7)
    server.recipients.clear()
    assert remind(mailing).sent == EXPERTS - 2
    assert {FIRST, SECOND}.isdisjoint(server.recipients)
    assert contacts(mailing)["reminder", 1, "sent"] == EXPERTS - 2


def test_a_wish_for_no_mail_counts_until_the_last_moment(
    mailing: Workspace, server: MailServer
) -> None:
    queue(mailing, AUTUMN, MessageKind.INVITATION)
    opt_out(mailing, FIRST, STUDY)
    done = send(mailing)
    assert (done.sent, done.cancelled) == (EXPERTS - 1, 1)
    assert FIRST not in server.recipients
    assert message_to(mailing, FIRST).outcome is Outcome.CANCELLED
    assert message_to(mailing, FIRST).error == "wants no mail from this study"


def test_whoever_answers_while_a_reminder_waits_does_not_get_it(
    mailing: Workspace, server: MailServer
) -> None:
    invite(mailing)
    clock_of(mailing).go_on(days=7)
    queue(mailing, AUTUMN, MessageKind.REMINDER)
    answer_everything(mailing, server.token_of(FIRST), all_points(4))
    server.recipients.clear()
    send(mailing)
    assert FIRST not in server.recipients


def test_nobody_is_written_to_twice_a_day_or_more_than_three_times_by_itself(
    mailing: Workspace,
) -> None:
    invite(mailing)
    left_out = choose(mailing, AUTUMN, MessageKind.REMINDER).left_out
    assert {each.reason for each in left_out} == {RECENT}
    for _ in range(2):
        clock_of(mailing).go_on(days=7)
        remind(mailing)
    clock_of(mailing).go_on(days=7)
    recipients = choose(mailing, AUTUMN, MessageKind.REMINDER)
    assert (recipients.chosen, recipients.can_be_more) == ((), EXPERTS)
    assert {each.reason for each in recipients.left_out} == {OFTEN}
    assert remind(mailing, everybody=True).sent == EXPERTS


def test_whoever_has_a_link_from_a_file_is_written_to_only_if_that_is_said(
    workspace: Workspace, server: MailServer
) -> None:
    bring_round(workspace, RoundState.OPEN)
    mailing = with_mail(workspace, server.settings)
    recipients = choose(mailing, AUTUMN, MessageKind.INVITATION)
    assert {each.reason for each in recipients.left_out} == {HAS_LINK}
    queue(mailing, AUTUMN, MessageKind.INVITATION, everybody=True)
    assert send(mailing).sent == EXPERTS


def test_what_was_sent_is_not_sent_again_by_asking(mailing: Workspace) -> None:
    invite(mailing)
    with pytest.raises(Refused, match="Nothing was queued"):
        send_again(mailing, AUTUMN, [message_to(mailing, FIRST).id])


def test_what_waits_can_be_stopped_and_invited_again(
    mailing: Workspace, server: MailServer
) -> None:
    queue(mailing, AUTUMN, MessageKind.INVITATION)
    assert cancel_waiting(mailing, AUTUMN) == EXPERTS
    assert send(mailing).sent == 0
    assert invite(mailing).sent == EXPERTS
    assert len(server.messages) == EXPERTS


def test_messages_go_no_faster_than_the_settings_say(
    mailing: Workspace, server: MailServer
) -> None:
    slow = with_mail(mailing, replace(server.settings, per_minute=6))
    began = slow.clock()
    invite(slow)
    assert slow.clock() - began >= timedelta(seconds=10) * (EXPERTS - 1)


def test_without_a_mail_server_a_sentence_says_what_to_set(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    with pytest.raises(Refused, match="Set MAIL_SERVER and MAIL_SENDER"):
        queue(workspace, AUTUMN, MessageKind.REMINDER)


def test_invitations_go_out_while_the_round_is_open_only(
    mailing: Workspace, server: MailServer
) -> None:
    queue(mailing, AUTUMN, MessageKind.INVITATION)
    close_round(mailing, AUTUMN)
    assert send(mailing).cancelled == EXPERTS
    assert server.messages == []
    with pytest.raises(Refused, match="is closed"):
        queue(mailing, AUTUMN, MessageKind.REMINDER)


def test_after_the_close_whoever_submitted_hears_of_the_own_placement(
    mailing: Workspace, server: MailServer
) -> None:
    invite(mailing)
    answer_everything(mailing, server.token_of(FIRST), all_points(4))
    close_round(mailing, AUTUMN)
    server.recipients.clear()
    queue(mailing, AUTUMN, MessageKind.CLOSING)
    assert send(mailing).sent == 1
    assert server.recipients == [FIRST]
    assert contacts(mailing) == {("invitation", 1, "sent"): EXPERTS}


def test_the_worker_sends_as_a_job_and_comes_back_for_what_is_to_be_tried_again(
    mailing: Workspace, server: MailServer
) -> None:
    server.replies[FIRST] = ["451 Greylisted, come back"]
    queue(mailing, AUTUMN, MessageKind.INVITATION)
    assert run_due(mailing) == 1
    assert len(server.messages) == EXPERTS - 1
    assert run_due(mailing) == 0
    clock_of(mailing).go_on(minutes=1)
    assert run_due(mailing) == 1
    assert len(server.messages) == EXPERTS


def test_while_another_process_sends_nothing_is_sent(
    mailing: Workspace, server: MailServer
) -> None:
    queue(mailing, AUTUMN, MessageKind.INVITATION)
    with sole_sender(lock_file(mailing)) as is_mine:
        assert is_mine
        assert send(mailing).was_busy
    assert server.messages == []
    assert send(mailing).sent == EXPERTS
