"""An expert decides: declines and thinks again, takes one answer back, keeps a copy, and has a code checked."""

from __future__ import annotations

import json
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
WITHOUT, WITH = (False, PHONE), (True, DESK)
YEARS = "How many years of experience"


@pytest.mark.parametrize(("javascript", "width"), [WITHOUT, WITH], ids=["no script", "script"])
def test_an_expert_is_in_control(
    chromium: Browser, field_work: FieldWork, *, javascript: bool, width: int
) -> None:
    with opened_page(chromium, field_work.root, width, javascript=javascript) as page:
        link = field_work.link()
        _decline_and_think_again(page, link)
        first = _submit_one_answer(page)
        second = _take_it_back(page)
        assert second != first
        _keep_a_copy(page, second)
        _change_consent(page)
        _check(page, first, "Replaced.")
        _check(page, second, "In force.")


def _decline_and_think_again(page: Page, link: str) -> None:
    visitor = Visitor(page)
    page.goto(link)
    visitor.follow("I do not wish to take part")
    page.get_by_label("Your reason, if you want to give one").fill("Not now & <b>not</b> here.")
    visitor.press("I do not wish to take part")
    visitor.sees("You have said that you do not wish to take part.")
    visitor.look("control-declined")
    visitor.press("I want to take part after all")
    visitor.is_at("Before you begin")


def _submit_one_answer(page: Page) -> str:
    visitor = Visitor(page)
    page.get_by_label("I agree to take part.").check()
    visitor.press("Save and continue")
    page.get_by_label(YEARS).fill("31")
    visitor.press("Save and continue")
    page.goto(f"{page.url.split('?')[0].rpartition('/')[0]}/review")
    visitor.press("Submit your answers")
    return _code(page)


def _take_it_back(page: Page) -> str:
    visitor = Visitor(page)
    visitor.follow("Withdraw single answers")
    visitor.look("control-withdraw-answers")
    page.get_by_role("checkbox", name=YEARS).check()
    visitor.press("Look at what will be erased")
    visitor.is_at("Erase these answers?")
    expect(page.get_by_role("definition")).to_have_text(["31"])
    visitor.look("control-confirm")
    visitor.press("Yes, erase these answers")
    visitor.sees("Answers that you withdrew were erased.")
    visitor.look("control-receipt")
    return _code(page)


def _keep_a_copy(page: Page, code: str) -> None:
    visitor = Visitor(page)
    visitor.follow("Your own copy of the answers")
    visitor.look("control-own-copy")
    for kind, name in (("pdf", "as a PDF"), ("json", "for a program (JSON)")):
        with page.expect_download() as caught:
            page.get_by_role("link", name=name).click()
        assert caught.value.suggested_filename == f"own-copy-{code}.{kind}"
        content = caught.value.path().read_bytes()
        assert content.startswith(b"%PDF-") or json.loads(content)["receipt"] == code
    expect(page.get_by_role("definition").filter(has_text="Withdrawn")).to_have_count(1)


def _change_consent(page: Page) -> None:
    visitor = Visitor(page)
    visitor.follow("Your consent, and what may be quoted")
    box = page.get_by_role("checkbox", name="I agree to be quoted without attribution.")
    box.check()
    visitor.press("Save my decisions")
    expect(box).to_be_checked()
    visitor.look("control-consent")


def _check(page: Page, code: str, standing: str) -> None:
    visitor = Visitor(page)
    page.goto("/receipt")
    page.get_by_label("Receipt code").fill(code.lower().replace("-", " "))
    visitor.press("Check the code")
    expect(page.get_by_role("status")).to_contain_text(standing)
    visitor.look("control-checked")


def _code(page: Page) -> str:
    Visitor(page).is_at("Your answers are submitted")
    return page.get_by_role("definition").first.inner_text()
