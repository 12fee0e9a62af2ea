"""A researcher edits the study in a real browser: the card follows what is typed, and every page can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.page_faults import COUNT_REFUSALS
from tests.browser.page_faults import faults
from tests.browser.pages_to_visit import sign_in
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.demonstration import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLACES = (
    "",
    "/parts/study",
    "/parts/reading",
    "/parts/order",
    "/blocks/items",
    "/blocks/items/5",
    "/blocks/scales/0",
    "/blocks/alliances/add",
    "/text?line=33",
    "/states",
    "/changes",
    "/keep",
    "/discard",
)


def test_a_draft_is_edited_with_a_live_card_and_its_pages_can_be_used(
    chromium: Browser, demonstration: Demonstration
) -> None:
    draft = f"{demonstration.study}/draft"
    with opened_page(chromium, demonstration.root, DESK, javascript=True) as page:
        page.add_init_script(COUNT_REFUSALS)
        visitor = Visitor(page)
        sign_in(page)
        page.goto(demonstration.study)
        visitor.follow("Edit the study")
        visitor.press("Begin a draft with version 1")

        page.goto(f"{draft}/blocks/items/5")
        page.get_by_label("English").press_sequentially(" Live.")
        card = page.get_by_role("region", name="As experts see it")
        expect(card.get_by_text("Live.")).to_be_visible()
        card.get_by_label("Preview in").select_option("ja")
        expect(card.get_by_text("大部分が同じ")).to_be_visible()
        visitor.look("editing-item")
        visitor.press("Save")
        visitor.sees("The draft is saved.")

        page.goto(f"{draft}/parts/study")
        visitor.fill("Time zone of the dates", "Atlantis")
        visitor.press("Save")
        found = []
        for place in PLACES:
            page.goto(f"{draft}{place}")
            found += faults(page, place, (PHONE, DESK))
        assert not found, "\n".join(found)
        page.goto(f"{draft}/discard")
        visitor.press("Discard the draft")
        visitor.sees("The draft was discarded.")
