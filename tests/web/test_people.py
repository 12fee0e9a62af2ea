from __future__ import annotations

import re
from typing import TYPE_CHECKING

from surveys.model.roles import Role
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import close_account
from surveys.services.authorizing import give_role
from tests.web.desk import NAME
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock

PEOPLE = f"{STUDY}/people"
GRACE, PASSWORD = "grace@university.example", "four quiet harbour lamps"


def invited(desk: Desk, role: str = "editor") -> str:
    """Invite Grace on the page, and return the path of the link that it shows."""
    desk.go(PEOPLE)
    desk.send_to(PEOPLE, email=GRACE, role=role)
    link = re.search(r"http://127\.0\.0\.1:5055(/join/[\w-]{43})", desk.page.text)
    assert link, desk.words
    return link[1]


def test_an_invited_person_makes_an_account_and_works_on_the_study(
    app: Flask, workspace: Workspace
) -> None:
    with_panel(workspace)
    ada = signed_in_desk(app, workspace)
    link = invited(ada)
    assert "It was not sent: hand it over yourself." in ada.words
    grace = new_desk(app)
    for method in ("GET", "HEAD", "GET"):  # as a mail scanner does
        assert grace.client.open(link, method=method).status_code == 200
    grace.go(link)
    assert "with the role: Editor." in grace.words
    grace.send_to(link, name="Grace", password=PASSWORD)
    assert "Welcome. You work on this study now." in grace.page.text
    assert grace.address == STUDY
    assert new_desk(app).go(link).status_code == 404
    ada.go(PEOPLE)
    assert "Invited, and not here yet" not in ada.words
    assert "grace@university.example" in ada.words


def test_whoever_has_an_account_signs_in_and_joins(app: Flask, workspace: Workspace) -> None:
    with_panel(workspace)
    ada = signed_in_desk(app, workspace)
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    link = invited(ada, "analyst")
    grace = new_desk(app)
    grace.go(link)
    assert "sign in, and then join" in grace.words
    grace.go(f"/sign-in?next={link}")
    grace.send_to("/sign-in", email=GRACE, password=PASSWORD)
    assert grace.address == link
    grace.send_to(link)
    assert "Welcome." in grace.page.text


def test_an_invitation_lets_nobody_else_in(app: Flask, workspace: Workspace) -> None:
    with_panel(workspace)
    ada = signed_in_desk(app, workspace)
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    link = invited(ada)
    ada.go(link)
    ada.send_to(link)
    assert ada.page.status_code == 422
    assert "This invitation is for grace@university.example." in ada.words


def test_an_invitation_is_good_for_a_week_and_can_be_taken_back(
    app: Flask, workspace: Workspace, clock: Clock
) -> None:
    with_panel(workspace)
    ada = signed_in_desk(app, workspace)
    first = invited(ada)
    second = invited(ada)
    assert new_desk(app).go(first).status_code == 404, "an earlier link is void"
    ada.send_to(f"{PEOPLE}/take-back")
    assert "its link lets nobody in any more" in ada.page.text
    assert new_desk(app).go(second).status_code == 404
    third = invited(ada)
    clock.go_on(days=7)
    assert new_desk(app).go(third).status_code == 404


def test_a_weak_password_keeps_the_invitation(app: Flask, workspace: Workspace) -> None:
    with_panel(workspace)
    link = invited(signed_in_desk(app, workspace))
    grace = new_desk(app)
    grace.go(link)
    grace.send_to(link, name="Grace", password="short")
    assert grace.page.status_code == 422
    assert "The password has 5 characters" in grace.words
    grace.send_to(link, name="Grace", password=PASSWORD)
    assert "Welcome." in grace.page.text


def test_roles_change_and_people_leave_in_the_page(app: Flask, workspace: Workspace) -> None:
    with_panel(workspace)
    ada = signed_in_desk(app, workspace)
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, GRACE, Role.VIEWER)
    ada.go(PEOPLE)
    ada.send_to(f"{PEOPLE}/role", role="analyst")
    assert "Grace is now: Analyst." in ada.page.text
    ada.send_to(f"{PEOPLE}/key")
    assert "Grace may join names to answers. Each use is recorded." in ada.page.text
    ada.go(f"{PEOPLE}/remove?email={GRACE}")
    assert "Take Grace out of the study?" in ada.words
    ada.send_to(f"{PEOPLE}/remove")
    assert "Grace no longer works on this study, and is signed out." in ada.page.text


