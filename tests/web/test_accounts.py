from __future__ import annotations

import re
from typing import TYPE_CHECKING

from surveys.services import authenticating
from surveys.services.authorizing import find_researcher
from tests.web.browsing import forms_on
from tests.web.desk import EMAIL
from tests.web.desk import PASSWORD
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock

NEW = "another quiet harbour lamp"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def another_browser(app: Flask, password: str = PASSWORD, agent: str = FIREFOX) -> Desk:
    desk = new_desk(app)
    desk.client.environ_base["HTTP_USER_AGENT"] = agent
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=EMAIL, password=password)
    return desk


def test_the_account_is_reached_from_every_page_and_the_name_is_changed(
    app: Flask, workspace: Workspace
) -> None:
    desk = signed_in_desk(app, workspace)
    desk.go("/")
    assert 'href="/account"' in desk.page.text
    desk.go("/account")
    desk.send_to("/account/name", name="  Ada   Countess of Lovelace ")
    assert "Your name is changed." in desk.page.text
    assert "Ada Countess of Lovelace" in desk.page.text
    desk.send_to("/account/name", name="x" * 201)
    assert desk.page.status_code == 422
    assert 'value="xxx' in desk.page.text


def test_another_password_ends_the_other_sessions_and_not_this_one(
    app: Flask, workspace: Workspace
) -> None:
    desk = signed_in_desk(app, workspace)
    other = another_browser(app)
    desk.go("/account")
    desk.send_to("/account/password", current_password=PASSWORD, new_password=NEW)
    assert "you are signed in nowhere but here" in desk.page.text
    assert desk.go("/account").request.path == "/account"
    assert other.go("/account").request.path == "/sign-in"
    assert another_browser(app, NEW).address == "/"


def test_a_password_is_changed_by_who_knows_the_old_one_only(
    app: Flask, workspace: Workspace
) -> None:
    desk = signed_in_desk(app, workspace)
    desk.go("/account")
    desk.send_to("/account/password", current_password="wrong horse battery", new_password=NEW)
    assert desk.page.status_code == 422
    assert "Your current password is wrong." in desk.words
    desk.send_to("/account/password", current_password=PASSWORD, new_password="short")
    assert "The password has 5 characters" in desk.words
    for _ in range(5):
        desk.send_to("/account/password", current_password="wrong", new_password=NEW)
    assert desk.page.status_code == 429


def test_sessions_are_listed_and_ended_one_by_one(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    desk = signed_in_desk(app, workspace)
    clock.go_on(minutes=10)
    other = another_browser(app)
    desk.go("/account")
    assert "Firefox on Linux" in desk.words
    assert desk.words.count("this one") == 2  # at the session, and in the button for all others
    (ending,) = [
        form for form in forms_on(desk.page.text) if form.action == "/account/sessions/end"
    ]
    assert re.fullmatch(r"[0-9a-f]{16}", ending.fields["handle"][0])
    desk.send_to("/account/sessions/end")
    assert "That session has ended." in desk.page.text
    assert other.go("/account").request.path == "/sign-in"
    assert desk.go("/account").request.path == "/account"


def test_all_other_sessions_end_at_once(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    others = [another_browser(app), another_browser(app)]
    desk.go("/account")
    desk.send_to("/account/sessions/end-others")
    assert "2 sessions have ended." in desk.page.text
    assert [each.go("/account").request.path for each in others] == ["/sign-in"] * 2


def test_nobody_ends_the_sessions_of_others(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    other = another_browser(app)
    authenticating.add_researcher(workspace, "eve@university.example", NEW, "Eve")
    ada = find_researcher(workspace, EMAIL)
    (handle,) = {
        each.handle
        for each in authenticating.list_sessions(workspace, ada)
        if each.browser == "Firefox on Linux"
    }
    eve = new_desk(app)
    eve.go("/sign-in")
    eve.send_to("/sign-in", email="eve@university.example", password=NEW)
    another = new_desk(app)
    another.go("/sign-in")
    another.send_to("/sign-in", email="eve@university.example", password=NEW)
    eve.go("/account")
    eve.send_to("/account/sessions/end", handle=handle)
    assert eve.page.status_code == 422
    assert "This session has ended already." in eve.words
    assert other.go("/account").request.path == "/account"
    assert desk.go("/account").request.path == "/account"
