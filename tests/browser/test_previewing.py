"""A researcher walks the questionnaire as an expert would; nothing is sent that could be stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.answering import NEXT
from tests.browser.field_work import EVERY_KIND
from tests.browser.page_faults import COUNT_REFUSALS
from tests.browser.page_faults import expert_faults
from tests.browser.visitor import DESK
from tests.browser.visitor import PHONE
from tests.browser.visitor import Visitor
from tests.browser.visitor import opened_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.field_work import FieldWork

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PREVIEW = f"/studies/{EVERY_KIND}/versions/1/preview"


def _sign_in(visitor: Visitor) -> None:
    visitor.page.goto("/sign-in")
    visitor.fill("E-mail address", "team@example.org")
    visitor.fill("Password", "four random words here")
    visitor.press("Sign in")


@pytest.mark.parametrize(
    ("width", "javascript"), [(PHONE, True), (DESK, False)], ids=["script", "no-script"]
)
def test_a_researcher_previews_every_page(
    chromium: Browser, field_work: FieldWork, width: int, *, javascript: bool
) -> None:
    with opened_page(chromium, field_work.root, width, javascript=javascript) as page:
        visitor = Visitor(page)
        _sign_in(visitor)
        page.goto(f"/studies/{EVERY_KIND}")
        visitor.follow("English")
        visitor.sees("Preview: nothing is stored.")
        visitor.look("preview-landing")
        visitor.press("Begin")
        page.get_by_label("I agree to take part.").check()
        visitor.press(NEXT)
        page.locator('[name="expert.WHOLE"]').fill("12")
        visitor.look("preview-questions")
        _to_the_review(visitor)
        visitor.sees("12 years")
        visitor.press("Submit your answers")
        visitor.is_at("The end of the preview")
        visitor.follow("End the preview")
        visitor.is_at("Every kind of question")
        if javascript:
            assert page.evaluate("Object.keys(localStorage).length") == 0


def _to_the_review(visitor: Visitor) -> None:
    heading = visitor.page.get_by_role("heading", level=1)
    for _ in range(40):
        if heading.inner_text() == "Review your answers":
            break
        visitor.press(NEXT)
        expect(visitor.page.locator(".error-summary")).to_have_count(0)
    visitor.is_at("Review your answers")


def test_what_a_preview_adds_is_accessible(chromium: Browser, field_work: FieldWork) -> None:
    with opened_page(chromium, field_work.root, PHONE, javascript=True) as page:
        page.add_init_script(COUNT_REFUSALS)
        visitor = Visitor(page)
        _sign_in(visitor)
        page.goto(f"{PREVIEW}?language=en")
        found = expert_faults(page, "preview")
        visitor.press("Begin")
        visitor.follow("Withdraw from this round")
        found += expert_faults(page, "not part of the preview")
    assert not found, "\n".join(found)


def test_a_preview_is_switched_to_another_language_with_its_answers(
    chromium: Browser, field_work: FieldWork
) -> None:
    with opened_page(chromium, field_work.root, PHONE, javascript=True) as page:
        visitor = Visitor(page)
        _sign_in(visitor)
        page.goto(f"{PREVIEW}?language=en")
        visitor.press("Begin")
        page.get_by_label("I agree to take part.").check()
        visitor.press(NEXT)
        page.locator('[name="expert.WHOLE"]').fill("12")
        visitor.press("日本語")
        expect(page.locator("html")).to_have_attribute("lang", "ja")
        visitor.look("preview-ja")
        expect(page.locator('[name="expert.WHOLE"]')).to_have_value("12")
