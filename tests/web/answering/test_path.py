from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import answer_all
from tests.web.answering.rounds import answer_page
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_to
from tests.web.answering.rounds import submit_everything
from tests.web.page_check import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser


def test_an_expert_goes_from_the_invitation_to_the_receipt(browser: Browser, field: Field) -> None:
    browser.go(field.ada)
    assert "This invitation is for Ada Example." in browser.words
    assert "run by The Research Team" in browser.words
    browser.send()
    assert browser.address == f"{HOME}/consent"
    consent(browser)
    answer_all(browser)
    assert "have no answer" not in browser.words
    browser.send()
    assert browser.heading == "Your answers are submitted"


def test_the_address_holds_no_token_once_begun(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    token = field.ada.removeprefix("/i/")
    assert token not in browser.page.request.url
    assert token not in browser.page.text


def test_every_page_says_who_asks_and_whom_to_write_to(browser: Browser, field: Field) -> None:
    submit_everything(browser, field.ada)
    seen = [field.ada, *(f"{HOME}/{place}" for place in ("receipt", "own-copy", "withdraw"))]
    for address in seen:
        browser.go(address)
        assert "This survey is run by The Research Team." in browser.page.text
        assert "mailto:team@example.org" in browser.page.text


def test_the_pages_count_parts_and_minutes(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    assert "Part 1 of 5 · about 10 min left (13 on a phone)" in browser.words
    answer_page(browser)
    assert "Part 2 of 5" in browser.words
    answer_page(browser)
    assert "Part 3 of 5, page 1 of 3 · about 8 min left (10 on a phone)" in browser.words
    title = browser.heading
    answer_page(browser)
    assert "Part 3 of 5, page 2 of 3" in browser.words
    assert browser.heading == title
    assert "(part 3 of 5, page 2 of 3)" in browser.page.text


def test_the_instructions_stand_on_the_first_page_of_an_alliance(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    for page, is_first in (("us-rok", True), ("us-rok.2", False), ("us-rok.3", False)):
        browser.go(f"{HOME}/{page}")
        assert ("Please answer for the alliance between" in browser.words) is is_first


def test_the_review_and_the_own_copy_list_an_alliance_under_one_heading(
    browser: Browser, field: Field
) -> None:
    submit_everything(browser, field.ada)
    browser.go(f"{HOME}/own-copy")
    headings = [heading.text for heading in Document(browser.page.text).all("h2")]
    assert headings.count("US–Japan") == headings.count("US–ROK") == 1
    assert "Hypothetical alliances: description 3" in headings


def test_the_same_link_resumes_on_another_device(
    browser: Browser, field: Field, new_browser: Callable[[], Browser]
) -> None:
    begin(browser, field.ada)
    consent(browser)
    answer_page(browser, words="31")
    left_at = browser.address
    phone = new_browser()
    phone.go(field.ada)
    assert "You have begun." in phone.words
    phone.send()
    assert phone.address == left_at
    phone.go(f"{HOME}/background")
    assert phone.form.fields["expert.BG_YEARS"] == ["31"]


def test_the_link_of_a_submitted_response_shows_the_receipt(
    browser: Browser, field: Field, new_browser: Callable[[], Browser]
) -> None:
    code = submit_everything(browser, field.ada)
    other = new_browser()
    begin(other, field.ada)
    assert other.address == f"{HOME}/receipt"
    assert code in other.words


def test_two_windows_save_the_same_response(
    browser: Browser, field: Field, new_browser: Callable[[], Browser]
) -> None:
    begin(browser, field.ada)
    other = new_browser()
    begin(other, field.ada)
    consent(other)
    consent(browser)
    browser.send_fields({"expert.BG_YEARS": "3"})
    other.send_fields({"expert.BG_YEARS": "4"})
    browser.go(f"{HOME}/background")
    assert browser.form.fields["expert.BG_YEARS"] == ["4"]


def test_a_change_link_leads_to_the_question_and_back_to_the_review(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    answer_all(browser)
    there = f"{go_to(browser, 'us-japan.T0')}?from=review"
    browser.go(there)
    assert 'id="question-us-japan.T0"' in browser.page.text
    browser.send_fields({"us-japan.T0": "7"})
    assert browser.address == f"{HOME}/review"
    assert "Almost entirely alike" in browser.words
    assert f'href="{there}#question-us-japan.T0"' in browser.page.text


def test_skipped_questions_are_pointed_out_once_and_then_accepted(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    while not browser.address.endswith("/review"):
        browser.send()
    assert "Some questions have no answer." in browser.words
    browser.send()
    assert browser.heading == "Your answers are submitted"
    browser.go(f"{HOME}/own-copy")
    assert "Not answered" in browser.words


def test_cannot_judge_is_kept_with_its_reason(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    go_to(browser, "us-rok.C0")
    browser.send_fields({"us-rok.C0": "cannot_judge", "us-rok.C0-reason": "information"})
    browser.go(f"{HOME}/review")
    assert "Cannot judge: Not enough information" in browser.words


def test_an_expert_can_withdraw_from_every_page_of_the_questionnaire(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    for place in ("consent", "background", "us-rok", "us-rok.2", "review"):
        browser.go(f"{HOME}/{place}")
        assert f'href="{HOME}/withdraw"' in browser.page.text
        if place == "consent":
            consent(browser)
