from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from surveys.services import preregistering
from surveys.services.launching import create_round
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_panel

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

PAGE = f"{ROUND}/preregistration"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    found = signed_in_desk(app, workspace)
    with_panel(workspace)
    create_round(workspace, NAME.study, NAME.round, "30d")
    return found


def test_a_draft_shows_its_checklist_with_links(desk: Desk) -> None:
    desk.go(PAGE)
    assert "what it would be opened with now" in desk.words
    assert "Who asks: Ada, the installation’s first researcher" in desk.words
    assert 'href="/studies/northeast-asia/draft"' in desk.page.text
    assert "Cut point of Threat agreement" in desk.words
    assert "Estimator: the mean of the experts’ scores" in desk.words


def test_what_was_recorded_is_shown_without_a_checklist(desk: Desk, workspace: Workspace) -> None:
    made = preregistering.preregistration(workspace, NAME)
    with workspace.study(NAME.study).write() as db:
        preregistering.keep(workspace, db, made)
    desk.go(PAGE)
    assert "Nothing in it can change" in desk.words
    assert made.sha256 in desk.words
    assert "Before the round opens" not in desk.words


def test_the_json_file_has_the_hash_that_is_shown(desk: Desk, workspace: Workspace) -> None:
    reply = desk.client.get(f"{PAGE}/preregistration.json")
    shown = preregistering.preregistration(workspace, NAME).sha256
    assert hashlib.sha256(reply.data).hexdigest() == shown


def test_the_pdf_is_handed_out(desk: Desk) -> None:
    reply = desk.client.get(f"{PAGE}/preregistration.pdf")
    assert reply.data.startswith(b"%PDF")
    assert reply.mimetype == "application/pdf"


def test_a_round_that_is_not_there_is_not_found(desk: Desk) -> None:
    address = PAGE.replace("2026-autumn", "2027")
    assert desk.client.get(address).status_code == 404
