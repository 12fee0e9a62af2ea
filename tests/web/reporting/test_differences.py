"""The pages of groups, camps, fears and threats, in the demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.reporting.conftest import CLOSED
from tests.web.reporting.conftest import OPEN

if TYPE_CHECKING:
    from tests.web.desk import Desk


def test_the_page_of_groups_compares_communities_and_says_whether_there_are_camps(
    desk: Desk,
) -> None:
    desk.go(f"{CLOSED}/results/groups")

    assert desk.page.status_code == 200
    for words in (
        "Between communities: US–Japan",
        "where each group stands",
        "Holm’s p",
        "Camps: US–ROK",
        "Polarisation",
    ):
        assert words in desk.words


def test_the_page_of_groups_of_an_open_round_shows_none(desk: Desk) -> None:
    desk.go(f"{OPEN}/results/groups")

    assert "no group of experts is shown apart from the whole panel" in desk.words
    assert "No groups and no camps are shown while answers can come in" in desk.words


def test_the_page_of_fears_begins_with_the_united_states_and_compares_threats(desk: Desk) -> None:
    desk.go(f"{CLOSED}/results/dilemma")

    assert desk.words.index("The United States: fear of abandonment") < desk.words.index(
        "Japan: fear of abandonment"
    )
    assert "How many experts see which fear" in desk.words
    assert "China less North Korea" in desk.words
