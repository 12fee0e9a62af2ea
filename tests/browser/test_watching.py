"""The page of a round moves on by itself when an expert begins and submits; nobody reloads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.field_work import DEFAULT
from tests.browser.field_work import ROUND
from tests.browser.visitor import DESK
from tests.browser.visitor import PATIENCE
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Locator
    from playwright.sync_api import Page

    from tests.browser.field_work import FieldWork

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ADDRESS = f"/studies/{DEFAULT}/rounds/{ROUND}"


def watching(page: Page) -> Visitor:
    """Sign the research team in and open the page of the round."""
    person = Visitor(page)
    page.goto(f"/sign-in?next={ADDRESS}")
    person.fill("E-mail address", "team@example.org")
    person.fill("Password", "four random words here")
    person.press("Sign in")
    person.is_at(f"Round {ROUND}")
    return person


def number(page: Page, row: str) -> Locator:
    """Find how many experts a row of the counts names."""
    return page.get_by_role("row", name=re.compile(f"^{row} ")).first.get_by_role("cell").first


def test_the_page_moves_on_by_itself_while_an_expert_answers(
    chromium: Browser, field_work: FieldWork
) -> None:
    with (
        opened_page(chromium, field_work.root, DESK, javascript=True) as desk,
        opened_page(chromium, field_work.root, PHONE, javascript=True) as phone,
    ):
        person = watching(desk)
        status = desk.get_by_role("status").filter(has_text="keep themselves up to date")
        expect(status).to_be_visible()
        desk.get_by_text("The numbers of the figure").click()
        began = int(number(desk, "Begun").inner_text())
        drawn = desk.locator("#live img").get_attribute("src") or ""
        Visitor(phone).begin(field_work.link())
        expect(number(desk, "Begun")).to_have_text(str(began + 1), timeout=PATIENCE)
        expect(desk.locator("#watching")).to_contain_text(re.compile(r"Now: \d+ of \d+ submitted"))
        # The figure is another one, and what the reader had opened is still open.
        expect(desk.locator("#live img")).not_to_have_attribute("src", drawn, timeout=PATIENCE)
        expect(desk.locator("details#days")).to_have_attribute("open", "")
        person.look("watching")
        submitted = int(number(desk, "Submitted").inner_text())
        _answer_nothing_and_submit(phone)
        expect(number(desk, "Submitted")).to_have_text(str(submitted + 1), timeout=PATIENCE)


def _answer_nothing_and_submit(page: Page) -> None:
    """Go on to the end, and leave everything out: nothing but consent is required."""
    expert = Visitor(page)
    heading = page.get_by_role("heading", level=1)
    for _ in range(60):
        if heading.inner_text() == "Review your answers":
            break
        expert.press("Save and continue")
    expert.press("Submit your answers")
    expert.is_at("Your answers are submitted")


def test_without_a_script_the_page_is_complete_and_reloading_shows_what_is_new(
    chromium: Browser, field_work: FieldWork
) -> None:
    with (
        opened_page(chromium, field_work.root, PHONE) as watched,
        opened_page(chromium, field_work.root, DESK) as other,
    ):
        person = watching(watched)
        began = int(number(watched, "Begun").inner_text())
        Visitor(other).begin(field_work.link())
        assert number(watched, "Begun").inner_text() == str(began)
        person.follow("Reload")
        assert number(watched, "Begun").inner_text() == str(began + 1)
        wide = watched.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE


def test_who_is_signed_out_is_told_so_instead_of_shown_old_figures(
    chromium: Browser, field_work: FieldWork
) -> None:
    with opened_page(chromium, field_work.root, DESK, javascript=True) as page:
        watching(page)
        page.context.clear_cookies()
        expect(page.locator("#watching")).to_contain_text("You are signed out", timeout=PATIENCE)
