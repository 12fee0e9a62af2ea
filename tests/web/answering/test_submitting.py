from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import answer_all
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_to
from tests.web.answering.rounds import receipt_code
from tests.web.answering.rounds import submit_everything
from tests.web.browsing import forms_on

if TYPE_CHECKING:
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser


def test_submitting_twice_gives_the_same_receipt(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    answer_all(browser)
    form = browser.form
    codes = set()
    for _ in range(2):
        browser.page = browser.client.post(form.action, data=form.fields, follow_redirects=True)
        codes.add(receipt_code(browser))
    assert len(codes) == 1
    assert "Earlier receipts" not in browser.words


def test_what_was_submitted_stays_in_force_until_it_is_submitted_again(
    browser: Browser, field: Field
) -> None:
    first = submit_everything(browser, field.ada, choice=0)
    browser.send()
    assert browser.address == f"{HOME}/review"
    browser.go(f"{go_to(browser, 'us-japan.C3')}?from=review")
    browser.send_fields({"us-japan.C3": "7"})
    assert "Completely able" in browser.words
    browser.go(f"{HOME}/own-copy")
    assert "Completely able" not in browser.words
    browser.go(f"{HOME}/receipt")
    assert "stay in force until you submit again" in browser.words
    browser.go(f"{HOME}/review")
    browser.send()
    assert receipt_code(browser) != first
    assert first in browser.words
    browser.go(f"{HOME}/own-copy")
    assert "Completely able" in browser.words


def test_a_page_sent_from_an_old_window_after_submission_is_refused(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    old = browser.form
    answer_all(browser)
    browser.send()
    reply = browser.client.post(old.action, data=old.fields | {"expert.BG_YEARS": ["3"]})
    assert reply.status_code == 403
    assert "submitted in the meantime" in reply.text


def test_the_review_leads_past_all_answers_to_the_button(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    answer_all(browser)
    before, link, after = browser.page.text.partition('href="#submit">Go to the end of this page')
    assert link
    assert "Change" not in before
    assert 'id="submit"' in after


def test_withdrawing_erases_the_answers_and_says_so(browser: Browser, field: Field) -> None:
    submit_everything(browser, field.ada)
    browser.go(f"{HOME}/withdraw")
    browser.send()
    assert browser.heading == "You have withdrawn"
    browser.go(f"{HOME}/own-copy")
    assert "nothing to show" in browser.words
    browser.go(field.ada)
    assert "You have withdrawn from this round." in browser.words
    assert forms_on(browser.page.text) == []


def test_withdrawal_takes_a_button_and_not_a_link(browser: Browser, field: Field) -> None:
    submit_everything(browser, field.ada)
    browser.go(f"{HOME}/withdraw")
    assert browser.go(f"{HOME}/receipt").status_code == 200
    assert browser.heading == "Your answers are submitted"


def test_nothing_can_be_saved_after_withdrawal(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    old = browser.form
    browser.go(f"{HOME}/withdraw")
    browser.send()
    reply = browser.client.post(old.action, data=old.fields)
    assert reply.status_code == 403
    assert "You have withdrawn from this round" in reply.text
