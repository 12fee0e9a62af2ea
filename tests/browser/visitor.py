"""Somebody at a browser: finds things by their roles and names, as a reader of the screen does."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Pattern

    from playwright.sync_api import Browser
    from playwright.sync_api import Locator
    from playwright.sync_api import Page

PHONE, DESK = 390, 1280
PATIENCE = 30_000  # milliseconds for a condition; a slow machine is no failure


class Visitor:
    """One person with one browser window."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def look(self, name: str) -> None:
        """Keep a picture of the page where pictures are asked for."""
        folder = os.environ.get("SOUNDINGS_SCREENSHOTS")
        if folder and self.page.viewport_size:
            width = self.page.viewport_size["width"]
            self.page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)

    def begin(self, link: str) -> None:
        """Open a link, begin and consent."""
        self.page.goto(link)
        self.press("Begin")
        self.page.get_by_label("I agree to take part.").check()
        self.press("Save and continue")

    def press(self, name: str) -> None:
        """Press a button that leads to another page."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.button(name).click()

    def button(self, name: str) -> Locator:
        """Find a button."""
        return self.page.get_by_role("button", name=name, exact=True)

    def follow(self, name: str | Pattern[str]) -> None:
        """Follow a link: that of the page itself where the navigation has one of this name, too."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("link", name=name, exact=True).last.click()

    def fill(self, label: str, text: str) -> None:
        """Type into an input."""
        self.page.get_by_label(label, exact=True).fill(text)

    def sees(self, words: str) -> None:
        """Wait until the page shows these words."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def is_at(self, heading: str) -> None:
        """Wait until the page has this main heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)


@contextmanager
def opened_page(
    browser: Browser, root: str, width: int, *, javascript: bool = False
) -> Iterator[Page]:
    """Open a browser of its own for somebody: it shares no cookie, and may ask no other host for anything."""
    context = browser.new_context(
        java_script_enabled=javascript,
        viewport={"width": width, "height": 900},
        base_url=root,
        locale="en-GB",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    try:
        yield context.new_page()
        hosts = {urlsplit(url).netloc for url in asked} - {""}  # a data: address has no host
        assert hosts == {urlsplit(root).netloc}
    finally:
        context.close()
