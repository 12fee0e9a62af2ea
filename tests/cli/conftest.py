from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from surveys.cli.main import build
from surveys.services.designing import shipped_study_file
from tests.workspaces import PASSWORD
from tests.workspaces import make_installation
from tests.workspaces import panel_csv

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result
    from flask import Flask

    from surveys.model.settings import Settings

    Run = Callable[..., Result]


def create_app(settings: Settings) -> Flask:
    """Stand where the application factory is handed in; no command of these tests needs pages."""
    raise AssertionError(settings)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a researcher works, with the files that are handed in."""
    monkeypatch.chdir(tmp_path)
    Path("secret.txt").write_text(f"{PASSWORD}\nand what is not the password\n")
    Path("panel.csv").write_bytes(panel_csv(6))
    Path("study.toml").write_bytes(shipped_study_file())
    return tmp_path


@pytest.fixture
def soundings(here: Path) -> Run:
    """Run a command as somebody types it."""

    def run(line: str, stdin: str | None = None) -> Result:
        environ = {"SOUNDINGS_INSTANCE": str(here / "instance"), "SOUNDINGS_PUBLIC_URL": ""}
        return CliRunner().invoke(
            build(create_app), line.split(), input=stdin, env=environ, prog_name="soundings"
        )

    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made for commands") / "instance"
    make_installation(folder)
    return folder


@pytest.fixture
def installed(made: Path, here: Path) -> Path:
    """An installation with a study, a researcher and a panel of twelve."""
    shutil.copytree(made, here / "instance")
    return here / "instance"
