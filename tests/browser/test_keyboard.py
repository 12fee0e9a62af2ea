"""An expert answers with the keyboard alone, from the invitation to the receipt, and sees where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest

from tests.browser.visitor import DESK
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page

    from tests.browser.demonstration import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST_TABS = 400
# Where the focus is: what it is on, what that is called, and whether an outline of 3 pixels shows it there.
FOCUS = """() => {
    const on = document.activeElement;
    const shown = on.closest(".opt") || on;
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
    return {
        kind: on.type || on.tagName.toLowerCase(),
        group: on.name || "",
        name: (shown.textContent.trim() || (on.labels && on.labels[0].textContent.trim()) || ""),
        isOutlined: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3,
        above: -box.top,
        below: box.bottom - innerHeight,
    };
}"""


def test_the_keyboard_alone_leads_from_the_invitation_to_the_receipt(
    chromium: Browser, demonstration: Demonstration
) -> None:
    with opened_page(chromium, demonstration.root, DESK) as page:
        page.goto(demonstration.links[1])
        person = _AtTheKeyboard(page)
        person.tab_to("Begin")
        person.enter()
        person.tab_to("I agree to take part.")
        page.keyboard.press("Space")
        assert page.get_by_label("I agree to take part.").is_checked()
        while not page.url.endswith("/review"):
            person.answer_what_is_asked()
            person.enter()
        person.tab_to("Submit your answers")
        person.enter()
        person.is_at("Your answers are submitted")
        assert person.rated > 30


class _AtTheKeyboard(Visitor):
    """Somebody without a mouse."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.rated = 0

    def tab(self) -> dict[str, Any]:
        """Go to the next thing, which must be seen to have the focus."""
        self.page.keyboard.press("Tab")
        focus: dict[str, Any] = self.page.evaluate(FOCUS)
        assert focus["isOutlined"], f"nothing shows that the focus is on {focus}"
        assert max(focus["above"], focus["below"]) <= 1, f"the focus is out of sight on {focus}"
        return focus

    def tab_to(self, name: str) -> None:
        """Tab to something."""
        for _ in range(MOST_TABS):
            if self.tab()["name"] == name:
                return
        raise AssertionError(f"Tab never comes to “{name}”.")

    def answer_what_is_asked(self) -> None:
        """Answer every rating of the page: Space takes the first point, two arrows the third."""
        seen = set()
        for _ in range(MOST_TABS):
            focus = self.tab()
            if focus["name"] == "Save and continue":
                return
            if focus["kind"] == "radio" and focus["group"] not in seen:
                seen.add(focus["group"])
                self._choose_the_third()
        raise AssertionError("Tab never comes to “Save and continue”.")

    def _choose_the_third(self) -> None:
        for key in ("Space", "ArrowDown", "ArrowDown"):
            self.page.keyboard.press(key)
        chosen = self.page.locator(":focus")
        assert chosen.is_checked()
        self.rated += 1

    def enter(self) -> None:
        """Press what has the focus."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
