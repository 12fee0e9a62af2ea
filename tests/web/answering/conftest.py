from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from tests.web.answering.rounds import Field
from tests.web.answering.rounds import open_field
from tests.web.conftest import Clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from surveys.model.settings import Settings
    from tests.web.browsing import Browser


@pytest.fixture(scope="session")
def fielded(initialised: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Field]:
    """An installation with an open round, and its links; copied, never written to."""
    folder = tmp_path_factory.mktemp("fielded") / "instance"
    shutil.copytree(initialised, folder)
    workspace = replace(open_installation(load_settings(folder, {})), clock=Clock())
    field = open_field(workspace)
    workspace.studies.close()
    workspace.people.close()
    return folder, field


@pytest.fixture
def settings(request: pytest.FixtureRequest, initialised: Path, tmp_path: Path) -> Settings:
    """An installation of this test's own: with the open round where the test asks for it, else empty."""
    template = initialised
    if "field" in request.fixturenames:
        template, _ = request.getfixturevalue("fielded")
    shutil.copytree(template, tmp_path / "instance")
    return load_settings(tmp_path / "instance", {})


@pytest.fixture
def field(fielded: tuple[Path, Field]) -> Field:
    return fielded[1]


@pytest.fixture
def browser(new_browser: Callable[[], Browser]) -> Browser:
    return new_browser()
