"""Whatever somebody's role: no link leads to a refusal, and no page joins names to pseudonyms."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.roles import Right
from surveys.model.roles import Role
from surveys.services.authenticating import add_researcher
from surveys.services.authorizing import give_role
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.working import run_due
from surveys.storage import keys
from surveys.web.rights import REQUIRED
from tests.web.browsing import forms_on
from tests.web.conftest import Clock
from tests.web.crawling import crawl
from tests.web.desk import NAME
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import with_open_round
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import token_of

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from werkzeug.test import TestResponse

    from surveys.model.settings import Settings
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace

EMAIL, PASSWORD = "grace@university.example", "four quiet harbour lamps"
ADMINISTRATOR = "admin@university.example"


@pytest.fixture(scope="module")
def template(initialised: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation of a study with a closed round that was answered, and an open one; copied, never written to."""
    folder = tmp_path_factory.mktemp("by role") / "instance"
    shutil.copytree(initialised, folder)
    workspace = replace(open_installation(load_settings(folder, {})), clock=Clock())
    add_researcher(workspace, ADMINISTRATOR, PASSWORD, "Ada")
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    for seed, link in enumerate(links):
        answer_everything(workspace, token_of(link), at_random(seed))
    close_round(workspace, NAME)
    later = replace(NAME, round="2027-spring")
    create_round(workspace, later.study, later.round, "60d")
    open_round(workspace, later)
    add_researcher(workspace, EMAIL, PASSWORD, "Grace", is_administrator=False)
    run_due(workspace)  # computes the results, once for all roles
    workspace.studies.close()
    workspace.people.close()
    return folder


@pytest.fixture
def settings(template: Path, tmp_path: Path) -> Settings:
    shutil.copytree(template, tmp_path / "instance")
    return load_settings(tmp_path / "instance", {})


def sign_in(app: Flask, email: str) -> Desk:
    desk = new_desk(app)
    desk.go("/sign-in")
    desk.send_to("/sign-in", email=email, password=PASSWORD)
    return desk


@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: role.value if role else "admin")
def test_no_link_leads_to_a_refusal_and_no_page_joins_names_to_pseudonyms(
    app: Flask, workspace: Workspace, role: Role | None
) -> None:
    if role is not None:
        give_role(workspace, NAME.study, EMAIL, role)
    found = crawl(sign_in(app, EMAIL if role else ADMINISTRATOR))
    assert len(found) > 8
    refused = {
        address: (reply.status_code, shown_on)
        for address, (shown_on, reply) in found.items()
        if reply.status_code >= 400
    }
    assert not refused, "\n".join(map(str, refused.items()))
    assert not _refused_forms(app, found, role), "a form would be refused"
    experts = keys.list_keys(workspace.people.read(), NAME.study)
    joining = [
        address
        for address, (_, reply) in found.items()
        if any(each.pseudonym[:8].encode() in reply.data for each in experts)
        and any(
            each.name.encode() in reply.data or each.email.encode() in reply.data
            for each in experts
        )
    ]
    assert joining == []


def _refused_forms(
    app: Flask, found: dict[str, tuple[str, TestResponse]], role: Role | None
) -> list[tuple[str, str]]:
    """List the forms on pages that go to where the role may not go, each with its page."""
    adapter = app.url_map.bind("127.0.0.1")
    refused = []
    for address, (_, reply) in found.items():
        for form in forms_on(reply.text) if reply.mimetype == "text/html" else []:
            required = REQUIRED.get(adapter.match(form.action.partition("?")[0], "POST")[0])
            if isinstance(required, Right) and role and required not in role.rights:
                refused.append((form.action, address))
    return refused
