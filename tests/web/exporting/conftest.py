"""A round that was answered and closed, and one that is open; an export of few files, so that making them takes no second."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundName
from surveys.services.auditing.reading import list_events
from surveys.services.authenticating import add_researcher
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.working import run_due
from tests.web.conftest import Clock
from tests.web.desk import NAME
from tests.web.desk import ROUND
from tests.web.desk import STUDY
from tests.web.desk import Desk
from tests.web.desk import new_desk
from tests.web.desk import with_open_round
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import token_of

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from surveys.model.settings import Settings
    from surveys.services.inviting import Link
    from surveys.services.workspace import Workspace


DATA, ALL = f"{ROUND}/data", f"{ROUND}/data.zip"
NEXT = RoundName(study=NAME.study, round="2027-spring")
NEXT_DATA, NEXT_ALL = (f"{STUDY}/rounds/{NEXT.round}/{each}" for each in ("data", "data.zip"))
ADA, GRACE, PASSWORD = "ada@university.example", "grace@university.example", "four quiet lamps"
FEW = ("README.txt", "ratings.csv", "placements.csv", "codebook.csv")


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with a round that was answered and closed, and an open one; copied, never written to."""
    folder = tmp_path_factory.mktemp("answered") / "instance"
    initialise(folder)
    workspace = replace(open_installation(load_settings(folder, {})), clock=Clock())
    add_researcher(workspace, ADA, PASSWORD, "Ada")
    with_open_round(workspace)
    links: list[Link] = []
    invite(workspace, NAME, links.extend)
    for number, link in enumerate(links):
        answer_everything(workspace, token_of(link), at_random(number))
    close_round(workspace, NAME)
    create_round(workspace, NEXT.study, NEXT.round, "30d")
    open_round(workspace, NEXT)
    run_due(workspace)  # computes the results, once for all tests
    workspace.studies.close()
    workspace.people.close()
    return folder


@pytest.fixture
def settings(answered: Path, tmp_path: Path) -> Settings:
    shutil.copytree(answered, tmp_path / "instance")
    return load_settings(tmp_path / "instance", {})


@pytest.fixture
def desk(app: Flask) -> Desk:
    return signed_in(app, ADA)


def signed_in(app: Flask, email: str) -> Desk:
    opened = new_desk(app)
    opened.go("/sign-in")
    opened.send_to("/sign-in", email=email, password=PASSWORD)
    return opened


@pytest.fixture
def few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an export have few files, so that making them takes no second."""
    monkeypatch.setattr("surveys.services.working.exports.names_for", lambda _source: FEW)


def exported(workspace: Workspace) -> list[object]:
    """Return which files were recorded to have been handed out, the newest first."""
    events = list_events(workspace, NAME.study).events
    return [each.event.details["files"] for each in events if each.event.kind == "data-exported"]
