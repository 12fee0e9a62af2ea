from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.roles import Role
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.test_rights import colleague

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

FILES = f"{ROUND}/field-work"


@pytest.mark.parametrize("role", Role)
def test_everybody_who_works_on_a_study_may_watch_and_sees_no_name_there(
    app: Flask, workspace: Workspace, role: Role
) -> None:
    desk = colleague(app, workspace, role)
    invite(workspace, NAME, lambda _: None)
    for address in (ROUND, f"{ROUND}/now", f"{ROUND}/quality", f"{FILES}/experts.csv"):
        reply = desk.client.get(address)
        assert reply.status_code == 200, address
        assert "Simulated One" not in reply.text
        assert "one@demo.example" not in reply.text


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.OWNER, 200), (Role.ANALYST, 200), (Role.VIEWER, 200), (Role.FIELD_WORKER, 403)],
)
def test_single_responses_are_for_those_who_may_see_results(
    app: Flask, workspace: Workspace, role: Role, status: int
) -> None:
    desk = colleague(app, workspace, role)
    close_round(workspace, NAME)
    assert desk.client.get(f"{FILES}/flags.csv").status_code == status
    desk.go(f"{ROUND}/quality")
    assert ("flags.csv" in desk.page.text) is False  # nobody answered, so none is offered


def test_a_viewer_is_led_to_no_page_that_is_closed_to_them(
    app: Flask, workspace: Workspace
) -> None:
    desk = colleague(app, workspace, Role.VIEWER)
    desk.go(ROUND)
    for end in ("/panel", "/mail"):
        assert f'{end}"' not in desk.page.text


def test_a_file_is_saved_under_the_name_of_its_round(app: Flask, workspace: Workspace) -> None:
    desk = colleague(app, workspace, Role.VIEWER)
    reply = desk.client.get(f"{FILES}/rates.csv")
    assert reply.headers["Content-Disposition"] == (
        'attachment; filename="northeast-asia-2026-autumn-rates.csv"'
    )
    drawn = desk.client.get(f"{FILES}/figures/curve.svg?save=1")
    assert drawn.mimetype == "image/svg+xml"
    assert "2026-autumn-curve.svg" in drawn.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("end", "status", "sentence"),
    [
        ("names.csv", 404, "no file “names.csv”"),
        ("figures/curve.gif", 404, "come as svg, png, pdf"),
        ("figures/map.svg", 404, "no figure “map”"),
        ("figures/items.svg", 403, "appear with the 5th submission"),
        ("flags.csv", 403, "single responses are listed only once it is closed"),
    ],
)
def test_what_cannot_be_handed_out_is_refused_in_a_sentence(
    app: Flask, workspace: Workspace, end: str, status: int, sentence: str
) -> None:
    desk = colleague(app, workspace, Role.VIEWER)
    reply = desk.go(f"{FILES}/{end}")
    assert reply.status_code == status
    assert sentence in desk.words
