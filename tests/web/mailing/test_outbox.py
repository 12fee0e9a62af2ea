from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.messages import Outcome
from surveys.services.mailing.opting_out import opt_out
from surveys.services.mailing.sending import send_waiting
from surveys.storage import messages
from surveys.web.workspaces import attach
from tests.mail_server import running_mail_server
from tests.mail_server import text_of
from tests.mail_server import with_mail
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.mail_server import MailServer

MAIL = f"{ROUND}/mail"
WORDS = f"{STUDY}/mail/words"
FIRST, SECOND = "one@demo.example", "two@demo.example"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running_mail_server() as running:
        yield running


@pytest.fixture
def mailing(app: Flask, workspace: Workspace, server: MailServer) -> Workspace:
    """The workspace of the pages, with a real mail server."""
    opened = with_mail(workspace, server.settings)
    attach(app, opened.settings, opened)
    return opened


@pytest.fixture
def desk(app: Flask, mailing: Workspace) -> Desk:
    """A researcher's browser at the mail of an open round that nobody is invited to."""
    desk = signed_in_desk(app, mailing)
    with_open_round(mailing)
    desk.go(MAIL)
    return desk


def listed(workspace: Workspace) -> list[Outcome]:
    found = messages.list_messages(workspace.people.read(), NAME)
    return [each.outcome for each in found]


def invite(desk: Desk, mailing: Workspace) -> None:
    desk.go(f"{MAIL}/invitation")
    desk.send_to(f"{MAIL}/invitation")
    send_waiting(mailing)


def test_the_empty_outbox_teaches_what_to_do(desk: Desk) -> None:
    assert desk.heading == "Mail"
    assert "Nothing was sent from here yet." in desk.words
    assert "send yourself a test message" in desk.words


def test_the_list_is_shown_before_anything_goes(
    desk: Desk, mailing: Workspace, server: MailServer
) -> None:
    desk.go(f"{MAIL}/invitation")
    assert desk.heading == "Invite by mail"
    assert FIRST in desk.words
    assert SECOND in desk.words
    assert "English: 2" in desk.words
    assert listed(mailing) == []
    desk.send_to(f"{MAIL}/invitation")
    assert "2 messages wait to be sent." in desk.page.text
    assert listed(mailing) == [Outcome.QUEUED] * 2
    send_waiting(mailing)
    assert sorted(server.recipients) == [FIRST, SECOND]
    desk.go(MAIL)
    assert "Invitation 1" in desk.words
    assert "2 sent" in desk.words


def test_sending_the_form_twice_sends_once(desk: Desk, mailing: Workspace) -> None:
    desk.go(f"{MAIL}/invitation")
    for _ in range(2):
        assert desk.post_to(f"{MAIL}/invitation").status_code == 303
    assert listed(mailing) == [Outcome.QUEUED] * 2


def test_a_list_that_changed_is_shown_again(desk: Desk, mailing: Workspace) -> None:
    desk.go(f"{MAIL}/invitation")
    opt_out(mailing, FIRST, NAME.study)
    reply = desk.send_to(f"{MAIL}/invitation")
    assert reply.status_code == 422
    assert "The list has changed since you looked at it: 1 would get the message now." in desk.words
    assert "wants no mail from this study" in desk.words
    assert listed(mailing) == []
    desk.send_to(f"{MAIL}/invitation")
    assert listed(mailing) == [Outcome.QUEUED]


def test_whoever_was_written_to_today_is_reminded_only_if_that_is_said(
    desk: Desk, mailing: Workspace
) -> None:
    invite(desk, mailing)
    desk.go(f"{MAIL}/reminder")
    assert "There is nobody to write to now." in desk.words
    assert "was written to within the last 24 hours" in desk.words
    desk.go(f"{MAIL}/reminder?everybody=1")
    desk.send_to(f"{MAIL}/reminder")
    assert send_waiting(mailing).sent == 2


