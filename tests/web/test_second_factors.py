from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.services import authenticating
from surveys.web.workspaces import attach
from tests.web.desk import EMAIL
from tests.web.desk import PASSWORD
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.factors import begin_factor
from tests.web.factors import code_of
from tests.web.factors import set_factor

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock

CONFIRM = "/account/second-factor/confirm"
CODES = "/account/second-factor/recovery-codes"


def halfway(app: Flask, wanted: str = "") -> Desk:
    """Enter the password in another browser."""
    desk = new_desk(app)
    desk.go(f"/sign-in?next={wanted}")
    desk.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    assert desk.address == "/sign-in/code"
    return desk


def test_signing_in_takes_the_password_and_then_a_code(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    secret, _ = set_factor(signed_in_desk(app, workspace), PASSWORD, clock())
    clock.go_on(minutes=1)
    desk = halfway(app, "/researchers")
    assert desk.client.get("/researchers").location.startswith("/sign-in?")
    desk.send_to("/sign-in/code", code="000000")
    assert desk.page.status_code == 422
    assert "This code is wrong" in desk.words
    desk.send_to("/sign-in/code", code=f" {code_of(secret, clock())} ")
    assert desk.address == "/researchers"


def test_a_recovery_code_signs_in_once(app: Flask, workspace: Workspace, clock: Clock) -> None:
    ada = signed_in_desk(app, workspace)
    _, codes = set_factor(ada, PASSWORD, clock())
    halfway(app).send_to("/sign-in/code", code=codes[3].upper())
    ada.go("/account")
    assert "9 recovery codes are left." in ada.words
    again = halfway(app)
    again.send_to("/sign-in/code", code=codes[3])
    assert again.page.status_code == 422


def test_the_same_code_is_not_taken_twice(app: Flask, workspace: Workspace, clock: Clock) -> None:
    secret, _ = set_factor(signed_in_desk(app, workspace), PASSWORD, clock())
    desk = halfway(app)
    desk.send_to("/sign-in/code", code=code_of(secret, clock()))
    assert desk.page.status_code == 422
    assert "was used already" in desk.words


def test_guessing_codes_is_slowed_down_and_says_for_how_long(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    set_factor(signed_in_desk(app, workspace), PASSWORD, clock())
    desk = halfway(app)
    for _ in range(5):
        desk.send_to("/sign-in/code", code="000000")
    reply = desk.send_to("/sign-in/code", code="000000")
    assert reply.status_code == 429
    assert reply.headers["Retry-After"] == "601"
    assert "Please wait 601 seconds and try again" in desk.words


def test_entering_the_code_takes_ten_minutes_at_most(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    set_factor(signed_in_desk(app, workspace), PASSWORD, clock())
    desk = halfway(app)
    clock.go_on(minutes=11)
    desk.go("/sign-in/code")
    assert desk.address == "/sign-in"


def test_the_picture_is_drawn_here_and_only_while_it_is_being_set_up(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    desk = signed_in_desk(app, workspace)
    picture = "/account/second-factor/code.svg"
    assert desk.client.get(picture).status_code == 404
    secret = begin_factor(desk, PASSWORD)
    assert f'src="{picture}"' in desk.page.text
    reply = desk.client.get(picture)
    assert reply.mimetype == "image/svg+xml"
    assert "style=" not in reply.text
    assert reply.headers["Cache-Control"] == "no-store"
    desk.send_to(CONFIRM, code=code_of(secret, clock()))
    assert desk.client.get(picture).status_code == 404


def test_a_wrong_password_or_code_sets_nothing_up(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    desk = signed_in_desk(app, workspace)
    desk.go("/account/second-factor")
    desk.send_to("/account/second-factor", password="wrong horse battery")
    assert "Your current password is wrong." in desk.words
    begin_factor(desk, PASSWORD)
    desk.send_to(CONFIRM, code="000000")
    assert desk.page.status_code == 422
    (ada,) = authenticating.list_researchers(workspace)
    assert not authenticating.has_second_factor(workspace, ada)
    assert new_desk(app).go(CONFIRM).request.path == "/sign-in"
    assert clock() == workspace.clock()


def test_recovery_codes_are_handed_out_as_a_file_and_renewed(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    desk = signed_in_desk(app, workspace)
    _, codes = set_factor(desk, PASSWORD, clock())
    file = desk.post_to(f"{CODES}/file")
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert [line for line in file.text.split("\r\n") if line in codes] == codes
    assert desk.post_to(f"{CODES}/file", codes="<script>").status_code == 400
    desk.go("/account")
    assert codes[0] not in desk.page.text
    desk.go(CODES)
    desk.send_to(CODES, password=PASSWORD)
    assert "Keep these recovery codes" in desk.words
    other = halfway(app)
    other.send_to("/sign-in/code", code=codes[0])
    assert other.page.status_code == 422


def test_it_is_turned_off_by_whoever_proves_to_know_the_password(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    desk = signed_in_desk(app, workspace)
    set_factor(desk, PASSWORD, clock())
    drop = "/account/second-factor/drop"
    desk.go(drop)
    desk.send_to(drop, password="wrong horse battery")
    assert desk.page.status_code == 422
    desk.send_to(drop, password=PASSWORD)
    assert "Your second factor is off." in desk.page.text
    other = new_desk(app)
    other.go("/sign-in")
    other.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    assert other.address == "/"


@pytest.fixture
def strict(app: Flask, workspace: Workspace) -> Workspace:
    """An installation that wants a second factor of everybody."""
    settings = replace(workspace.settings, require_second_factor=True)
    attach(app, settings, replace(workspace, settings=settings))
    return workspace


def test_where_it_is_required_nothing_else_comes_first(
    app: Flask, strict: Workspace, clock: Clock
) -> None:
    desk = signed_in_desk(app, strict)
    assert desk.address == "/account/second-factor"
    for address in ("/", "/researchers", "/account", "/account/second-factor/drop"):
        desk.go(address)
        assert desk.address == "/account/second-factor"
    assert "wants a second factor of every researcher" in desk.words
    set_factor(desk, PASSWORD, clock())
    assert desk.go("/researchers").request.path == "/researchers"
    desk.go("/account/second-factor/drop")
    desk.send_to("/account/second-factor/drop", password=PASSWORD)
    assert desk.page.status_code == 422
    assert "wants a second factor of everybody" in desk.words
