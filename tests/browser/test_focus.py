"""Where the focus goes by itself, with scripts and without, and how one's own colours show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.field_work import FieldWork

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NEXT = "Save and continue"
BOTH_WAYS = pytest.mark.parametrize(
    "javascript", [False, True], ids=["without scripts", "with scripts"]
)
# Two tones: a dark ring, and beyond it a light one, so that one of them shows on every ground.
RINGS = """() => {
    const style = getComputedStyle(document.activeElement);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow];
}"""


@BOTH_WAYS
def test_what_is_to_be_mended_takes_the_focus_and_leads_to_the_field(
    chromium: Browser, field_work: FieldWork, *, javascript: bool
) -> None:
    with opened_page(chromium, field_work.root, PHONE, javascript=javascript) as page:
        visitor = Visitor(page)
        visitor.begin(field_work.link())
        visitor.fill(
            "How many years of experience do you have on this region, in practice or research?",
            "a dozen",
        )
        visitor.press(NEXT)
        expect(page).to_have_title(re.compile("^Error: About you"))
        summary = page.locator(".error-summary")
        expect(summary).to_be_focused()
        expect(summary.get_by_role("heading", name="There is a problem")).to_be_in_viewport()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("textbox", name="How many years")).to_be_focused()
        expect(page.get_by_role("textbox", name="How many years")).to_have_value("a dozen")


@BOTH_WAYS
def test_what_was_left_out_takes_the_focus_once(
    chromium: Browser, field_work: FieldWork, *, javascript: bool
) -> None:
    with opened_page(chromium, field_work.root, PHONE, javascript=javascript) as page:
        visitor = Visitor(page)
        visitor.begin(field_work.link())
        visitor.press(NEXT)
        expect(page.locator("#unanswered")).to_be_in_viewport()
        expect(page.locator("#unanswered")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#unanswered a").first).to_be_focused()


def test_the_first_stop_skips_to_the_content(chromium: Browser, field_work: FieldWork) -> None:
    with opened_page(chromium, field_work.root, DESK) as page:
        page.goto(field_work.link())
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


def test_the_focus_is_shown_in_two_tones_and_in_ones_own_colours(
    chromium: Browser, field_work: FieldWork
) -> None:
    with opened_page(chromium, field_work.root, DESK) as page:
        page.goto(field_work.link())
        page.get_by_role("button", name="Begin").focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        style, width, dark, light = page.evaluate(RINGS)
        assert (style, width, dark) == ("solid", "3px", "rgb(17, 17, 17)")
        assert "rgb(255, 191, 71)" in light
        page.emulate_media(forced_colors="active")
        style, width, _, shadow = page.evaluate(RINGS)
        assert (style, width, shadow) == ("solid", "3px", "none")


def test_ones_own_colours_show_what_is_chosen(chromium: Browser, field_work: FieldWork) -> None:
    with opened_page(chromium, field_work.root, DESK) as page:
        Visitor(page).begin(field_work.link())
        page.emulate_media(forced_colors="active")
        box = page.get_by_role("checkbox", name="Scholar")
        card = page.locator(".opt").filter(has=box)
        before = card.evaluate("card => getComputedStyle(card).outlineStyle")
        box.check()
        page.mouse.click(5, 300)  # the focus goes elsewhere
        after = card.evaluate("card => getComputedStyle(card).outlineStyle")
        assert (before, after) == ("none", "solid")
