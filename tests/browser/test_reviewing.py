"""Texts are reviewed with the keyboard alone, on a phone: one after the other, without a script and without a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.page_faults import COUNT_REFUSALS
from tests.browser.page_faults import OUT_OF_ORDER
from tests.browser.page_faults import faults
from tests.browser.pages_to_visit import CLOSED
from tests.browser.pages_to_visit import sign_in
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.demonstration import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST_TABS = 12


class _Reviewer(Visitor):
    """Somebody who reviews without a mouse."""

    def tab_to(self, name: str) -> None:
        """Tab from the text, which has the focus, to something of the page."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            on = self.page.locator(":focus")
            label = on.evaluate("on => on.labels?.[0]?.textContent.trim() || on.textContent.trim()")
            if label == name:
                return
        raise AssertionError(f"Tab never comes to “{name}”.")

    def enter(self) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.keyboard.press("Enter")


def test_texts_are_reviewed_on_a_phone_by_keyboard(
    chromium: Browser, demonstration: Demonstration
) -> None:
    with opened_page(chromium, demonstration.root, PHONE, javascript=True) as page:
        page.add_init_script(COUNT_REFUSALS)
        sign_in(page)
        page.goto(f"{demonstration.study}/rounds/{CLOSED}/texts")
        found = faults(page, "texts", (PHONE, DESK))
        person = _Reviewer(page)
        person.sees("0 of ")
        person.follow("Review one after another")
        first = page.url
        expect(page.locator("#written")).to_be_focused()
        found += faults(page, "a text", (PHONE, DESK))
        found += page.evaluate(OUT_OF_ORDER)
        page.set_viewport_size({"width": PHONE, "height": 900})
        page.locator("#written").focus()
        person.tab_to("Release as it stands")
        person.enter()
        person.sees("Saved: the text that you just read is released as it stands.")
        assert page.url != first
        expect(page.locator("#written")).to_be_focused()
        person.tab_to("Redacted form")
        page.keyboard.press("Control+A")
        page.keyboard.type("Simulated comment: […].")
        person.tab_to("Release the redacted form")
        person.enter()
        person.sees("released in its redacted form")
        person.tab_to("Withhold")
        person.enter()
        person.sees("Saved: the text that you just read is withheld.")
        person.sees("3 of ")
        keys = page.locator("main [accesskey]").evaluate_all(
            "all => all.map(each => each.accessKey)"
        )
        assert sorted(keys) == ["d", "n", "r", "w"]  # nothing comes before the first
        page.goto(f"{demonstration.study}/rounds/{CLOSED}/texts?show=redacted")
        page.locator("main .beginning a").first.click()
        person.sees("Simulated comment: […].")
        found += faults(page, "a redacted text", (PHONE, DESK))
    assert not found, "\n".join(found)
