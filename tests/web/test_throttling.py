from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services import authenticating
from tests.web.desk import EMAIL
from tests.web.desk import PASSWORD
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock


def at(app: Flask, network_address: str) -> Desk:
    """Open the sign-in page from somewhere."""
    desk = new_desk(app)
    desk.client.environ_base["REMOTE_ADDR"] = network_address
    desk.go("/sign-in")
    return desk


def guess(desk: Desk, times: int, email: str = EMAIL) -> None:
    for _ in range(times):
        desk.send_to("/sign-in", email=email, password="wrong horse battery")


def test_guessing_is_slowed_down_with_a_sentence_that_says_for_how_long(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    signed_in_desk(app, workspace)
    attacker = at(app, "203.0.113.9")
    guess(attacker, 5)
    assert attacker.page.status_code == 422
    reply = attacker.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    assert reply.status_code == 429
    assert reply.headers["Retry-After"] == "61"
    assert "Please wait 61 seconds and try again; nothing else is locked." in attacker.words
    assert f'value="{EMAIL}"' in attacker.page.text
    clock.go_on(seconds=61)
    attacker.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    assert attacker.address == "/"


def test_a_colleague_is_not_locked_out_by_an_attacker_elsewhere(
    app: Flask, workspace: Workspace
) -> None:
    signed_in_desk(app, workspace)
    guess(at(app, "203.0.113.9"), 6)
    colleague = at(app, "198.51.100.7")
    colleague.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    assert colleague.address == "/"


def test_a_known_browser_is_not_locked_out_by_an_attacker_next_door(
    app: Flask, workspace: Workspace
) -> None:
    ada = signed_in_desk(app, workspace)
    ada.go("/")
    ada.send_to("/sign-out")
    guess(at(app, "127.0.0.1"), 40)
    ada.go("/sign-in")
    ada.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    assert ada.address == "/"


def test_a_known_browser_is_slowed_down_for_its_own_guesses(
    app: Flask, workspace: Workspace
) -> None:
    ada = signed_in_desk(app, workspace)
    ada.go("/")
    ada.send_to("/sign-out")
    ada.go("/sign-in")
    guess(ada, 6)
    assert ada.page.status_code == 429


def test_a_browser_is_known_for_its_own_account_only(app: Flask, workspace: Workspace) -> None:
    eve = "eve@university.example"
    signed_in_desk(app, workspace)
    authenticating.add_researcher(workspace, eve, PASSWORD, "Eve", is_administrator=False)
    guess(at(app, "127.0.0.1"), 6)
    desk = at(app, "198.51.100.7")
    desk.send_to("/sign-in", email=eve, password=PASSWORD)
    desk.go("/")
    desk.send_to("/sign-out")
    desk.client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    assert desk.page.status_code == 429


def test_many_accounts_cannot_be_tried_from_one_place(app: Flask, workspace: Workspace) -> None:
    signed_in_desk(app, workspace)
    attacker = at(app, "203.0.113.9")
    for number in range(30):
        guess(attacker, 1, f"person{number}@university.example")
    assert attacker.page.status_code == 422
    guess(attacker, 1, "one-more@university.example")
    assert attacker.page.status_code == 429
