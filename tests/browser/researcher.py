"""A researcher at the pages: from the one-time code to the files of a closed round."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Download
    from playwright.sync_api import Locator

EMAIL = "iris@example.org"
PASSWORD = "four random words here"
FILES = (
    "ratings.csv",
    "answers.csv",
    "paradata.csv",
    "codebook.csv",
    "results.json",
    "phase-plane.svg",
    "phase-plane.png",
    "phase-plane.pdf",
)


class Researcher(Visitor):
    """The first researcher of an installation."""

    def set_up(self, code: str) -> None:
        """Make the account."""
        self.page.goto("/")
        self.look("researcher-set-up")
        self.fill("One-time code", code)
        self.fill("Name", "Iris Chart")
        self.fill("E-mail address", EMAIL)
        self.fill("Password", PASSWORD)
        self.press("Make the account")
        self.look("researcher-first-home")

    def add_default_study(self) -> None:
        """Take the study that comes with Soundings."""
        self.press("Add the default study")
        self.look("researcher-study")

    def go_home(self) -> None:
        """Go where all studies are."""
        self.follow("Soundings")
        self.look("researcher-home")

    def go_to_panel(self) -> None:
        """Go to the panel of the only study, from anywhere."""
        self.go_home()
        self.follow(re.compile("in the panel$"))
        self.look("researcher-panel")

    def choose_panel_file(self, content: str) -> None:
        """Choose a panel file, and see what it would do."""
        self.follow(re.compile("^Import"))
        self.look("researcher-panel-file")
        self.page.get_by_label("Panel file (CSV or XLSX)").set_input_files(
            {"name": "panel.csv", "mimeType": "text/csv", "buffer": content.encode()}
        )
        self.press("Read the file")
        self.look("researcher-panel-preview")

    def create_round(self, name: str, closes: str) -> None:
        """Create a round of the only study."""
        self.go_home()
        self.follow(re.compile("^Create a round"))
        self.fill("Name of the round", name)
        self.fill("Closing date", closes)
        self.look("researcher-new-round")
        self.press("Create the round")
        self.look("researcher-round-draft")

    def open_round(self) -> None:
        """Read what opening fixes, and open."""
        self.follow("Look, and open")
        self.look("researcher-open-round")
        self.press("Open the round")
        self.look("researcher-round-open")

    def download_links(self) -> dict[str, str]:
        """Download the links, and read them by address."""
        with self.page.expect_download() as expected:
            self.button("Create links and download them").click()
        lines = _content(expected.value).decode("utf-8-sig").splitlines()
        return {row["email"]: row["link"] for row in csv.DictReader(lines)}

    def go_to_round(self, name: str) -> None:
        """Go to a round, from anywhere."""
        self.go_home()
        self.follow(name)
        self.look("researcher-round")

    def count(self, experts: str) -> int:
        """Read a number of the field work."""
        row = self.page.get_by_role("row").filter(
            has=self.page.get_by_role("rowheader", name=experts, exact=True)
        )
        return int(row.get_by_role("cell").first.inner_text())

    def close_round(self) -> None:
        """Close the round on which one is."""
        self.follow("Close it now")
        self.look("researcher-close-round")
        self.press("Close the round")
        self.look("researcher-round-closed")

    def row(self, table: str, name: str) -> dict[str, str]:
        """Read a row of a table of the page, by column."""
        found = self.page.get_by_role("table", name=table, exact=True)
        row = found.get_by_role("row").filter(
            has=self.page.get_by_role("rowheader", name=name, exact=True)
        )
        cells = _texts(row.get_by_role("rowheader")) + _texts(row.get_by_role("cell"))
        return dict(zip(_texts(found.get_by_role("columnheader")), cells, strict=True))

    def download_data(self) -> dict[str, bytes]:
        """Download the files of a round from their page."""
        self.look("researcher-data")
        files = {}
        for name in FILES:
            with self.page.expect_download() as expected:
                self.page.locator(f"main a[href*='/data/{name}']").click()
            files[name] = _content(expected.value)
        return files


def _content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def _texts(cells: Locator) -> list[str]:
    return [text.strip() for text in cells.all_inner_texts()]
