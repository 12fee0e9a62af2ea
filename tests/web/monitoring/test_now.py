from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services.answering import begin
from surveys.services.inviting import invite
from surveys.services.launching import find_round
from surveys.services.recruiting.quotas import set_quotas
from tests.web.desk import EMAIL
from tests.web.desk import NAME
from tests.web.desk import PASSWORD
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.web.page_check import Document

if TYPE_CHECKING:
    from typing import Any

    from flask import Flask

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock

NOW = f"{ROUND}/now"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def sign_in(desk: Desk) -> None:
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=EMAIL, password=PASSWORD)


def now(desk: Desk, seen: str = "") -> dict[str, Any]:
    found: dict[str, Any] = desk.client.get(NOW, query_string={"seen": seen}).get_json()
    return found


def invited(workspace: Workspace) -> list[str]:
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    return [link.address.rpartition("/")[2] for link in links]


def test_the_page_hands_its_script_what_it_needs(desk: Desk, workspace: Workspace) -> None:
    invited(workspace)
    desk.go(ROUND)
    line = next(
        each
        for each in Document(desk.page.text).elements
        if each.attributes.get("id") == "watching"
    )
    assert line.attributes["role"] == "status"
    assert line.attributes["data-address"] == NOW
    assert line.attributes["data-seen"] == now(desk)["mark"]
    assert "live.js" in desk.page.text


def test_what_has_not_changed_is_not_sent_again(desk: Desk, workspace: Workspace) -> None:
    invited(workspace)
    first = now(desk)
    assert "Have submitted" in first["html"]
    again = now(desk, first["mark"])
    assert again["html"] is None
    assert again["as_of"].startswith("As of 23 November 2026, 04:30")


def test_a_beginning_changes_what_is_sent_and_is_said_in_a_sentence(
    desk: Desk, workspace: Workspace
) -> None:
    tokens = invited(workspace)
    first = now(desk)
    begin(workspace, tokens[0], "en")
    after = now(desk, first["mark"])
    assert after["said"] == "0 of 2 submitted, 1 have begun."
    assert 'data-part="counts"' in after["html"]


def test_the_script_is_told_when_there_is_nothing_more_to_watch(
    desk: Desk, workspace: Workspace, clock: Clock
) -> None:
    invited(workspace)
    assert (now(desk)["is_over"], now(desk)["phase"]) == (False, "open")
    clock.now = find_round(workspace, NAME).round.closes_at
    sign_in(desk)
    found = now(desk)
    assert (found["is_over"], found["phase"]) == (False, "closed-grace")
    clock.go_on(minutes=30)
    found = now(desk)
    assert (found["is_over"], found["phase"]) == (True, "closed")
    desk.go(ROUND)
    assert "live.js" not in desk.page.text


def test_a_page_that_is_left_open_keeps_nobody_signed_in(
    desk: Desk, workspace: Workspace, clock: Clock
) -> None:
    invited(workspace)
    for _ in range(12):
        clock.go_on(minutes=10)
        assert desk.client.get(NOW).status_code == 200
    clock.go_on(minutes=10)
    reply = desk.client.get(NOW)
    assert reply.status_code == 303
    assert reply.location.startswith("/sign-in")


def test_a_person_who_looks_stays_signed_in(desk: Desk, workspace: Workspace, clock: Clock) -> None:
    invited(workspace)
    for _ in range(3):
        clock.go_on(minutes=90)
        assert desk.client.get(STUDY).status_code == 200


def test_quotas_stand_on_the_page_once_there_are_any(desk: Desk, workspace: Workspace) -> None:
    invited(workspace)
    assert "Still missing" not in now(desk)["html"]
    set_quotas(workspace, NAME.study, {("community", "scholar"): 3})
    desk.go(ROUND)
    assert "Scholar 3 0 0 3" in desk.words
    assert f"{STUDY}/panel/quotas?round=2026-autumn" in desk.page.text
