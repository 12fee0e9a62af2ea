from __future__ import annotations

from collections import Counter
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
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.mailing.choosing import HAS_LINK
from surveys.services.mailing.choosing import OFTEN
from surveys.services.mailing.choosing import RECENT
from surveys.services.mailing.choosing import choose
from surveys.services.mailing.opting_out import opt_out
from surveys.services.mailing.queueing import cancel_waiting
from surveys.services.mailing.queueing import queue
from surveys.services.mailing.queueing import send_again
from surveys.services.mailing.sending import BACK_OFF
from surveys.services.mailing.sending import send_waiting
from surveys.services.mailing.settling import lock_file
from surveys.services.recruiting import list_panel
from surveys.services.working import run_due
from surveys.storage import messages
from surveys.storage.sole_sender import sole_sender
from tests.mail_server import running_mail_server
from tests.mail_server import text_of
from tests.mail_server import with_mail
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import STUDY
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.model.messages import Message
    from surveys.services.mailing.sending import Sent
    from surveys.services.workspace import Workspace
    from tests.mail_server import MailServer

FIRST, SECOND = "expert01@example.org", "expert02@example.org"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running_mail_server() as running:
        yield running


@pytest.fixture
def mailing(workspace: Workspace, server: MailServer) -> Workspace:
    """A workspace with an open round that nobody is invited to yet, and a real mail server."""
    create_round(workspace, STUDY, AUTUMN.round, "30d")
    open_round(workspace, AUTUMN)
    return with_mail(workspace, server.settings)


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


def test_one_bad_address_stops_nobody_else_and_has_the_servers_sentence(
    mailing: Workspace, server: MailServer
) -> None:
    server.replies[FIRST] = ["550 No such mailbox here"]
    done = invite(mailing)
    assert (done.sent, done.failed) == (EXPERTS - 1, 1)
    assert "550: No such mailbox here" in message_to(mailing, FIRST).error
    assert contacts(mailing)["invitation", 1, "failed"] == 1


def test_a_refusal_for_now_is_tried_again_later(mailing: Workspace, server: MailServer) -> None:
    server.replies[FIRST] = ["451 Greylisted, come back"]
    done = invite(mailing)
    assert (done.sent, done.put_off) == (EXPERTS - 1, 1)
    assert done.next_at is not None
    assert send(mailing).sent == 0
    clock_of(mailing).go_on(minutes=1)
    assert send(mailing).sent == 1
    assert Counter(server.recipients)[FIRST] == 1


def test_a_refusal_for_now_that_never_ends_has_failed(
    mailing: Workspace, server: MailServer
) -> None:
    server.replies[FIRST] = ["451 Greylisted, come back"] * 10
    invite(mailing)
    for wait in BACK_OFF:
        clock_of(mailing).now += wait
        send(mailing)
    assert message_to(mailing, FIRST).outcome is Outcome.FAILED
    assert message_to(mailing, FIRST).attempts == len(BACK_OFF) + 1


def test_a_server_that_is_away_makes_nothing_uncertain(
    mailing: Workspace, server: MailServer
) -> None:
    away = with_mail(mailing, replace(server.settings, port=1))
    queue(away, AUTUMN, MessageKind.INVITATION)
    done = send(away)
    assert (done.sent, done.uncertain) == (0, 0)
    assert "127.0.0.1:1 cannot be spoken with: Connection refused" in done.trouble
    clock_of(mailing).go_on(minutes=1)
    assert send(mailing).sent == EXPERTS


def test_a_connection_that_breaks_before_the_reply_leaves_it_uncertain(
    mailing: Workspace, server: MailServer
) -> None:
    server.breaks_at = FIRST
    done = invite(mailing)
    assert (done.sent, done.uncertain) == (EXPERTS - 1, 1)
    unsure = message_to(mailing, FIRST)
    assert unsure.outcome is Outcome.UNCERTAIN
    assert send(mailing).sent == 0
    server.breaks_at = ""
    assert send_again(mailing, AUTUMN, [unsure.id]) == 1
    assert send(mailing).sent == 1
    # Both copies say that they are the same message, and each has a link that works.
    copies = [each for each in server.messages if FIRST in each["To"]]
    assert len(copies) == 2
    assert len({each["Message-ID"] for each in copies}) == 1
    assert len({text_of(each) for each in copies}) == 2


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
