"""The page of a round's data: all files are made while one looks on, and without a script one reloads."""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.page_faults import COUNT_REFUSALS
from tests.browser.page_faults import faults
from tests.browser.pages_to_visit import CLOSED
from tests.browser.pages_to_visit import sign_in
from tests.browser.visitor import DESK
from tests.browser.visitor import PATIENCE
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page

    from tests.browser.demonstration import Demonstration

pytestmark = [pytest.mark.browser, pytest.mark.slow]
A_LONG_WHILE = (
    8 * PATIENCE
)  # the first drawing of every figure of an installation, on a slow machine

SELDOM = 2_500  # milliseconds between two reloads, which take the processor from those who make the files


def at_data(page: Page, demonstration: Demonstration, choice: str = "") -> Visitor:
    """Sign in and go to the data of the closed round."""
    sign_in(page)
    page.goto(f"{demonstration.study}/rounds/{CLOSED}/data{choice}")
    return Visitor(page)


def test_the_files_are_made_while_one_looks_on_and_every_state_is_accessible(
    chromium: Browser, demonstration: Demonstration, tmp_path: Path
) -> None:
    with opened_page(chromium, demonstration.root, DESK, javascript=True) as page:
        page.add_init_script(COUNT_REFUSALS)
        person = at_data(page, demonstration)
        found = faults(page, "data, before")
        person.press("Make all files")
        expect(page.get_by_text("Reload").first).to_be_visible()
        found += faults(page, "data, while the files are made", (PHONE, DESK))
        download = page.get_by_role("link", name="Download all files")
        expect(download).to_be_visible(timeout=A_LONG_WHILE)
        page.get_by_text("Sizes and SHA-256 of these files").first.click()
        found += faults(page, "data, made")
        with page.expect_download() as handed_out:
            download.click()
        handed_out.value.save_as(tmp_path / "all.zip")
        shown = page.content()
    assert not found, "\n".join(found)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        (name,) = (each for each in archive.namelist() if each.endswith("/manifest.json"))
        files = json.loads(archive.read(name))["files"]
    assert len(files) > 60
    assert [each["name"] for each in files if each["sha256"] not in shown] == []


def test_without_a_script_a_language_is_chosen_and_reloading_shows_how_far_it_is(
    chromium: Browser, demonstration: Demonstration
) -> None:
    with opened_page(chromium, demonstration.root, PHONE) as page:
        person = at_data(page, demonstration)
        page.get_by_label("Language of labels").select_option("ja")
        page.get_by_label(re.compile("Mark CSV files")).check()
        person.press("Use these labels")
        assert "language=ja&bom=1" in page.url
        person.press("Make all files")
        for _ in range(A_LONG_WHILE // SELDOM):
            if page.get_by_role("link", name="Download all files").count():
                break
            page.wait_for_timeout(SELDOM)
            person.follow("Reload")
        expect(page.get_by_label("Language of labels")).to_have_value("ja")
        links = page.get_by_role("link", name="ratings CSV", exact=True)
        expect(links).to_have_attribute("href", re.compile(r"ratings\.csv\?language=ja&bom=1$"))
