"""Questions on condition, with JavaScript and without it: they appear, are skipped, and come back."""

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
from tests.browser.answering import NEXT
from tests.browser.answering import device
from tests.conditional_study import TEXT
from tests.served import free_port
from tests.served import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from surveys.services.inviting import Link
    from tests.browser.answering import Window

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME = RoundName(study="northeast-asia", round="2026-autumn")
SHORT, WHERE = "expert.SHORT", "expert.WHERE"


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Serve a round with conditions, and give the links of its experts."""
    folder = tmp_path_factory.mktemp("conditions")
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
    rows = "\n".join(f"Expert {number},{number}@example.org,en" for number in range(3))
    import_panel(workspace, NAME.study, f"name,email,language\n{rows}".encode())
    made: list[Link] = []
    invite(workspace, NAME, made.extend)
    workspace.people.close()
    workspace.studies.close()
    return [urlsplit(link.address).path for link in made]


def test_a_question_appears_as_soon_as_an_answer_asks_it(
    chromium: Browser, links: list[str]
) -> None:
    with device(chromium, links.pop()) as window:
        window.enter().open(SHORT)
        expect(window.card(WHERE)).to_be_hidden()
        window.field(SHORT).fill("Physics")
        expect(window.card(WHERE)).to_be_visible()
        window.field(SHORT).fill("")
        expect(window.card(WHERE)).to_be_hidden()
        window.field(SHORT).fill("Physics")
        window.field(WHERE).fill("Paris <b>")
        window.press(NEXT)
        window.sees("In which street of Paris <b>?")


def test_without_a_script_the_page_comes_back_with_the_question(
    chromium: Browser, links: list[str]
) -> None:
    with device(chromium, links.pop(), javascript=False) as window:
        window.enter().open(SHORT)
        expect(window.card(WHERE)).to_be_hidden()
        window.field(SHORT).fill("Physics")
        window.press(NEXT)
        window.sees("One of them leads to the question below")
        assert urlsplit(window.page.url).fragment == "further"
        expect(window.card(WHERE)).to_be_in_viewport()
        window.field(WHERE).fill("Paris <b>")
        window.press(NEXT)
        window.sees("In which street of Paris <b>?")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_an_alliance_that_is_not_asked_about_is_not_there(
    chromium: Browser, links: list[str], *, javascript: bool
) -> None:
    with device(chromium, links[0], javascript=javascript) as window:
        window.enter()
        _is_asked_about_korea(window, years="1", asked=False)
        _is_asked_about_korea(window, years="20", asked=True)


def _is_asked_about_korea(window: Window, years: str, *, asked: bool) -> None:
    window.open("expert.WHOLE")
    window.field("expert.WHOLE").fill(years)
    window.press(NEXT)
    window.page.goto(f"/answer/{NAME.study}/{NAME.round}/review")
    headings = window.page.get_by_role("heading", level=2)
    expect(headings.filter(has_text="US–ROK")).to_have_count(int(asked))
    expect(headings.filter(has_text="US–Japan")).to_have_count(1)
