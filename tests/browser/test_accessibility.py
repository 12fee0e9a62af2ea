"""Every kind of page and of question: no violation that axe finds, nothing cut off, nothing too small to touch."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from surveys.web.answering import accessibility
from tests.browser.field_work import EVERY_KIND
from tests.browser.field_work import LANGUAGES
from tests.browser.page_faults import AXE
from tests.browser.page_faults import COUNT_REFUSALS
from tests.browser.page_faults import WIDTHS
from tests.browser.page_faults import expert_faults
from tests.browser.page_faults import faults
from tests.browser.pages_to_visit import ending_mail
from tests.browser.pages_to_visit import errors_and_prompts
from tests.browser.pages_to_visit import questionnaire
from tests.browser.pages_to_visit import researcher_pages
from tests.browser.pages_to_visit import sign_in
from tests.browser.pages_to_visit import what_an_expert_can_do
from tests.browser.pages_to_visit import without_a_response
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import opened_page
from tests.served import free_port
from tests.served import served

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page

    from tests.browser.demonstration import Demonstration
    from tests.browser.field_work import FieldWork

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_default_questionnaire_is_accessible(chromium: Browser, field_work: FieldWork) -> None:
    with _looked_at(chromium, field_work.root) as page:
        found, titles = [], []
        for name in questionnaire(page, field_work.link()):
            if "us-rok" in name:
                continue  # like the other alliance
            found += expert_faults(page, name)
            if "prompted" not in page.url:
                titles.append(page.title())
    assert not found, "\n".join(found)
    assert len(set(titles)) == len(titles), "two pages have the same title"


@pytest.mark.parametrize("visit", [errors_and_prompts, what_an_expert_can_do, without_a_response])
def test_every_other_page_for_experts_is_accessible(
    chromium: Browser, field_work: FieldWork, visit: Callable[[Page, str], Iterator[str]]
) -> None:
    with _looked_at(chromium, field_work.root) as page:
        found = [
            fault for name in visit(page, field_work.link()) for fault in expert_faults(page, name)
        ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_that_end_mail_are_accessible_in_every_language(
    chromium: Browser, field_work: FieldWork, language: str
) -> None:
    with _looked_at(chromium, field_work.root) as page:
        link = field_work.unsubscribe_link(language)
        found = [fault for name in ending_mail(page, link) for fault in expert_faults(page, name)]
        assert page.locator("html").get_attribute("lang") == language
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_question_is_accessible_in_every_language(
    chromium: Browser, field_work: FieldWork, language: str
) -> None:
    widths = WIDTHS if language == "en" else (PHONE,)
    with _looked_at(chromium, field_work.root) as page:
        found = []
        for name in questionnaire(page, field_work.link(EVERY_KIND, language)):
            found += expert_faults(page, f"{name} ({language})", widths)
            if page.locator("html").get_attribute("lang") != language:
                found.append(f"{name} is not in {language}")
    assert not found, "\n".join(found)


def test_pages_for_researchers_are_accessible(
    chromium: Browser, demonstration: Demonstration
) -> None:
    with _looked_at(chromium, demonstration.root) as page:
        page.goto(demonstration.root)
        found = faults(page, "sign-in")
        sign_in(page)
        for name in researcher_pages(page, demonstration):
            found += faults(page, name)
    assert not found, "\n".join(found)


def test_the_page_that_sets_up_an_installation_is_accessible(
    chromium: Browser, tmp_path: Path
) -> None:
    with (
        served(tmp_path / "instance", free_port(), tmp_path / "server.log") as root,
        _looked_at(chromium, root) as page,
    ):
        page.goto(root)
        found = expert_faults(page, "set-up")
    assert not found, "\n".join(found)


def test_the_statement_names_the_axe_and_the_widths_that_are_used() -> None:
    assert f"axe v{accessibility.AXE}" in AXE.axe_script[:100]
    assert accessibility.WIDTHS == WIDTHS


@contextmanager
def _looked_at(browser: Browser, root: str) -> Iterator[Page]:
    """Open a page that remembers what its policy refused."""
    with opened_page(browser, root, DESK, javascript=True) as page:
        page.add_init_script(COUNT_REFUSALS)
        yield page
