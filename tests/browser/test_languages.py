"""An expert switches the language in the middle of a page, and finds everything as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page

    from tests.browser.field_work import FieldWork

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STUDY = "every-kind"
HOME = f"/answer/{STUDY}/2026-autumn"
CARE = "“Mixed signals” & 信號, since 2017"


class _Reader(Visitor):
    """Somebody who reads several languages."""

    def begin_in(self, link: str, language: str) -> None:
        self.page.goto(link)
        self.page.get_by_role("link", name=language, exact=True).click()
        self.page.locator("main form button").first.click()
        self.page.locator("input[name=purpose-take_part]").check()
        self.page.locator("main form .actions button").first.click()

    def switch(self, language: str) -> None:
        self.press(language)
        expect(self.page.get_by_role("button", name=language, exact=True)).to_have_count(0)

    def speaks(self, code: str, button: str) -> None:
        expect(self.page.locator("html")).to_have_attribute("lang", code)
        expect(self.page.locator("main form .actions button").first).to_have_text(button)


@pytest.mark.parametrize("javascript", [False, True], ids=["without script", "with script"])
def test_the_language_changes_in_mid_page_and_the_answers_stay(
    chromium: Browser, field_work: FieldWork, *, javascript: bool
) -> None:
    link = field_work.link(STUDY, "en")
    with opened_page(chromium, field_work.root, PHONE, javascript=javascript) as page:
        reader = _Reader(page)
        reader.begin_in(link, "日本語")
        reader.speaks("ja", "保存して次へ")
        page.goto(f"{HOME}/us-japan")
        point = page.locator('[name="us-japan.AGREE"][value="4"]')
        words = page.locator('[name="us-japan.COMMENT"]')
        low = page.locator('[name="us-japan.INTERVAL-low"]')
        point.check()
        words.fill(CARE)
        low.fill("not yet")  # no answer, and kept all the same
        reader.switch("한국어")
        reader.speaks("ko", "저장하고 계속")
        expect(page).to_have_url(f"{field_work.root}{HOME}/us-japan")
        expect(point).to_be_checked()
        expect(words).to_have_value(CARE)
        expect(low).to_have_value("not yet")
        low.fill("")
        reader.switch("繁體中文")
        reader.speaks("zh-Hant", "儲存並繼續")
        page.goto(f"{HOME}/review")
        reader.sees(CARE)
        reader.switch("English")
        reader.is_at("Review your answers")
        reader.sees(CARE)


def test_the_enter_key_goes_on_and_does_not_change_the_language(
    chromium: Browser, field_work: FieldWork
) -> None:
    with opened_page(chromium, field_work.root, DESK) as page:
        reader = _Reader(page)
        reader.begin_in(field_work.link(STUDY, "ko"), "繁體中文")
        words = page.locator('[name="expert.SHORT"]')
        words.fill("同盟")
        words.press("Enter")
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
        # Going on asks once about what was left out.
        expect(page.locator("#unanswered")).to_contain_text("題尚未作答")
        page.goto(f"{HOME}/review")
        assert [_next_by_keyboard(page) for _ in range(4)] == [
            "跳到主要內容",
            "English",
            "日本語",
            "한국어",
        ]


def _next_by_keyboard(page: Page) -> str:
    page.keyboard.press("Tab")
    return str(page.evaluate("document.activeElement.textContent.trim()"))
