"""A real Chromium, and the real server as a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.demonstration import Demonstration
from tests.browser.field_work import prepare
from tests.served import SOUNDINGS
from tests.served import free_port
from tests.served import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Playwright

    from tests.browser.field_work import FieldWork

# The same Chromium without windows and tabs of its own takes a third less of the processor.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_executable(playwright), args=list(ARGUMENTS)
        )
        yield browser
        browser.close()


def _executable(playwright: Playwright) -> str:
    named = os.environ.get("SOUNDINGS_CHROMIUM")
    for name in [named] if named else BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    if not named and Path(playwright.chromium.executable_path).exists():
        return playwright.chromium.executable_path
    pytest.fail(
        f"SOUNDINGS_CHROMIUM names {named}, which is no program."
        if named
        else "No Chromium was found: install one (Debian: apt install chromium-headless-shell), "
        "or set SOUNDINGS_CHROMIUM to its path."
    )


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    folder, port = tmp_path_factory.mktemp("demonstration") / "demo", free_port()
    command = [SOUNDINGS, "demo", "--no-serve", f"--folder={folder}", f"--port={port}"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    with served(folder, port, folder.parent / "server.log") as root:
        links = tuple(word for word in made.stdout.split() if word.startswith(f"{root}/i/"))
        yield Demonstration(root=root, links=links)


@pytest.fixture(scope="session")
def field_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FieldWork]:
    """Serve every study with an open round: that of Soundings, and the one with every kind of question."""
    folder = tmp_path_factory.mktemp("field-work")
    made = prepare(folder / "instance")
    with served(folder / "instance", free_port(), folder / "server.log") as root:
        made.root = root
        yield made
    assert "traceback" not in (folder / "server.log").read_text().lower()
