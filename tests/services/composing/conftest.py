from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from surveys.services.composing import compose_report
from tests.workspaces import AUTUMN
from tests.workspaces import Clock
from tests.workspaces import close
from tests.workspaces import open_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.model.documents import Document
    from surveys.services.workspace import Workspace

    Report = Callable[[str], Document]


@pytest.fixture(scope="session")
def reported(answered: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The answered installation, a day after the close; its results and figures are computed once, and nobody writes."""
    folder = tmp_path_factory.mktemp("reported") / "instance"
    shutil.copytree(answered, folder)
    workspace = open_at(folder, Clock())
    workspace.clock.go_on(days=1)  # type: ignore[attr-defined]
    yield workspace
    close(workspace)


@pytest.fixture(scope="session")
def report(reported: Workspace) -> Report:
    """Compose the report of the closed round in a language, once each."""
    made: dict[str, Document] = {}

    def composed(language: str) -> Document:
        if language not in made:
            made[language], _ = compose_report(reported, AUTUMN, language)
        return made[language]

    return composed
