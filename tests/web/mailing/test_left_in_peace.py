from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app import create_app
from surveys.model.messages import MessageKind
from surveys.model.messages import Outcome
from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.mailing.bouncing import read_bounces
from surveys.services.mailing.history import history_by_address
from surveys.services.mailing.queueing import queue
from surveys.services.mailing.sending import send_waiting
from surveys.services.recruiting import import_panel
from surveys.storage import messages
from surveys.web.workspaces import attach
from tests.bounce_files import delivery_report
from tests.mail_server import running_mail_server
from tests.mail_server import text_of
from tests.mail_server import with_mail
from tests.web.desk import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from flask.testing import FlaskClient

    from surveys.services.workspace import Workspace
    from tests.mail_server import MailServer

PANEL = "\n".join(["name,email", *(f"Expert {n},e{n}@demo.example" for n in range(4))]).encode()
LINK = re.compile(r"https?://[^\s<>\"]+/[iu]/[^\s<>\"]+")


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running_mail_server() as running:
        yield running


@pytest.fixture
def invited(workspace: Workspace, server: MailServer) -> Workspace:
    """A workspace whose four experts have been invited by mail."""
    mailing = with_mail(workspace, server.settings)
    add_researcher(mailing, "team@demo.example", "four random words here", "The Team")
    add_study(mailing, shipped_study_file())
    import_panel(mailing, NAME.study, PANEL)
    create_round(mailing, NAME.study, NAME.round, "30d")
    open_round(mailing, NAME)
    queue(mailing, NAME, MessageKind.INVITATION)
    send(mailing)
    return mailing


@pytest.fixture
def client(invited: Workspace) -> FlaskClient:
    app = create_app(invited.settings)
    attach(app, invited.settings, invited)
    app.testing = True
    return app.test_client()


def send(workspace: Workspace) -> None:
    send_waiting(workspace, pause=lambda s: workspace.clock.go_on(seconds=s))  # type: ignore[attr-defined]


def forget(server: MailServer) -> None:
    server.messages.clear()
    server.recipients.clear()


def letter_to(server: MailServer, number: int) -> EmailMessage:
    return next(each for each in server.messages if f"e{number}@" in str(each["To"]))


def path_of(workspace: Workspace, address: str) -> str:
    assert address.startswith(workspace.settings.public_url)
    return address.removeprefix(workspace.settings.public_url)


def one_click_path(workspace: Workspace, letter: EmailMessage) -> str:
    first, *_ = re.findall(r"<([^>]+)>", letter["List-Unsubscribe"])
    return path_of(workspace, first)


def test_scanners_change_nothing_and_only_who_may_be_reminded_is(
    invited: Workspace, server: MailServer, client: FlaskClient
) -> None:
    for letter in server.messages:
        found = set(LINK.findall(text_of(letter)))
        assert len(found) == 2  # to answer, and to end mail
        for path in (path_of(invited, each) for each in found):
            for _ in range(5):
                assert client.get(path).status_code == client.head(path).status_code == 200
    by_click, gone = letter_to(server, 0), letter_to(server, 1)
    assert by_click["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "mailto:" in by_click["List-Unsubscribe"]
    reply = client.post(one_click_path(invited, by_click), data={"List-Unsubscribe": "One-Click"})
    assert (reply.status_code, reply.headers.get("Set-Cookie")) == (200, None)
    report = delivery_report("somewhere@else.example", message_id=gone["Message-ID"])
    read = read_bounces(
        invited, [("a.eml", report.replace(b"To: somewhere@else", b"To: e1@demo"))], NAME.study
    )
    assert [each.by_message for each in read.recorded] == [True]
    forget(server)
    invited.clock.go_on(days=8)  # type: ignore[attr-defined]
    queue(invited, NAME, MessageKind.REMINDER)
    send(invited)
    assert sorted(server.recipients) == ["e2@demo.example", "e3@demo.example"]
    said = [
        each.sentence
        for each in history_by_address(invited, NAME.study, "e1@demo.example").happenings
    ]
    assert any(each.startswith("Invitation: came back") for each in said)


def test_a_wish_that_comes_while_a_message_waits_still_counts(
    invited: Workspace, server: MailServer, client: FlaskClient
) -> None:
    letter = letter_to(server, 2)
    forget(server)
    invited.clock.go_on(days=8)  # type: ignore[attr-defined]
    queue(invited, NAME, MessageKind.REMINDER)
    client.post(one_click_path(invited, letter), data={"List-Unsubscribe": "One-Click"})
    send(invited)
    assert "e2@demo.example" not in server.recipients
    assert len(server.recipients) == 3
    outcomes = {each.outcome for each in messages.list_messages(invited.people.read(), NAME)}
    assert outcomes == {Outcome.SENT, Outcome.CANCELLED}


def test_each_message_has_a_link_of_its_own_and_all_end_the_same_mail(
    invited: Workspace, server: MailServer, client: FlaskClient
) -> None:
    first = one_click_path(invited, letter_to(server, 3))
    forget(server)
    invited.clock.go_on(days=8)  # type: ignore[attr-defined]
    queue(invited, NAME, MessageKind.REMINDER)
    send(invited)
    second = one_click_path(invited, letter_to(server, 3))
    assert first != second
    client.post(first, data={"List-Unsubscribe": "One-Click"})
    assert "You get no more mail" in client.get(second).text
