from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.services.mailing.queueing import queue
from surveys.services.mailing.queueing import send_again
from surveys.services.mailing.sending import BACK_OFF
from tests.mail_server import text_of
from tests.mail_server import with_mail
from tests.services.mailing.outbox import contacts
from tests.services.mailing.outbox import invite
from tests.services.mailing.outbox import message_to
from tests.services.mailing.outbox import send
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.mail_server import MailServer

FIRST, SECOND = "expert01@example.org", "expert02@example.org"


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
