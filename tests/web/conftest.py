from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app import create_app
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.web.workspaces import attach
from tests.web.browsing import Browser
from tests.web.browsing import CheckingClient

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from surveys.model.settings import Settings
    from surveys.services.workspace import Workspace


class Clock:
    """A clock that goes on only when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, **by: int) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def initialised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with nothing in it; copied, never written to."""
    folder = tmp_path_factory.mktemp("initialised") / "instance"
    initialise(folder)
    return folder


@pytest.fixture
def settings(initialised: Path, tmp_path: Path) -> Settings:
    shutil.copytree(initialised, tmp_path / "instance")
    return load_settings(tmp_path / "instance", {})


@pytest.fixture
def workspace(settings: Settings, clock: Clock) -> Iterator[Workspace]:
    opened = replace(open_installation(settings), clock=clock)
    yield opened
    opened.studies.close()
    opened.people.close()


@pytest.fixture
def app(settings: Settings, workspace: Workspace) -> Flask:
    made = create_app(settings)
    attach(made, settings, workspace)
    made.testing = True
    made.test_client_class = CheckingClient
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def new_browser(app: Flask) -> Callable[[], Browser]:
    """Every call gives another browser, with no cookies."""
    return lambda: Browser(app.test_client())
