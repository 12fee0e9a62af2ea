from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services.inviting import invite
from tests.web.desk import NAME
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

DOCTOR, REPAIR = "/doctor", "/doctor/repair"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def test_opening_the_page_examines_nothing_and_says_what_would_be(desk: Desk) -> None:
    desk.go(DOCTOR)
    assert desk.heading == "Is the installation well?"
    assert "It changes nothing and sends nothing" in desk.words
    assert "Nothing must be mended" not in desk.words


def test_an_examination_says_what_to_do_about_each_finding(
    desk: Desk, workspace: Workspace
) -> None:
    (workspace.settings.instance / "people.db").chmod(0o644)
    desk.go(DOCTOR)
    reply = desk.send_to(DOCTOR)
    assert reply.status_code == 200
    assert "must be mended." in desk.words
    assert "Others on this machine may read people.db." in desk.words
    assert "chmod -R go-rwx" in desk.words
    assert "PUBLIC_URL is not set" in desk.words


def test_what_was_left_half_done_is_finished_on_the_page(desk: Desk, workspace: Workspace) -> None:
    with_open_round(workspace)
    invite(workspace, NAME, lambda _: None)
    with workspace.study(NAME.study).write() as db:
        db.execute("DELETE FROM round_experts")
    desk.go(DOCTOR)
    assert f"The study of {NAME} does not know that 2 experts were invited" in desk.words
    desk.send_to(REPAIR)
    assert "2 things that were left half done are finished." in desk.page.text
    assert workspace.study(NAME.study).read()["round_experts"].count == 2
    assert REPAIR not in desk.page.text
