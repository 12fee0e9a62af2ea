from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from surveys.model.roles import Role
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import find_researcher
from surveys.services.authorizing import give_role
from tests.web.desk import EMAIL
from tests.web.desk import NAME
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_panel
from tests.web.factors import set_factor

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock

GRACE, PASSWORD = "grace@university.example", "four quiet harbour lamps"


@pytest.fixture
def ada(app: Flask, workspace: Workspace) -> Desk:
    """An administrator, with a colleague who is none and edits a study."""
    with_panel(workspace)
    desk = signed_in_desk(app, workspace)
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, GRACE, Role.EDITOR)
    return desk


def grace_signs_in(app: Flask) -> Desk:
    desk = new_desk(app)
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=GRACE, password=PASSWORD)
    return desk


def act(desk: Desk, workspace: Workspace, name: str, email: str = GRACE) -> None:
    """Open the page of an act, which says what it means, and press its button."""
    address = f"/researchers/{find_researcher(workspace, email).id}/{name}"
    desk.go(address)
    assert desk.page.status_code == 200
    desk.send_to(address)


def test_the_list_says_what_each_is_and_how_the_account_is_guarded(
    app: Flask, clock: Clock, ada: Desk
) -> None:
    set_factor(grace_signs_in(app), PASSWORD, clock())
    ada.go("/researchers")
    row = re.search(r">Grace</a>.*?</tr>", ada.page.text, re.DOTALL)
    assert row
    cells = re.findall(r"<td [^>]+>(.*?)</td>", row[0], re.DOTALL)
    assert cells[0] == GRACE
    assert cells[1] == "1 study"
    assert cells[2] == "on"
    assert "never" not in cells[3]
    assert cells[4] == "open"


def test_whoever_is_added_is_an_administrator_only_where_that_is_ticked(
    workspace: Workspace, ada: Desk
) -> None:
    ada.go("/researchers")
    ada.send_to("/researchers", name="Bo", email="bo@university.example", password=PASSWORD)
    ada.send_to(
        "/researchers",
        name="Cy",
        email="cy@university.example",
        password=PASSWORD,
        is_administrator="y",
    )
    assert not find_researcher(workspace, "bo@university.example").is_administrator
    assert find_researcher(workspace, "cy@university.example").is_administrator


def test_an_account_is_closed_and_opened_again(app: Flask, workspace: Workspace, ada: Desk) -> None:
    grace = grace_signs_in(app)
    ada.go(f"/researchers/{find_researcher(workspace, GRACE).id}/close")
    assert "is signed out at once (1 sessions now)" in ada.words
    act(ada, workspace, "close")
    assert "The account of Grace is closed." in ada.page.text
    assert grace.go("/").request.path == "/sign-in"
    assert "The address or the password is wrong." in grace_signs_in(app).words
    act(ada, workspace, "reopen")
    assert grace_signs_in(app).address == "/"


def test_somebody_becomes_an_administrator_and_is_so_no_longer(
    app: Flask, workspace: Workspace, ada: Desk
) -> None:
    act(ada, workspace, "make-administrator")
    assert "Grace is an administrator now." in ada.page.text
    grace = grace_signs_in(app)
    assert grace.go("/researchers").status_code == 200
    act(grace, workspace, "unmake-administrator", EMAIL)
    assert "Ada is no administrator any more." in grace.page.text
    assert ada.go("/researchers").request.path == "/sign-in"


@pytest.mark.parametrize("name", ["unmake-administrator", "close"])
def test_the_last_administrator_stays(workspace: Workspace, ada: Desk, name: str) -> None:
    act(ada, workspace, name, EMAIL)
    assert ada.page.status_code == 422
    assert "Ada is the only administrator of this installation." in ada.words


def test_a_link_for_a_new_password_is_shown_once(
    app: Flask, workspace: Workspace, ada: Desk
) -> None:
    act(ada, workspace, "reset-link")
    link = re.search(r"http://127\.0\.0\.1:5055(/reset-password/[\w-]{43})", ada.page.text)
    assert link
    ada.go(f"/researchers/{find_researcher(workspace, GRACE).id}")
    assert "/reset-password/" not in ada.page.text
    grace = new_desk(app)
    grace.go(link[1])
    grace.send_to(link[1], password="another quiet harbour lamp")
    assert grace.address == "/sign-in"


def test_a_lost_second_factor_is_taken_away_and_sessions_are_ended(
    app: Flask, workspace: Workspace, clock: Clock, ada: Desk
) -> None:
    grace = grace_signs_in(app)
    set_factor(grace, PASSWORD, clock())
    act(ada, workspace, "drop-factor")
    assert "Grace has no second factor any more." in ada.page.text
    assert grace_signs_in(app).address == "/"
    act(ada, workspace, "end-sessions")
    assert "Grace is signed out everywhere." in ada.page.text
    assert grace.go("/").request.path == "/sign-in"


def test_only_what_makes_sense_is_offered(workspace: Workspace, ada: Desk) -> None:
    ada.go(f"/researchers/{find_researcher(workspace, GRACE).id}")
    assert "Take a lost second factor away" not in ada.words
    assert "Open the account again" not in ada.words
    assert "northeast-asia: Editor" in ada.words
    assert ada.go("/researchers/nobody").status_code == 404
    assert ada.go(f"/researchers/{find_researcher(workspace, GRACE).id}/dance").status_code == 404


def test_opening_a_page_of_an_act_changes_nothing(workspace: Workspace, ada: Desk) -> None:
    person = find_researcher(workspace, GRACE)
    for name in ("close", "make-administrator", "reset-link", "end-sessions", "drop-factor"):
        ada.go(f"/researchers/{person.id}/{name}")
    assert find_researcher(workspace, GRACE) == person
