from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundState
from tests.workspaces import Clock
from tests.workspaces import bring_round
from tests.workspaces import close
from tests.workspaces import make_installation
from tests.workspaces import open_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.services.workspace import Workspace


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with a study, a researcher and a panel; copied, never written to."""
    folder = tmp_path_factory.mktemp("made") / "instance"
    make_installation(folder)
    return folder


@pytest.fixture(scope="session")
def answered(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose round was answered by seven experts and closed; copied, never written to."""
    folder = tmp_path_factory.mktemp("answered") / "instance"
    shutil.copytree(made, folder)
    workspace = open_at(folder, Clock())
    bring_round(workspace, RoundState.CLOSED, answered=7)
    close(workspace)
    return folder


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the made installation, on the first of September 2026."""
    yield from _copy(made, tmp_path)


@pytest.fixture
def closed(answered: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the answered installation, a day later."""
    for workspace in _copy(answered, tmp_path):
        workspace.clock.go_on(days=1)  # type: ignore[attr-defined]
        yield workspace


def _copy(template: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(template, tmp_path / "instance")
    workspace = open_at(tmp_path / "instance", Clock())
    yield workspace
    close(workspace)
