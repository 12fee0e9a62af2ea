from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round
from tests.workspaces import all_points
from tests.workspaces import answer_everything

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

QUALITY = f"{ROUND}/quality"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def answered(workspace: Workspace) -> None:
    """Have the panel of two answer with the same point everywhere."""
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    for link in links:
        answer_everything(workspace, link.address.rpartition("/")[2], all_points(6))


def test_an_open_round_with_few_submissions_says_why_nothing_is_shown(
    desk: Desk, workspace: Workspace
) -> None:
    answered(workspace)
    desk.go(QUALITY)
    assert "these numbers appear with the 5th submission" in desk.words
    assert "you see here which items they skip" in desk.words
    assert "is listed once the round is closed" in desk.words


def test_a_closed_round_shows_items_flags_and_short_labels(
    desk: Desk, workspace: Workspace
) -> None:
    answered(workspace)
    close_round(workspace, NAME)
    desk.go(QUALITY)
    assert "Item by item" in desk.words
    assert "Straight-lining 2 2 The same point in every rating" in desk.words
    assert "It deletes nothing" in desk.words
    assert "Responses with a flag" in desk.words
    assert f"{ROUND}/field-work/flags.csv" in desk.page.text
    pseudonym = next(workspace.study(NAME.study).read()["responses"].rows)["pseudonym"]
    assert pseudonym[:8] in desk.words
    assert pseudonym not in desk.words


def test_a_draft_says_that_nobody_can_have_answered(desk: Desk, workspace: Workspace) -> None:
    add_study(workspace, shipped_study_file())
    create_round(workspace, NAME.study, NAME.round, "30d")
    desk.go(QUALITY)
    assert "The round has not been opened" in desk.words


def test_the_page_of_a_draft_says_what_to_do_next(desk: Desk, workspace: Workspace) -> None:
    add_study(workspace, shipped_study_file())
    create_round(workspace, NAME.study, NAME.round, "30d")
    desk.go(ROUND)
    assert "Nobody has been invited yet." in desk.words
    assert "Bring the experts in" in desk.words
    assert "Open the round when its checklist is done." in desk.words
