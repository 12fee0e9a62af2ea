"""The pages on which a round is dated, scheduled, paused, extended, closed, reopened and followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundState
from surveys.services.answering import begin
from surveys.services.inviting import invite
from surveys.services.launching import find_round
from surveys.services.launching import list_changes
from surveys.services.launching import list_rounds
from tests.web.desk import EMAIL
from tests.web.desk import NAME
from tests.web.desk import PASSWORD
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace
    from tests.web.conftest import Clock

ADD = f"{STUDY}/add-round"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def state(workspace: Workspace) -> RoundState:
    return find_round(workspace, NAME).state


def draft(desk: Desk, workspace: Workspace, **fields: str) -> None:
    with_panel(workspace)
    desk.go(ADD)
    desk.send_to(ADD, round_id="2026-autumn", **({"closes": "2026-12-20"} | fields))


def step(desk: Desk, name: str, **fields: str) -> None:
    desk.go(f"{ROUND}/{name}")
    assert desk.address == f"{ROUND}/{name}", desk.words
    desk.send_to(f"{ROUND}/{name}", **fields)


def test_a_round_has_dates_and_times_in_the_studys_zone(desk: Desk, workspace: Workspace) -> None:
    draft(
        desk,
        workspace,
        opens="2026-12-01",
        opens_time="09:00",
        closes_time="18:30",
        grace="45",
    )
    assert "meant to open at 1 December 2026, 09:00 (Eastern Time)" in desk.words
    assert "to close at 20 December 2026, 18:30 (Eastern Time)" in desk.words
    assert "whoever has begun has 45 minutes to finish" in desk.words


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"opens_time": "09:00"}, "Please choose the date too."),
        ({"opens": "2026-12-21"}, "Choose a close that is later than the opening"),
        ({"opens": "2020-01-01"}, "The opening date 2020-01-01 has passed"),
        ({"grace": "2000"}, "whole minutes from 0 to 1440"),
        ({"closes_time": "late"}, "is no closing date"),
    ],
)
def test_dates_that_cannot_be_get_a_sentence_and_stay_typed(
    desk: Desk, workspace: Workspace, fields: dict[str, str], sentence: str
) -> None:
    draft(desk, workspace, **fields)
    assert sentence in desk.words
    assert list_rounds(workspace) == ()
    for value in fields.values():
        assert f'value="{value}"' in desk.page.text


def test_a_round_is_scheduled_and_made_a_draft_again(desk: Desk, workspace: Workspace) -> None:
    draft(desk, workspace, opens="2026-12-01", opens_time="09:00")
    desk.go(f"{ROUND}/open")
    assert 'value="2026-12-01"' in desk.page.text
    assert "Checklist" in desk.words
    desk.send_to(f"{ROUND}/open")
    assert state(workspace) is RoundState.SCHEDULED
    assert "Experts can answer from 1 December 2026, 09:00 (Eastern Time)" in desk.words
    desk.go(STUDY)
    assert "Scheduled" in desk.words
    assert "opens 1 December 2026, 09:00" in desk.words
    step(desk, "unschedule")
    assert state(workspace) is RoundState.DRAFT
    step(desk, "open", opens="", opens_time="")
    assert state(workspace) is RoundState.OPEN


def test_a_round_that_lacks_something_has_no_button_to_open_it(
    desk: Desk, workspace: Workspace, clock: Clock
) -> None:
    draft(desk, workspace)
    clock.go_on(days=40)
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    desk.go(f"{ROUND}/open")
    assert "The round cannot open yet: see what is marked as needed." in desk.words
    assert "Needed Closing date: It has passed" in desk.words
    assert f'action="{ROUND}/open"' not in desk.page.text


def test_a_round_is_extended_paused_and_goes_on(desk: Desk, workspace: Workspace) -> None:
    with_open_round(workspace)
    desk.go(f"{ROUND}/extend")
    assert 'value="2026-12-23"' in desk.page.text
    step(desk, "extend", closes="2026-12-01")
    assert "Experts were told the later time" in desk.words
    step(desk, "extend", closes="2027-01-08", closes_time="12:00", reason="Holidays")
    assert "the close was moved from the end of 23 December 2026 (Eastern Time)" in desk.words
    assert "Reason: Holidays" in desk.words
    step(desk, "pause", reason="A typing error")
    assert state(workspace) is RoundState.PAUSED
    assert "The round has been paused since" in desk.words
    desk.go(f"{ROUND}/preregistration")
    assert "the round was paused. Reason: A typing error" in desk.words
    step(desk, "resume")
    assert state(workspace) is RoundState.OPEN


def test_closing_says_whom_it_stops_and_may_let_them_finish(
    desk: Desk, workspace: Workspace
) -> None:
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    begin(workspace, links[0].address.rpartition("/")[2], "en")
    desk.go(f"{ROUND}/close")
    assert "One can submit no more: what is not submitted does not count" in desk.words
    assert "May save and submit for 30 more minutes" in desk.words
    step(desk, "close", grace="grace")
    assert state(workspace) is RoundState.CLOSED
    assert "Whoever had begun may still save and submit until" in desk.words
    desk.go(f"{ROUND}/finalise")
    desk.send_to(f"{ROUND}/finalise")
    assert "Declare it final after that, or end their time first." in desk.words
    step(desk, "end-grace")
    assert "the time to finish after the close was ended early" in desk.words
    step(desk, "finalise")
    assert state(workspace) is RoundState.FINAL


def test_reopening_wants_a_reason_and_shows_it_for_good(desk: Desk, workspace: Workspace) -> None:
    with_open_round(workspace)
    step(desk, "close")
    step(desk, "reopen", closes="2027-01-08", reason="")
    assert "Please say why: it is shown beside the results." in desk.words
    step(desk, "reopen", closes="2027-01-08", reason="<b>A server</b> failed")
    assert state(workspace) is RoundState.OPEN
    assert "was opened again until the end of 8 January 2027" in desk.words
    assert "<b>A server</b> failed" in desk.words
    assert "<b>A server" not in desk.page.text


def test_a_round_like_another_and_one_that_follows_it(desk: Desk, workspace: Workspace) -> None:
    with_open_round(workspace)
    desk.go(f"{ROUND}/clone")
    desk.send_to(f"{ROUND}/clone", round_id="2027-spring", closes="2027-05-31")
    assert desk.address.endswith("/rounds/2027-spring")
    desk.go(f"{ADD}?follows=2026-autumn")
    assert '<option value="2026-autumn" selected>' in desk.page.text
    desk.send_to(
        ADD,
        round_id="2027-autumn",
        closes="2027-11-30",
        follows="2026-autumn",
        carries="submitted",
    )
    assert desk.address.endswith("/rounds/2027-autumn")
    assert "only those are asked who submitted answers in it" in desk.words
    desk.go(ADD)
    desk.send_to(ADD, round_id="x", closes="2027-11-30", follows="", carries="submitted")
    assert "Please choose the earlier round too." in desk.words


def test_a_step_that_is_taken_twice_is_taken_once(desk: Desk, workspace: Workspace) -> None:
    with_open_round(workspace)
    for name in ("pause", "resume"):
        desk.go(f"{ROUND}/{name}")
        replies = [desk.post_to(f"{ROUND}/{name}") for _ in range(2)]
        assert [reply.status_code for reply in replies] == [303, 303]
    assert len(list_changes(workspace, NAME)) == 2
