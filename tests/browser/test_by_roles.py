"""An expert who is given roles and names only, as by a screen reader, comes from the invitation to the receipt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.visitor import DESK
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Locator
    from playwright.sync_api import Page

    from tests.browser.field_work import FieldWork

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NEXT = "Save and continue"
PAGES = 20  # more than the questionnaire has
# A line of the accessibility tree as Playwright writes it: which role, and which name.
NODE = re.compile(r"""^ *- '?(?P<role>[a-z]+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?""")
TO_FILL_IN = {"radio", "checkbox", "textbox", "spinbutton", "combobox", "button"}


def test_roles_and_names_alone_lead_from_the_invitation_to_the_receipt(
    chromium: Browser, field_work: FieldWork
) -> None:
    with opened_page(chromium, field_work.root, DESK, javascript=True) as page:
        page.goto(field_work.link())
        person = _Listener(page)
        person.press("Begin")
        page.get_by_role("checkbox", name="I agree to take part.", exact=True).check()
        person.press(NEXT)
        heard = []
        for _ in range(PAGES):
            heard.append(person.hear_the_page())
            if heard[-1] == "Review your answers":
                break
            person.answer_what_is_asked()
            person.press(NEXT)
        assert heard[-1] == "Review your answers"
        assert person.answered > 40
        assert page.get_by_text("Not answered").count() < 10
        person.press("Submit your answers")
        person.is_at("Your answers are submitted")
        assert re.fullmatch(r"(\w{4}-?){4}", page.get_by_role("definition").first.inner_text())


class _Listener(Visitor):
    """Somebody to whom the page is read aloud."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.answered = 0

    def hear_the_page(self) -> str:
        """Go through the tree: one main heading, and a name for everything that can be filled in."""
        assert self.page.get_by_role("main").count() == 1
        assert self.page.get_by_role("contentinfo").count() == 1
        title, heading = self.page.title(), self.page.get_by_role("heading", level=1)
        assert title.startswith(heading.inner_text())
        nodes = _tree(self.page.get_by_role("main"))
        assert [role for role, name in nodes if role in TO_FILL_IN and not name] == []
        return heading.inner_text()

    def answer_what_is_asked(self) -> None:
        """Answer each group of radio buttons that has not been answered, by the names alone."""
        for question in self._questions():
            points = [name for role, name in _tree(question) if role == "radio"]
            chosen = points[len(points) // 3]
            question.get_by_role("radio", name=chosen, exact=True).first.check()
            self.answered += 1
        for years in self.page.get_by_role("textbox", name="How many years").all():
            years.fill("12")

    def _questions(self) -> list[Locator]:
        asked = self.page.get_by_role("main").get_by_role("group")
        outer = [each for each in asked.all() if each.get_by_role("radio").count()]
        return [each for each in outer if not each.get_by_role("radio", checked=True).count()]


def _tree(part: Locator) -> list[tuple[str, str]]:
    """List roles and names in the order in which they are read."""
    found = map(NODE.match, part.aria_snapshot().splitlines())
    return [(node["role"], node["name"] or "") for node in found if node]
