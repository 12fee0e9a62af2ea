"""Somebody who places chips and alliances: with a mouse, a finger, keys, buttons, or numbers alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Locator

CHIPS, MAP = "us-japan.PH2", "us-japan.PM1"
THREAT_AGREEMENT = "Threat agreement, from 1 (low) to 7 (high)"
COHESION = "Cohesion, from 1 (weak) to 7 (strong)"
DOUBT = "{}, give or take how many points? (optional)"
NEXT = "Save and continue"
# As the plane is drawn: its own units, and where its corner of high threat agreement and weak cohesion lies.
WIDTH, LEFT, TOP, POINT = 336, 26, 10, 50

_UNTIL_IT_RESTS = """async () => {
    for (let last = null; scrollY !== last; await new Promise((go) => setTimeout(go, 100))) last = scrollY;
}"""


class Placer(Visitor):
    """An expert before the chips and the plane."""

    def begin(self, link: str) -> None:
        """Go from the link to the first page of questions."""
        self.page.goto(link)
        self.press("Begin")
        self.page.get_by_label("I agree to take part.").check()
        self.press(NEXT)

    def go_to(self, question: str) -> None:
        """Open the page that asks a question."""
        home = self.page.url.rpartition("/")[0]
        for page in ("us-japan", "us-japan.2", "us-japan.3", "us-japan.4"):
            self.page.goto(f"{home}/{page}")
            if self.card(question).count():
                return
        raise AssertionError(f"No page asks {question}.")

    def card(self, question: str) -> Locator:
        """Find a question's card."""
        return self.page.locator(f'[id="question-{question}"]')

    def said(self, question: str) -> Locator:
        """Find the line in which a question says what is placed."""
        said = self.page.locator(".said")
        return self.card(question).get_by_role("status").and_(said)

    def type_numbers(self, question: str, numbers: Mapping[str, str]) -> None:
        """Type into the boxes of a question."""
        for label, number in numbers.items():
            self.card(question).get_by_label(label, exact=True).fill(number)

    def press_buttons(self, question: str, buttons: Mapping[str, int]) -> None:
        """Press each button of a question so many times."""
        for name, times in buttons.items():
            button = self.card(question).get_by_role("button", name=name, exact=True)
            for _ in range(times):
                button.click()

    def plane(self) -> Locator:
        """Find the plane that keys move the point on."""
        return self.card(MAP).locator(".plane")

    def spot(self, threat_agreement: float, cohesion: float) -> tuple[float, float]:
        """Say where on the screen a place of the plane is."""
        box = self.plane().locator("> svg").bounding_box()
        assert box
        scale = box["width"] / WIDTH
        return (
            box["x"] + (LEFT + (cohesion - 1) * POINT) * scale,
            box["y"] + (TOP + (7 - threat_agreement) * POINT) * scale,
        )

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag with the mouse from one place of the plane to another."""
        self.page.mouse.move(*self.spot(*start))
        self.page.mouse.down()
        self.page.mouse.move(*self.spot(*end), steps=5)
        self.page.mouse.up()

    def swipe(self, start: tuple[float, float], *, down: float) -> None:
        """Move a finger down from a place of the plane."""
        x, y = self.spot(*start)
        fingers = self.page.context.new_cdp_session(self.page)

        def touch(kind: str, *points: dict[str, float]) -> None:
            event = {"type": kind, "touchPoints": list(points)}
            fingers.send("Input.dispatchTouchEvent", event)

        touch("touchStart", {"x": x, "y": y})
        for step in range(1, 11):
            touch("touchMove", {"x": x, "y": y + down * step / 10})
        for _ in range(5):  # a finger that rests before it leaves throws nothing on
            touch("touchMove", {"x": x, "y": y + down})
        touch("touchEnd")
        self.page.evaluate(_UNTIL_IT_RESTS)

    def keys(self, keys: Mapping[str, int]) -> None:
        """Press keys on the plane."""
        self.plane().focus()
        for key, times in keys.items():
            for _ in range(times):
                self.page.keyboard.press(key)


def stored(database: Path, question: str) -> list[str]:
    """Read what is stored of a question, byte for byte, in the order of saving."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        rows = db.execute(
            "SELECT content FROM drafts WHERE question = ? ORDER BY saved_at", [question]
        )
        return [content for (content,) in rows]
