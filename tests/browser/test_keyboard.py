"""An expert answers with the keyboard alone, from the invitation to the receipt, and sees where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.field_work import EVERY_KIND
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page

    from tests.browser.field_work import FieldWork

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST_TABS = 400
MOST_HIDDEN = 0.25  # of what has the focus: lines that say what is saved come and go meanwhile
NEXT = "Save and continue"
# Where the focus is: what it is on, what that is called, whether an outline of 3 pixels shows it there,
# which share of it is out of sight, and whether something stands before it.
FOCUS = """() => {
    const on = document.activeElement;
    const shown = on.closest(".opt") || on;
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
    const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return {
        kind: on.getAttribute("role") || on.type || on.tagName.toLowerCase(),
        group: on.name || "",
        name: on.getAttribute("aria-label") || on.labels?.[0]?.textContent.trim() || on.textContent.trim(),
        isOutlined: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3,
        isInFront: shown.contains(there) || there?.contains(shown),
        hidden: Math.max(-box.top, box.bottom - innerHeight) / box.height,
    };
}"""
# What is typed or pressed where the focus comes to something of this name; every other thing is passed by.
TYPED = {
    "How many years of experience": "12",
    "How many years have you worked on alliances?": "12",
    "Lowest plausible value": "20",
    "Best judgement": "60",
    "Highest plausible value": "80",
}
PRESSED = {
    "One chip more: Drifting": ["Enter"] * 4 + ["Space"] * 6,
    "Plane of Threat agreement and Cohesion": ["ArrowUp", "ArrowRight", "Shift+ArrowUp"],
    "Deterrence": ["1"],
    "Trade": ["2"],
}


@pytest.mark.parametrize("javascript", [False, True], ids=["without scripts", "with scripts"])
def test_the_keyboard_alone_leads_from_the_invitation_to_the_receipt(
    chromium: Browser, field_work: FieldWork, *, javascript: bool
) -> None:
    with opened_page(chromium, field_work.root, DESK, javascript=javascript) as page:
        person = _AtTheKeyboard(page)
        person.answer_everything(field_work.link())
        assert person.rated > 30
        person.tab_to("Submit your answers")
        person.enter()
        person.is_at("Your answers are submitted")


def test_every_kind_of_question_can_be_answered_with_the_keyboard_alone(
    chromium: Browser, field_work: FieldWork
) -> None:
    with opened_page(chromium, field_work.root, PHONE, javascript=True) as page:
        person = _AtTheKeyboard(page)
        person.answer_everything(field_work.link(EVERY_KIND))
        assert person.done == {*TYPED, *PRESSED} - {"How many years of experience"}
        expect(page.get_by_text("Drifting: 10").first).to_be_visible()
        person.tab_to("Submit your answers")
        person.enter()
        person.is_at("Your answers are submitted")


class _AtTheKeyboard(Visitor):
    """Somebody without a mouse."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.rated = 0
        self.done: set[str] = set()

    def answer_everything(self, link: str) -> None:
        """Go from the link to the review."""
        self.page.goto(link)
        self.tab_to("Begin")
        self.enter()
        self.tab_to("I agree to take part.")
        self.page.keyboard.press("Space")
        expect(self.page.get_by_label("I agree to take part.")).to_be_checked()
        while not self.page.url.endswith("/review"):
            self.answer_what_is_asked()
            self.enter()

    def tab(self) -> dict[str, Any]:
        """Go to the next thing, which must be seen to have the focus."""
        self.page.keyboard.press("Tab")
        for _ in range(20):  # the browser takes a moment to scroll there
            focus: dict[str, Any] = self.page.evaluate(FOCUS)
            if focus["isInFront"] and focus["hidden"] <= MOST_HIDDEN:
                break
        assert focus["isOutlined"], f"nothing shows that the focus is on {focus}"
        assert focus["isInFront"], f"something stands before {focus}"
        assert focus["hidden"] <= MOST_HIDDEN, f"the focus is out of sight on {focus}"
        return focus

    def tab_to(self, name: str) -> None:
        """Tab to something."""
        for _ in range(MOST_TABS):
            if self.tab()["name"] == name:
                return
        raise AssertionError(f"Tab never comes to “{name}”.")

    def answer_what_is_asked(self) -> None:
        """Answer the questions of the page as the focus comes to them."""
        seen = set()
        for _ in range(MOST_TABS):
            focus = self.tab()
            if focus["name"] == NEXT:
                return
            self._type_or_press(focus["name"])
            if focus["kind"] == "radio" and focus["group"] not in seen:
                seen.add(focus["group"])
                self._choose_the_third()
        raise AssertionError(f"Tab never comes to “{NEXT}”.")

    def _type_or_press(self, name: str) -> None:
        for words, text in TYPED.items():
            if name.startswith(words):
                self.page.keyboard.type(text)
                self.done.add(words)
        for key in PRESSED.get(name, ()):
            self.page.keyboard.press(key)
            self.done.add(name)

    def _choose_the_third(self) -> None:
        for key in ("Space", "ArrowDown", "ArrowDown"):
            self.page.keyboard.press(key)
        expect(self.page.locator(":focus")).to_be_checked()
        self.rated += 1

    def enter(self) -> None:
        """Press what has the focus."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
