from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundState
from surveys.services.launching import find_round
from surveys.services.launching import list_rounds
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

ADD = f"{STUDY}/add-round"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def state(workspace: Workspace) -> RoundState:
    return find_round(workspace, NAME).state


def test_a_round_goes_from_draft_to_final(desk: Desk, workspace: Workspace) -> None:
    with_panel(workspace)
    desk.go(ADD)
    desk.send_to(ADD, round_id="2026-autumn", closes="2026-12-20")
    assert desk.address == ROUND
    assert "the end of 20 December 2026 (Eastern Time)" in desk.words
    for step, now in (
        ("open", RoundState.OPEN),
        ("close", RoundState.CLOSED),
        ("finalise", RoundState.FINAL),
    ):
        desk.go(f"{ROUND}/{step}")
        assert desk.address == f"{ROUND}/{step}"
        desk.send_to(f"{ROUND}/{step}")
        assert desk.address == ROUND
        assert state(workspace) is now


def test_looking_at_what_cannot_be_undone_changes_nothing(desk: Desk, workspace: Workspace) -> None:
    with_open_round(workspace)
    desk.go(f"{ROUND}/close")
    assert "Invited and not begun" in desk.words
    assert state(workspace) is RoundState.OPEN


def test_opening_says_what_it_fixes(desk: Desk, workspace: Workspace) -> None:
    with_panel(workspace)
    desk.go(ADD)
    desk.send_to(ADD, round_id="2026-autumn", closes="2026-12-20")
    desk.go(f"{ROUND}/open")
    for words in ("59 questions", "Ada", "ada@university.example", "Drafts, not offered"):
        assert words in desk.words


@pytest.mark.parametrize(
    ("round_id", "closes", "sentence"),
    [
        ("2026 Autumn!", "2026-12-20", "cannot name a round"),
        ("../../etc", "2026-12-20", "cannot name a round"),
        ("2026-autumn", "2020-01-01", "2020-01-01 has passed"),
        ("2026-autumn", "9000-01-01", "is not within the next few years"),
        ("2026-autumn", "soon", "is no closing date"),
        ("", "2026-12-20", "Please name the round"),
        ("2026-autumn", "", "Please choose the last day"),
        ("x" * 65, "2026-12-20", "at most 64 characters"),
    ],
)
def test_a_round_that_cannot_be_created_gets_a_sentence(
    desk: Desk, workspace: Workspace, round_id: str, closes: str, sentence: str
) -> None:
    with_panel(workspace)
    desk.go(ADD)
    reply = desk.send_to(ADD, round_id=round_id, closes=closes)
    assert reply.status_code == 422
    assert sentence in desk.words
    assert list_rounds(workspace) == ()


def test_creating_a_round_twice_shows_the_one_that_is_there(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    desk.go(ADD)
    first = desk.post_to(ADD, round_id="2026-autumn", closes="2026-12-20")
    desk.send_to(ADD, round_id="2026-autumn", closes="2026-12-20")
    assert first.location == desk.address == ROUND
    assert "already has a round" in desk.page.text
    assert len(list_rounds(workspace)) == 1


def test_opening_and_closing_twice_is_once(desk: Desk, workspace: Workspace) -> None:
    with_panel(workspace)
    desk.go(ADD)
    desk.send_to(ADD, round_id="2026-autumn", closes="2026-12-20")
    for step in ("open", "close", "finalise"):
        desk.go(f"{ROUND}/{step}")
        replies = [desk.post_to(f"{ROUND}/{step}") for _ in range(2)]
        assert [reply.status_code for reply in replies] == [303, 303]


@pytest.mark.parametrize("step", ["open", "finalise"])
def test_a_step_that_is_not_possible_now_leads_back_to_the_round(
    desk: Desk, workspace: Workspace, step: str
) -> None:
    with_open_round(workspace)
    desk.go(f"{ROUND}/{step}")
    assert desk.address == ROUND
    assert "The round 2026-autumn is open. Nothing was changed." in desk.page.text


def test_a_round_is_created_with_the_whole_questionnaire_or_a_form_of_it(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    desk.go(ADD)
    assert "The whole questionnaire: 48 answers" in desk.words
    assert "Short form: 28 answers, about 6 minutes on a computer, 8 on a phone" in desk.words
    assert "so there are no dilemma scores" in desk.words
    desk.send_to(ADD, round_id="2026-autumn", closes="2026-12-20", questionnaire="short")
    assert find_round(workspace, NAME).round.form == "short"
    assert "asks the form Short form" in desk.words
    desk.go(f"{ROUND}/open")
    assert "Short form" in desk.words
    desk.go(STUDY)
    assert "asks the form Short form" in desk.words


def test_the_whole_questionnaire_is_asked_where_nothing_is_chosen(
    desk: Desk, workspace: Workspace
) -> None:
    with_panel(workspace)
    desk.go(ADD)
    desk.send_to(ADD, round_id="2026-autumn", closes="2026-12-20")
    assert find_round(workspace, NAME).round.form == ""
    assert "asks the form" not in desk.words


def test_a_form_that_there_is_not_is_said_at_the_choice(desk: Desk, workspace: Workspace) -> None:
    with_panel(workspace)
    desk.go(ADD)
    reply = desk.send_to(ADD, round_id="2026-autumn", closes="2026-12-20", questionnaire="tiny")
    assert reply.status_code == 422
    assert "Please choose what is asked." in desk.words