def test_the_only_owner_stays(app: Flask, workspace: Workspace) -> None:
    add_researcher(workspace, "admin@university.example", PASSWORD, "Admin")
    with_panel(workspace)
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, GRACE, Role.OWNER)
    grace = new_desk(app)
    grace.go("/sign-in")
    grace.send_to("/sign-in", email=GRACE, password=PASSWORD)
    grace.go(PEOPLE)
    grace.send_to(f"{PEOPLE}/role", role="viewer")
    assert grace.page.status_code == 422
    assert "Grace is the only owner of this study." in grace.words


def test_a_new_study_belongs_to_whoever_added_it(app: Flask, workspace: Workspace) -> None:
    add_researcher(workspace, "admin@university.example", PASSWORD, "Admin")
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    grace = new_desk(app)
    grace.go("/sign-in")
    grace.send_to("/sign-in", email=GRACE, password=PASSWORD)
    grace.go("/add-study")
    grace.send_to("/add-study/default")
    assert grace.go(PEOPLE).status_code == 200
    assert GRACE in grace.words


def test_a_version_cannot_be_smuggled_into_a_study_of_others(
    app: Flask, workspace: Workspace
) -> None:
    add_researcher(workspace, "admin@university.example", PASSWORD, "Admin")
    with_panel(workspace)
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    grace = new_desk(app)
    grace.go("/sign-in")
    grace.send_to("/sign-in", email=GRACE, password=PASSWORD)
    grace.go("/add-study")
    reply = grace.send_to("/add-study/default")
    assert reply.status_code == 409
    assert "that you may not change" in grace.words
    assert grace.go(STUDY).status_code == 404


def test_an_invitation_that_waits_does_not_change_a_role_that_was_given_since(
    app: Flask, workspace: Workspace
) -> None:
    with_panel(workspace)
    ada = signed_in_desk(app, workspace)
    link = invited(ada, "owner")
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    give_role(workspace, NAME.study, GRACE, Role.VIEWER)
    assert new_desk(app).go(link).status_code == 404


def test_whoever_was_taken_out_does_not_come_back_by_an_earlier_invitation(
    app: Flask, workspace: Workspace
) -> None:
    with_panel(workspace)
    ada = signed_in_desk(app, workspace)
    first = invited(ada)
    grace = new_desk(app)
    grace.go(first)
    grace.send_to(first, name="Grace", password=PASSWORD)
    ada.go(f"{PEOPLE}/remove?email={GRACE}")
    ada.send_to(f"{PEOPLE}/remove")
    assert grace.go(first).status_code == 404
    grace.go(STUDY)
    assert grace.address.startswith("/sign-in")
    grace.send_to("/sign-in", email=GRACE, password=PASSWORD)
    assert grace.page.status_code == 404


def test_a_closed_account_is_no_owner_that_keeps_a_study(app: Flask, workspace: Workspace) -> None:
    add_researcher(workspace, "admin@university.example", PASSWORD, "Admin")
    with_panel(workspace)
    for email in (GRACE, "gone@university.example"):
        add_researcher(workspace, email, PASSWORD, email[:4].title(), is_administrator=False)
        give_role(workspace, NAME.study, email, Role.OWNER)
    close_account(workspace, "gone@university.example")
    grace = new_desk(app)
    grace.go("/sign-in")
    grace.send_to("/sign-in", email=GRACE, password=PASSWORD)
    grace.go(f"{PEOPLE}/remove?email={GRACE}")
    grace.send_to(f"{PEOPLE}/remove")
    assert grace.page.status_code == 422
    assert "Grac is the only owner of this study." in grace.words


def test_a_study_whose_file_is_gone_leaves_its_panel_to_nobody_else(
    app: Flask, workspace: Workspace
) -> None:
    add_researcher(workspace, "admin@university.example", PASSWORD, "Admin")
    with_panel(workspace)
    workspace.study(NAME.study).path.unlink()
    add_researcher(workspace, GRACE, PASSWORD, "Grace", is_administrator=False)
    grace = new_desk(app)
    grace.go("/sign-in")
    grace.send_to("/sign-in", email=GRACE, password=PASSWORD)
    grace.go("/add-study")
    assert grace.send_to("/add-study/default").status_code == 409
    assert grace.go(f"{STUDY}/panel").status_code == 404
