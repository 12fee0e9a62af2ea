from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.services.inviting import invite
from surveys.services.revoking import list_links
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import Desk
from tests.web.desk import signed_in_desk
from tests.web.desk import with_open_round

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

LINKS = f"{ROUND}/links/list"
ONE, ALL = f"{ROUND}/links/revoke", f"{ROUND}/links/revoke-all"


@pytest.fixture
def desk(app: Flask, workspace: Workspace) -> Desk:
    desk = signed_in_desk(app, workspace)
    with_open_round(workspace)
    return desk


@pytest.fixture
def paths(desk: Desk, workspace: Workspace) -> dict[str, str]:
    """The paths of everybody's links."""
    made: list[Link] = []
    invite(workspace, NAME, made.extend)
    assert desk
    return {each.email: each.address.removeprefix(workspace.settings.public_url) for each in made}


def live(workspace: Workspace) -> list[int]:
    return [each.live for each in list_links(workspace, NAME)]


def test_before_anybody_is_invited_the_page_says_how_links_come_about(desk: Desk) -> None:
    desk.go(LINKS)
    assert desk.page.status_code == 200
    assert "Nobody was invited to this round yet" in desk.words
    desk.go(ALL)
    assert "nothing to revoke" in desk.words


def test_the_links_of_one_expert_are_revoked_after_a_page_that_says_what_it_means(
    desk: Desk, workspace: Workspace, paths: dict[str, str], app: Flask
) -> None:
    desk.go(ROUND)
    assert f'href="{LINKS}"' in desk.page.text
    desk.go(LINKS)
    desk.send_to(ONE, email="one@demo.example")
    assert desk.heading == "Revoke the links of Simulated One?"
    assert "1 link to the round 2026-autumn stops working at once" in desk.words
    assert live(workspace) == [1, 1]
    desk.send_to(ONE)
    assert "1 link was revoked; it opens nothing any more." in desk.page.text
    assert "Simulated One <one@demo.example>" in desk.words
    assert live(workspace) == [0, 1]
    assert app.test_client().get(paths["one@demo.example"]).status_code == 404
    assert app.test_client().get(paths["two@demo.example"]).status_code == 200


def test_everybodys_links_are_revoked_after_the_numbers_were_read(
    desk: Desk, workspace: Workspace, paths: dict[str, str]
) -> None:
    assert len(paths) == 2
    desk.go(ALL)
    assert "2 links to the round 2026-autumn stop working" in desk.words
    assert "They are those of 2 experts." in desk.words
    assert live(workspace) == [1, 1]
    desk.send_to(ALL)
    assert "2 links were revoked" in desk.page.text
    assert live(workspace) == [0, 0]


@pytest.mark.usefixtures("paths")
def test_somebody_who_was_not_invited_is_said_at_the_form(desk: Desk, workspace: Workspace) -> None:
    desk.go(LINKS)
    reply = desk.send_to(ONE, email="three@demo.example")
    assert reply.status_code == 422
    assert "three@demo.example was not invited" in desk.words
    assert 'value="three@demo.example"' in reply.text
    assert live(workspace) == [1, 1]
