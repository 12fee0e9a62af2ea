"""An expert's window on the questionnaire, for tests of what is saved, where, and when."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.field_work import DEFAULT
from tests.browser.field_work import prepare
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page
from tests.served import free_port
from tests.served import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Locator
    from playwright.sync_api import Page

NEXT, LATER = "Save and continue", "Save and come back later"
YEARS = "expert.BG_YEARS"
RATED, ALSO_RATED, COMMENT = "us-japan.T0", "us-japan.T2.china", "us-japan.COMMENT"


class Window(Visitor):
    """A window of an expert who has a link."""

    def __init__(self, page: Page, link: str) -> None:
        super().__init__(page)
        self.link = link

    def enter(self) -> Window:
        """Open the link, begin or go on, and agree where that was not done yet."""
        self.page.goto(self.link)
        self.page.locator("main form button").first.click()
        self.page.wait_for_url("**/answer/**")
        if self.page.url.endswith("/consent"):
            self.page.get_by_label("I agree to take part.").check()
            self.press(NEXT)
        return self

    def open(self, question: str) -> Window:
        """Open the page of a question by the link on the review."""
        self.page.goto("/answer/northeast-asia/2026-autumn/review")
        there = self.page.locator(f'a[href$="#question-{question}"]').first.get_attribute("href")
        self.page.goto((there or "").replace("?from=review", "").partition("#")[0])
        return self

    def field(self, question: str) -> Locator:
        """Find the box of a question."""
        return self.page.locator(f'[name="{question}"]')

    def point(self, question: str, value: int) -> Locator:
        """Find a point of a question's scale."""
        return self.page.locator(f'[name="{question}"][value="{value}"]')

    def card(self, question: str) -> Locator:
        """Find the card of a question."""
        return self.page.locator(f'[data-question="{question}"]')

    @property
    def line(self) -> Locator:
        """The line that says what is saved."""
        return self.page.locator("#autosave")

    @property
    def offer(self) -> Locator:
        """What an earlier visit left on the device."""
        return self.page.locator("#local-copy")

    def is_saved(self) -> None:
        """Wait until the page says that everything is saved."""
        expect(self.line).to_contain_text("Saved")

    def is_offline(self, words: str = "One answer is kept on this device") -> None:
        """Wait until the page says that there is no connection."""
        expect(self.line).to_contain_text("No connection.")
        expect(self.line).to_contain_text(words)

    def cut(self) -> None:
        """Cut the connection."""
        self.page.context.set_offline(True)

    def mend(self) -> None:
        """Bring the connection back."""
        self.page.context.set_offline(False)

    def kept_on_device(self) -> int:
        """Count the pages of which something is kept on the device."""
        count = "Object.keys(localStorage).filter(name => name.startsWith('soundings ')).length"
        return int(self.page.evaluate(count))

    def another(self) -> Window:
        """Open another window of the same browser."""
        return Window(self.page.context.new_page(), self.link)


@contextmanager
def served_links(folder: Path) -> Iterator[tuple[str, ...]]:
    """Serve an installation of one's own, and give the links of experts who have not answered."""
    made = prepare(folder)
    with served(folder, free_port(), folder.parent / "server.log") as root:
        yield tuple(root + path for path in made.links[DEFAULT, "en"])


@contextmanager
def device(browser: Browser, link: str, *, javascript: bool = True) -> Iterator[Window]:
    """Take another device, with a link and no cookie."""
    root = link.partition("/i/")[0]
    with opened_page(browser, root, PHONE, javascript=javascript) as page:
        yield Window(page, link)
