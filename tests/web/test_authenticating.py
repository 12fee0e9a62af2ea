from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services import authenticating
from surveys.services.authenticating import make_setup_code
from surveys.web.authenticating.next_page import is_of_this_site
from tests.web.desk import EMAIL
from tests.web.desk import PASSWORD
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock


def test_an_empty_installation_leads_to_its_set_up(app: Flask, workspace: Workspace) -> None:
    desk = new_desk(app)
    desk.go("/")
    assert desk.address == "/set-up"
    code = make_setup_code(workspace)
    desk.send_to("/set-up", code=code, name="Ada", email=EMAIL, password=PASSWORD)
    assert desk.address == "/"
    assert desk.heading == "Studies"
    assert "you are signed in" in desk.page.text


@pytest.mark.parametrize(
    ("code", "password", "sentence"),
    [
        ("0000-0000-0000-0000", PASSWORD, "This is not the code that the server printed"),
        ("", PASSWORD, "Please enter the code that the server printed."),
        (None, "short", "The password has 5 characters"),
    ],
)
def test_a_set_up_that_cannot_be_taken_is_shown_again(
    app: Flask, workspace: Workspace, code: str | None, password: str, sentence: str
) -> None:
    right = make_setup_code(workspace)
    desk = new_desk(app)
    desk.go("/set-up")
    wanted = right if code is None else code
    reply = desk.send_to("/set-up", code=wanted, name="Ada", email=EMAIL, password=password)
    assert reply.status_code == 422
    assert sentence in desk.words
    assert authenticating.needs_setting_up(workspace)


def test_the_code_sets_up_once(app: Flask, workspace: Workspace) -> None:
    code = make_setup_code(workspace)
    first, second = new_desk(app), new_desk(app)
    first.go("/set-up")
    second.go("/set-up")
    first.send_to("/set-up", code=code, name="Ada", email=EMAIL, password=PASSWORD)
    second.send_to("/set-up", code=code, name="Eve", email="eve@demo.example", password=PASSWORD)
    assert second.address == "/sign-in"
    assert [each.name for each in authenticating.list_researchers(workspace)] == ["Ada"]


def test_a_wrong_password_and_an_unknown_address_get_the_same_page(
    app: Flask, workspace: Workspace
) -> None:
    signed_in_desk(app, workspace)
    replies = []
    for email, password in ((EMAIL, "wrong horse battery"), ("no@university.example", PASSWORD)):
        desk = new_desk(app)
        desk.go("/sign-in")
        reply = desk.send_to("/sign-in", email=email, password=password)
        replies.append((reply.status_code, desk.words))
    assert replies[0] == replies[1]
    assert replies[0][0] == 422
    assert "The address or the password is wrong." in replies[0][1]


def test_a_copied_cookie_is_worth_nothing_after_signing_out(
    app: Flask, workspace: Workspace
) -> None:
    desk = signed_in_desk(app, workspace)
    cookie = desk.client.get_cookie("soundings")
    assert cookie is not None
    desk.go("/")
    reply = desk.post_to("/sign-out")
    assert reply.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert any("soundings=;" in each for each in reply.headers.getlist("Set-Cookie"))
    thief = new_desk(app)
    thief.client.set_cookie("soundings", cookie.value)
    thief.go("/researchers")
    assert thief.address == "/sign-in"


def test_signing_in_begins_a_new_session(app: Flask, workspace: Workspace) -> None:
    signed_in_desk(app, workspace)
    desk = new_desk(app)
    with desk.client.session_transaction() as session:
        session["planted"] = "by somebody else"
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    with desk.client.session_transaction() as session:
        assert "planted" not in session
        assert EMAIL not in repr(dict(session))


def test_a_session_that_sits_idle_ends(app: Flask, workspace: Workspace, clock: Clock) -> None:
    desk = signed_in_desk(app, workspace)
    clock.go_on(minutes=119)
    assert desk.go("/").request.path == "/"
    clock.go_on(minutes=121)
    assert desk.go("/").request.path == "/sign-in"


def test_a_session_ends_after_twelve_hours_of_work(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    desk = signed_in_desk(app, workspace)
    for _ in range(12):
        clock.go_on(minutes=60)
        assert desk.go("/").request.path == "/"
    clock.go_on(minutes=1)
    assert desk.go("/").request.path == "/sign-in"


def test_signing_in_leads_to_the_page_that_was_wanted(app: Flask, workspace: Workspace) -> None:
    signed_in_desk(app, workspace)
    desk = new_desk(app)
    desk.go("/researchers")
    assert desk.address == "/sign-in"
    desk.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    assert desk.address == "/researchers"


FOREIGN = [
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "%2f%2fevil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "/\tevil.example",
    "/\n/evil.example",
    "/%0d%0aSet-Cookie:a=b",
    " //evil.example",
    "evil.example",
    "",
]


@pytest.mark.parametrize("target", FOREIGN)
def test_signing_in_never_leads_to_another_site(
    app: Flask, workspace: Workspace, target: str
) -> None:
    signed_in_desk(app, workspace)
    desk = new_desk(app)
    desk.go("/sign-in")
    reply = desk.post_to("/sign-in", email=EMAIL, password=PASSWORD, next=target)
    assert reply.location == "/"
    assert not is_of_this_site(target)


def test_a_researcher_adds_another_and_twice_is_once(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    grace = {"name": "Grace", "email": "grace@university.example", "password": PASSWORD}
    desk.go("/researchers")
    desk.send_to("/researchers", **grace)
    assert "Grace can sign in" in desk.page.text
    desk.send_to("/researchers", **grace)
    assert desk.page.status_code == 200
    assert "There is already a researcher" in desk.page.text
    assert len(authenticating.list_researchers(workspace)) == 2


def test_a_bad_address_is_said_at_the_form_and_what_was_typed_stays(
    app: Flask, workspace: Workspace
) -> None:
    desk = signed_in_desk(app, workspace)
    desk.go("/researchers")
    reply = desk.send_to("/researchers", name="Grace", email="nobody", password=PASSWORD)
    assert reply.status_code == 422
    assert "“nobody” is not an e-mail address" in desk.words
    assert 'value="Grace"' in desk.page.text


def test_a_form_without_its_token_changes_nothing(app: Flask, workspace: Workspace) -> None:
    desk = signed_in_desk(app, workspace)
    desk.go("/researchers")
    reply = desk.post_to("/researchers", csrf_token="", name="Eve", email="e@x.example")
    assert reply.status_code == 400
    assert len(authenticating.list_researchers(workspace)) == 1
