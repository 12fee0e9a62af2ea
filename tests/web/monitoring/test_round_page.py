from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services.answering import arrive
from surveys.services.answering import begin
from surveys.services.answering import decline
from surveys.services.inviting import invite
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def test_the_field_work_counts_what_experts_did(desk: Desk, workspace: Workspace) -> None:
    with_open_round(workspace)
    desk.go(ROUND)
    assert "Nobody has been invited yet." in desk.words
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    desk.go(ROUND)
    assert "Last activity: none yet" in desk.words
    begin(workspace, links[0].address.rpartition("/")[2], "en")
    desk.go(ROUND)
    assert "Invited 2 100 %" in desk.words
    assert "Begun 1 50 %" in desk.words
    assert "Submitted 0 0 %" in desk.words
    assert "Have begun, and are under way 1 50 %" in desk.words
    assert "All that were invited 2 100 %" in desk.words
    assert "RR1 Of everybody invited, who submitted: the strictest rate. 0.0 %" in desk.words
    assert "By language" in desk.page.text
    assert "Last activity: 23 November 2026, 04:30 (Eastern Time)" in desk.words


def test_who_declined_is_counted_and_the_reason_stays_text(
    desk: Desk, workspace: Workspace
) -> None:
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    invitation = arrive(workspace, links[0].address.rpartition("/")[2]).invitation
    decline(workspace, invitation, "No time; <script>alert('reason')</script>")
    desk.go(ROUND)
    assert "Declined 1 50 %" in desk.words
    assert "One reason for declining" in desk.words
    assert "No time; <script>alert('reason')</script>" in desk.words
    assert "<script>alert" not in desk.page.text
    assert "Simulated One" not in desk.words


def test_opening_a_link_is_not_beginning(app: Flask, desk: Desk, workspace: Workspace) -> None:
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    new_desk(app).go(links[0].address.removeprefix("http://127.0.0.1:5055"))
    desk.go(ROUND)
    assert "Begun 0 0 %" in desk.words


@pytest.mark.parametrize(
    ("days", "offered", "withheld"),
    [
        (0, ["/close", "/links/one", "/links/all"], ["/open", "/finalise", "/links"]),
        (60, ["/finalise", "/results"], ["/open", "/close", "/links"]),
    ],
)
def test_a_round_offers_what_its_state_allows(
    desk: Desk, workspace: Workspace, days: int, offered: list[str], withheld: list[str]
) -> None:
    with_open_round(workspace)
    invite(workspace, NAME, lambda _: None)
    workspace.clock.go_on(days=days)  # type: ignore[attr-defined]  # the clock of a test
    desk.go("/sign-in")
    desk.send_to("/sign-in", email="ada@university.example", password="correct horse battery")
    desk.go(ROUND)
    assert [end for end in offered if f'"{ROUND}{end}"' not in desk.page.text] == []
    assert [end for end in withheld if f'"{ROUND}{end}"' in desk.page.text] == []


def test_the_health_of_the_server_is_told_to_anybody_and_nothing_else(app: Flask) -> None:
    reply = app.test_client().get("/health")
    assert reply.status_code == 200
    assert reply.json == {"status": "ok"}
