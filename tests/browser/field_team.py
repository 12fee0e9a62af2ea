"""The people of a study's team at their browsers: an owner with a second factor, a field worker, an analyst."""

from __future__ import annotations

import io
import re
import time
from typing import TYPE_CHECKING

import pyotp
from openpyxl import Workbook
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

STUDY = "northeast-asia"
HOME = f"/studies/{STUDY}"
ROUND = "2026-autumn"
AT_ROUND = f"{HOME}/rounds/{ROUND}"
LANGUAGES = ("en", "ja", "ko")
PASSWORD = "four random words here"
COLUMNS = ("Name", "E-mail", "Language", "community", "country_expertise")
BAD_ROWS = (
    ("Gwen Reef", "gwen at example.org", "en", "scholar", "japan"),
    ("Hugo Shoal", "hugo@example.org", "en", "sailor", "japan"),
    ("", "nameless@example.org", "en", "scholar", "japan"),
    ("Ivan Tide", "expert01@panel.example", "en", "scholar", "japan"),
)
Expert = tuple[str, str, str, str, str]


def panel(experts: int) -> list[Expert]:
    """Make the rows of a panel in three languages."""
    communities = ("official", "scholar", "think_tank")
    return [
        (
            f"Canary {number:02d}",
            f"expert{number:02d}@panel.example",
            LANGUAGES[number % 3],
            communities[number % 3],
            "both",
        )
        for number in range(1, experts + 1)
    ]


def workbook(rows: Sequence[Expert]) -> bytes:
    """Write rows as a spreadsheet writes them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (COLUMNS, *rows):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


class Member(Visitor):
    """One of the team, with an address and perhaps a second factor."""

    def __init__(self, page: Page, name: str, email: str) -> None:
        super().__init__(page)
        self.name = name
        self.email = email
        self._codes: pyotp.TOTP | None = None
        self._used = ""

    def sign_in(self) -> None:
        """Sign in, with a code where there is a second factor."""
        self.page.goto("/sign-in")
        self.fill("E-mail address", self.email)
        self.fill("Password", PASSWORD)
        self.press("Sign in")
        if self._codes:
            self.is_at("Enter a code")
            self.fill("Code", self._code())
            self.press("Sign in")
        self.is_at("Studies")

    def sign_out(self) -> None:
        """Open the menu under the own name, and sign out."""
        self.page.get_by_text(self.name, exact=True).first.click()
        self.press("Sign out")

    def _code(self) -> str:
        """Return a code that was not used yet: each works once, and the next comes within half a minute."""
        assert self._codes
        while (code := self._codes.now()) == self._used:
            time.sleep(0.5)
        self._used = code
        return code

    def set_second_factor(self) -> None:
        """Set a second factor up as an app does, from the text beside the picture."""
        self.page.goto("/account")
        self.follow("Set up a second factor")
        self.fill("Password", PASSWORD)
        self.press("Go on")
        picture = self.page.get_by_role("img", name=re.compile("^QR code"))
        assert picture.evaluate("image => image.complete && image.naturalWidth > 100")
        secret = self.page.locator("code.secret").inner_text().replace(" ", "")
        self._codes = pyotp.TOTP(secret)
        self.fill("Code", self._code())
        self.press("Turn the second factor on")
        self.is_at("Keep these recovery codes")
        expect(self.page.locator("ul.codes li")).to_have_count(10)
        self.look("team-recovery-codes")

    def reads(self, path: str) -> str:
        """Open a page and return its words."""
        self.page.goto(path)
        return self.page.locator("main").inner_text()

    def number(self, words: str) -> int:
        """Read the number that stands with some words among the figures of a page."""
        row = self.page.get_by_role("row").filter(
            has=self.page.get_by_role("rowheader", name=words, exact=True)
        )
        return int(row.first.get_by_role("cell").first.inner_text().replace(",", ""))

    def invite_member(self, email: str, role: str) -> str:
        """Invite somebody to the study, and return the path of the link."""
        self.page.goto(f"{HOME}/people")
        self.page.get_by_label("E-mail address", exact=True).fill(email)
        self.page.locator("form").last.get_by_label("Role").select_option(label=role)
        self.press("Invite")
        self.sees("It was sent by mail.")
        address = self.page.locator("code.hash").first.inner_text()
        return address[address.index("/", len("http://")) :]

    def join(self, path: str) -> None:
        """Follow the link of an invitation to work on the study."""
        self.page.goto(path)
        self.look("team-join")
        self.fill("Name", self.name)
        self.fill("Password", PASSWORD)
        self.press("Make the account and join")

    def edit_item(self, position: int, words: str) -> None:
        """Add words to the English text of an item of the draft."""
        self.page.goto(f"{HOME}/draft/blocks/items/{position}")
        text = self.page.get_by_label("English").first
        text.fill(f"{text.input_value()} {words}")
        self.press("Save")
        self.sees("The draft is saved.")

    def keep_draft(self, version: int) -> None:
        """Keep the draft as a version, and confirm the translations that the study offers."""
        self.page.goto(f"{HOME}/draft/keep")
        self.look("team-keep-draft")
        self.press(f"Keep as version {version}")
        for language in LANGUAGES[1:]:
            self.page.goto(f"{HOME}/languages/{language}/confirm")
            self.press("Confirm the translation")
