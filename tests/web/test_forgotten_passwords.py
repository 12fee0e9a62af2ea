from __future__ import annotations

import email
import re
from dataclasses import replace
from email import policy
from typing import TYPE_CHECKING

import pytest

from surveys.model.jobs import JobState
from surveys.model.mail_settings import MailSettings
from surveys.services import authenticating
from surveys.services.working import run_due
from surveys.services.working.listing import list_jobs
from surveys.web.workspaces import attach
from tests.web.desk import EMAIL
from tests.web.desk import PASSWORD
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.factors import set_factor

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock

FORGOT = "/forgot-password"
NEW = "another quiet harbour lamp"


@pytest.fixture
def mailing(app: Flask, workspace: Workspace) -> Workspace:
    """An installation whose mail goes into a folder."""
    mail = MailSettings(
        sender="panel@university.example", folder=workspace.settings.instance / "mail"
    )
    settings = replace(workspace.settings, mail=mail)
    opened = replace(workspace, settings=settings)
    attach(app, settings, opened)
    return opened


def letters(workspace: Workspace) -> list[str]:
    folder = workspace.settings.mail.folder
    assert folder is not None
    read = []
    for file in sorted(folder.glob("**/*")) if folder.exists() else []:
        if file.is_file():
            message = email.message_from_bytes(file.read_bytes(), policy=policy.default)
            read.append(f"{message['To']} {message.get_content()}")
    return read


def ask(app: Flask, workspace: Workspace, address: str) -> str:
    """Ask for a link, and have the worker answer; returns what the page says."""
    desk = new_desk(app)
    desk.go(FORGOT)
    desk.send_to(FORGOT, email=address)
    run_due(workspace)
    return desk.words


def link_in(letter: str) -> str:
    found = re.search(r"(/reset-password/[\w-]{43})", letter)
    assert found, letter
    return found[1]


def test_a_link_by_mail_sets_a_new_password_and_ends_every_session(
    app: Flask, mailing: Workspace
) -> None:
    ada = signed_in_desk(app, mailing)
    ask(app, mailing, EMAIL.upper())
    (letter,) = letters(mailing)
    assert EMAIL in letter
    link = link_in(letter)
    desk = new_desk(app)
    for method in ("GET", "HEAD", "GET"):  # as a mail scanner does
        assert desk.client.open(link, method=method).status_code == 200
    assert ada.go("/account").request.path == "/account"
    desk.go(link)
    desk.send_to(link, password="short")
    assert desk.page.status_code == 422
    desk.send_to(link, password=NEW)
    assert desk.address == "/sign-in"
    assert ada.go("/account").request.path == "/sign-in"
    desk.send_to("/sign-in", email=EMAIL, password=NEW)
    assert desk.address == "/"
    void = new_desk(app).go(link)
    assert void.status_code == 404
    assert "This link is not valid, or no longer valid" in void.text


def test_the_answer_does_not_tell_who_has_an_account(app: Flask, mailing: Workspace) -> None:
    signed_in_desk(app, mailing)
    assert ask(app, mailing, EMAIL) == ask(app, mailing, "nobody@university.example")
    assert len(letters(mailing)) == 1
    jobs = list_jobs(mailing).jobs
    assert {(each.state, each.message) for each in jobs} == {(JobState.DONE, "Answered.")}


def test_a_stranger_does_not_fill_a_mail_box(app: Flask, mailing: Workspace) -> None:
    signed_in_desk(app, mailing)
    for _ in range(5):
        assert "a link is on its way" in ask(app, mailing, EMAIL)
    assert len(letters(mailing)) == 3
    assert "That was too often." in ask(app, mailing, EMAIL)


def test_the_second_factor_is_not_bypassed(app: Flask, mailing: Workspace, clock: Clock) -> None:
    set_factor(signed_in_desk(app, mailing), PASSWORD, clock())
    ask(app, mailing, EMAIL)
    link = link_in(letters(mailing)[0])
    desk = new_desk(app)
    desk.go(link)
    desk.send_to(link, password=NEW)
    desk.send_to("/sign-in", email=EMAIL, password=NEW)
    assert desk.address == "/sign-in/code"


def test_a_link_is_good_for_an_hour_and_not_for_a_closed_account(
    app: Flask, mailing: Workspace, clock: Clock
) -> None:
    signed_in_desk(app, mailing)
    (ada,) = authenticating.list_researchers(mailing)
    link = authenticating.make_reset_link(mailing, ada).removeprefix(mailing.settings.public_url)
    assert new_desk(app).go(link).status_code == 200
    clock.go_on(minutes=60)
    assert new_desk(app).go(link).status_code == 404


def test_another_password_makes_a_link_void(app: Flask, mailing: Workspace) -> None:
    signed_in_desk(app, mailing)
    (ada,) = authenticating.list_researchers(mailing)
    link = authenticating.make_reset_link(mailing, ada).removeprefix(mailing.settings.public_url)
    authenticating.change_password(mailing, ada, PASSWORD, NEW)
    assert new_desk(app).go(link).status_code == 404


def test_where_no_mail_is_set_up_the_page_says_who_can_help(
    app: Flask, workspace: Workspace
) -> None:
    signed_in_desk(app, workspace)
    desk = new_desk(app)
    desk.go("/sign-in")
    assert f'href="{FORGOT}"' in desk.page.text
    desk.go(FORGOT)
    assert "An administrator of it can make a link" in desk.words
    assert EMAIL not in desk.page.text