def test_what_failed_is_listed_with_the_servers_sentence_and_sent_once_more(
    desk: Desk, mailing: Workspace, server: MailServer
) -> None:
    server.replies[FIRST] = ["550 Nobody of that name"]
    invite(desk, mailing)
    desk.go(MAIL)
    assert "550: Nobody of that name" in desk.words
    desk.send_to(f"{MAIL}/again")
    assert "1 message waits to be sent once more." in desk.page.text
    assert send_waiting(mailing).sent == 1
    assert sorted(server.recipients) == [FIRST, SECOND]


def test_what_waits_is_stopped(desk: Desk, mailing: Workspace) -> None:
    desk.go(f"{MAIL}/invitation")
    desk.send_to(f"{MAIL}/invitation")
    desk.send_to(f"{MAIL}/stop")
    assert "2 messages will not be sent." in desk.page.text
    assert listed(mailing) == [Outcome.CANCELLED] * 2


def test_without_a_mail_server_the_page_says_what_is_missing(
    app: Flask, desk: Desk, mailing: Workspace
) -> None:
    bare = replace(mailing.settings.mail, server="")
    without = with_mail(mailing, bare)
    attach(app, without.settings, without)
    desk.go(MAIL)
    assert "This installation cannot send mail yet." in desk.words
    desk.go(f"{MAIL}/invitation")
    assert desk.send_to(f"{MAIL}/invitation").status_code == 422
    assert "Set MAIL_SERVER and MAIL_SENDER" in desk.words


def test_an_unknown_kind_of_message_is_not_found(desk: Desk) -> None:
    assert desk.client.get(f"{MAIL}/advertisement").status_code == 404
    assert desk.client.get(f"{WORDS}/invitation/tlh").status_code == 404


def test_words_are_changed_shown_and_used(
    desk: Desk, mailing: Workspace, server: MailServer
) -> None:
    desk.go(WORDS)
    desk.go(f"{WORDS}/invitation/en")
    assert "Jane Doe" in desk.words
    typed = {"subject": "Please, {name}", "body": "Hello {name}\n\n{link}\n\nBye"}
    desk.send_to(f"{WORDS}/invitation/en", only_show="1", **typed)
    assert "Please, Jane Doe" in desk.words
    assert "These are the words that come with Soundings." in desk.words
    desk.send_to(f"{WORDS}/invitation/en", **typed)
    assert "The new words were saved." in desk.page.text
    invite(desk, mailing)
    assert sorted(str(each["Subject"]) for each in server.messages) == [
        "Please, Simulated One",
        "Please, Simulated Two",
    ]
    desk.go(f"{WORDS}/invitation/en")
    desk.send_to(f"{WORDS}/invitation/en/shipped")
    assert "These are the words that come with Soundings." in desk.words


def test_words_without_a_link_or_with_an_unknown_mark_are_shown_again(desk: Desk) -> None:
    desk.go(f"{WORDS}/invitation/en")
    reply = desk.send_to(f"{WORDS}/invitation/en", subject="{nmae}", body="Hello")
    assert reply.status_code == 422
    assert "There is no mark {nmae}." in desk.words
    assert "The mark {link} is missing, so nobody could answer." in desk.words
    assert "Hello" in desk.words


def test_a_test_message_arrives_as_experts_get_it_and_its_link_leads_nowhere(
    desk: Desk, server: MailServer
) -> None:
    desk.go(f"{WORDS}/reminder/ja")
    desk.send_to(f"{WORDS}/reminder/ja/test", address="ada@university.example")
    assert "The mail server has taken a test message to ada@university.example." in desk.page.text
    [message] = server.messages
    assert "山田 花子 様" in text_of(message)
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert desk.client.get("/i/this-is-an-example-and-leads-nowhere-xxxxxx").status_code == 404


def test_a_mail_server_that_is_away_is_said_at_the_form(
    app: Flask, desk: Desk, mailing: Workspace
) -> None:
    away = with_mail(mailing, replace(mailing.settings.mail, port=1))
    attach(app, away.settings, away)
    desk.go(f"{WORDS}/invitation/en")
    reply = desk.send_to(f"{WORDS}/invitation/en/test", address="ada@university.example")
    assert reply.status_code == 422
    assert "127.0.0.1:1 cannot be spoken with" in desk.words
