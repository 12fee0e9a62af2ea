"""A written matrix: who may open what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.roles import Right
from surveys.model.roles import Role
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import change_key
from surveys.services.authorizing import give_role
from surveys.web.open_endpoints import is_open
from surveys.web.rights import REQUIRED
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import with_open_round

if TYPE_CHECKING:
    from flask import Flask

    from surveys.services.workspace import Workspace

EMAIL, PASSWORD = "grace@university.example", "four quiet harbour lamps"
EVERYBODY = {Role.OWNER, Role.EDITOR, Role.FIELD_WORKER, Role.ANALYST, Role.VIEWER}
FIELD = {Role.OWNER, Role.FIELD_WORKER}
#: Every kind of page, and the roles that may open it.
MATRIX = {
    STUDY: EVERYBODY,
    ROUND: EVERYBODY,
    f"{STUDY}/versions/1/preview": EVERYBODY,
    f"{STUDY}/draft": {Role.OWNER, Role.EDITOR},
    f"{STUDY}/languages/ja/confirm": {Role.OWNER, Role.EDITOR},
    f"{STUDY}/add-round": FIELD,
    f"{ROUND}/close": FIELD,
    f"{STUDY}/panel": FIELD,
    f"{STUDY}/panel/file": FIELD,
    f"{ROUND}/links/list": FIELD,
    f"{ROUND}/results": {Role.OWNER, Role.ANALYST, Role.VIEWER},
    f"{ROUND}/results/groups": {Role.OWNER, Role.ANALYST, Role.VIEWER},
    f"{ROUND}/results/methods": {Role.OWNER, Role.ANALYST, Role.VIEWER},
    f"{ROUND}/reliability": {Role.OWNER, Role.ANALYST, Role.VIEWER},
    f"{ROUND}/data": {Role.OWNER, Role.ANALYST},
    f"{ROUND}/texts": {Role.OWNER, Role.ANALYST},
    f"{STUDY}/people": {Role.OWNER},
    "/safekeeping": set(),
    "/researchers": set(),
}


def colleague(app: Flask, workspace: Workspace, role: Role | None) -> Desk:
    """Open a round, and sign in somebody who works on its study in a role, or on nothing."""
    add_researcher(workspace, "admin@university.example", PASSWORD, "Ada")
    with_open_round(workspace)
    add_researcher(workspace, EMAIL, PASSWORD, "Grace", is_administrator=False)
    if role:
        give_role(workspace, NAME.study, EMAIL, role)
    desk = new_desk(app)
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=EMAIL, password=PASSWORD)
    return desk


def test_every_page_that_is_not_open_says_which_right_it_wants(app: Flask) -> None:
    wanting = {
        rule.endpoint for rule in app.url_map.iter_rules() if not is_open(rule.endpoint)
    } - set(REQUIRED)
    assert wanting == set(), f"add these to surveys/web/rights.py: {sorted(wanting)}"


def test_a_right_is_asked_for_only_where_the_address_names_a_study(app: Flask) -> None:
    nameless = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if isinstance(REQUIRED.get(rule.endpoint), Right) and "study_id" not in rule.arguments
    ]
    assert nameless == []


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_its_pages_and_no_others(
    app: Flask, workspace: Workspace, role: Role
) -> None:
    desk = colleague(app, workspace, role)
    opened = {address for address in MATRIX if desk.client.get(address).status_code == 200}
    assert opened == {address for address, roles in MATRIX.items() if role in roles}


def test_a_study_of_others_does_not_exist(app: Flask, workspace: Workspace) -> None:
    desk = colleague(app, workspace, None)
    for address in MATRIX:
        if address.startswith(STUDY):
            reply = desk.go(address)
            assert reply.status_code == 404
            assert "There is no study “northeast-asia”." in desk.words
    desk.go("/")
    assert "Northeast Asia" not in desk.words


def test_a_refusal_names_who_can_help(app: Flask, workspace: Workspace) -> None:
    desk = colleague(app, workspace, Role.VIEWER)
    give_role(workspace, NAME.study, "admin@university.example", Role.OWNER)
    reply = desk.go(f"{STUDY}/panel")
    assert reply.status_code == 403
    assert (
        "Your role does not let you see who the experts of this study are. "
        "An owner of the study can change that: Ada." in desk.words
    )


def test_no_role_includes_the_key(app: Flask, workspace: Workspace) -> None:
    colleague(app, workspace, Role.OWNER)
    assert all(Right.USE_KEY not in role.rights for role in Role)
    assert Right.USE_KEY in change_key(workspace, NAME.study, EMAIL, may_use_key=True).rights


def test_whoever_is_taken_out_is_signed_out(app: Flask, workspace: Workspace) -> None:
    desk = colleague(app, workspace, Role.EDITOR)
    assert desk.client.get(STUDY).status_code == 200
    give_role(workspace, NAME.study, EMAIL, Role.VIEWER)
    assert desk.client.get(STUDY).location.startswith("/sign-in")
