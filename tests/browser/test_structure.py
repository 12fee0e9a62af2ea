"""Periods, the eyes of others and reasons on an expert's screen: what is chosen there is saved there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from surveys.model.rounds import RoundName
from surveys.services.authenticating import add_researcher
from surveys.services.designing import add_study
from surveys.services.installing import initialise
from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from surveys.services.inviting import invite
from surveys.services.launching import create_round
from surveys.services.launching import open_round
from surveys.services.recruiting import import_panel
from tests.browser.answering import device
from tests.served import free_port
from tests.served import served
from tests.structured_study import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from surveys.services.inviting import Link

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME = RoundName(study="northeast-asia", round="2026-autumn")
AGREE, WHY = "us-japan.AGREE", "us-japan.COHERE-why"


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Serve a round with periods and perspectives, and give the links of its experts."""
    folder = tmp_path_factory.mktemp("structure")
    paths = _prepare(folder / "instance")
    with served(folder / "instance", free_port(), folder / "server.log") as root:
        yield [root + path for path in paths]


def _prepare(instance: Path) -> list[str]:
    initialise(instance)
    workspace = open_installation(load_settings(instance, {}))
    add_researcher(workspace, "team@example.org", "four random words here", "The Research Team")
    add_study(workspace, TEXT.replace("every-kind", NAME.study, 1).encode())
    create_round(workspace, NAME.study, NAME.round, "30d")
    open_round(workspace, NAME)
    import_panel(
        workspace, NAME.study, b"name,email,language\nA,a@example.org,en\nB,b@example.org,en"
    )
    made: list[Link] = []
    invite(workspace, NAME, made.extend)
    workspace.people.close()
    workspace.studies.close()
    return [urlsplit(link.address).path for link in made]


def test_every_period_and_perspective_is_saved_as_it_is_chosen(
    chromium: Browser, links: list[str]
) -> None:
    with device(chromium, links.pop()) as window:
        window.enter().open(AGREE)
        chosen = {f"{AGREE}@1990": 1, f"{AGREE}@2010": 2, AGREE: 3, f"{AGREE}~officials": 4}
        for question, value in chosen.items():
            window.point(question, value).check()
        window.is_saved()
        window.open(AGREE)
        for question, value in chosen.items():
            expect(window.point(question, value)).to_be_checked()


def test_a_reason_is_unfolded_written_and_saved(chromium: Browser, links: list[str]) -> None:
    with device(chromium, links.pop()) as window:
        window.enter().open(WHY)
        reason = window.field(WHY)
        expect(reason).to_be_hidden()
        window.page.get_by_text("What shaped this answer? (optional)").first.click()
        reason.fill("The exercises of this year.")
        reason.blur()
        window.is_saved()
        window.open(WHY)
        expect(window.field(WHY)).to_be_visible()
        expect(window.field(WHY)).to_have_value("The exercises of this year.")
