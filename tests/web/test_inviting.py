from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from surveys.services.recruiting import list_panel
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from surveys.services.workspace import Workspace

FILE = f"{STUDY}/panel/file"
IMPORT = f"{STUDY}/panel/import"
LINKS = f"{ROUND}/links"
MIXED = (
    b"name,email,community\nSimulated Three,three@demo.example,scholar\nNobody,no-address,wizard\n"
)


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    return signed_in_desk(app, workspace)


def addresses(workspace: Workspace) -> list[str]:
    return [expert.email for expert in list_panel(workspace, NAME.study)]


def links_in(reply: TestResponse) -> dict[str, str]:
    assert reply.status_code == 200
    assert reply.mimetype == "text/csv"
    rows = csv.DictReader(io.StringIO(reply.text))
    return {row["email"]: row["link"].removeprefix("http://127.0.0.1:5055") for row in rows}


def test_links_are_downloaded_once_and_open(app: Flask, desk: Desk, workspace: Workspace) -> None:
    with_open_round(workspace)
    desk.go(ROUND)
    reply = desk.post_to(LINKS)
    filename = 'attachment; filename="links-northeast-asia-2026-autumn.csv"'
    assert reply.headers["Content-Disposition"] == filename
    assert reply.headers["Cache-Control"] == "no-store"
    links = links_in(reply)
    assert set(links) == {"one@demo.example", "two@demo.example"}
    desk.send_to(LINKS)
    assert desk.address == ROUND
    assert "none was made and none was revoked" in desk.page.text
    for link in links.values():
        assert new_desk(app).go(link).status_code == 200


def test_a_new_link_ends_the_old_one_and_sending_the_form_twice_ends_nothing_more(
    app: Flask, desk: Desk, workspace: Workspace
) -> None:
    with_open_round(workspace)
    desk.go(ROUND)
    old = links_in(desk.post_to(LINKS))
    desk.go(ROUND)
    reply = desk.post_to(f"{LINKS}/one", email="one@demo.example")
    assert "new-links-northeast-asia-2026-autumn.csv" in reply.headers["Content-Disposition"]
    new = links_in(reply)
    assert list(new) == ["one@demo.example"]
    assert new_desk(app).go(old["one@demo.example"]).status_code == 404
    desk.send_to(f"{LINKS}/one", email="one@demo.example")
    assert "This form was sent before" in desk.page.text
    assert new_desk(app).go(new["one@demo.example"]).status_code == 200
    assert new_desk(app).go(old["two@demo.example"]).status_code == 200


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("stranger@demo.example", "was not invited to the round"),
        ("nobody", "is not an e-mail address"),
        ("", "Please enter the e-mail address of the expert."),
    ],
)
def test_a_new_link_for_nobody_gets_a_sentence(
    desk: Desk, workspace: Workspace, email: str, sentence: str
) -> None:
    with_open_round(workspace)
    desk.go(ROUND)
    desk.post_to(LINKS)
    desk.go(ROUND)
    reply = desk.send_to(f"{LINKS}/one", email=email)
    assert reply.status_code == 422
    assert sentence in desk.words


def test_new_links_for_everybody_end_all_old_ones(
    app: Flask, desk: Desk, workspace: Workspace
) -> None:
    with_open_round(workspace)
    desk.go(ROUND)
    old = links_in(desk.post_to(LINKS))
    desk.go(f"{LINKS}/all")
    new = links_in(desk.post_to(f"{LINKS}/all"))
    assert set(new) == set(old)
    assert all(new_desk(app).go(link).status_code == 404 for link in old.values())
    assert all(new_desk(app).go(link).status_code == 200 for link in new.values())


def test_a_closed_round_makes_no_first_links_and_still_replaces_lost_ones(
    desk: Desk, workspace: Workspace
) -> None:
    with_open_round(workspace)
    desk.go(ROUND)
    desk.post_to(LINKS)
    workspace.clock.go_on(days=60)  # type: ignore[attr-defined]
    desk.go("/sign-in")
    desk.send_to("/sign-in", email="ada@university.example", password="correct horse battery")
    desk.go(ROUND)
    assert "Create links and download them" not in desk.words
    assert "Create a new link and download it" in desk.words


def test_without_a_panel_no_link_is_made(desk: Desk, workspace: Workspace) -> None:
    desk.go("/add-study")
    desk.send_to("/add-study/default")
    desk.go(f"{STUDY}/add-round")
    desk.send_to(f"{STUDY}/add-round", round_id="2026-autumn", closes="2026-12-20")
    assert "Nobody is in the panel yet" in desk.words
    assert f'action="{LINKS}"' not in desk.page.text
    assert addresses(workspace) == []


def test_an_address_that_looks_like_a_formula_is_no_formula_in_the_file_of_links(
    desk: Desk, workspace: Workspace
) -> None:
    with_open_round(workspace)
    desk.go(FILE)
    desk.upload_to(FILE, b"name,email\nSimulated Sum,=1+1@demo.example\n", "panel.csv")
    desk.send_to(IMPORT)
    desk.go(ROUND)
    assert "'=1+1@demo.example" in links_in(desk.post_to(LINKS))
