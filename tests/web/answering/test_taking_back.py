from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import receipt_code
from tests.web.answering.rounds import submit_everything
from tests.web.browsing import forms_on
from tests.web.page_check import Document

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

PAGE = f"{HOME}/withdraw-answers"
QUESTION = "us-japan.T0"


def confirming(browser: Browser) -> int:
    """Return which form of the page erases."""
    found = [
        at
        for at, form in enumerate(forms_on(browser.page.text))
        if form.action == PAGE and "question" in form.fields
    ]
    assert len(found) == 1, browser.words
    return found[0]


def choosing(browser: Browser) -> int:
    return next(at for at, form in enumerate(forms_on(browser.page.text)) if form.action == PAGE)


def choose(browser: Browser, **chosen: str | list[str]) -> None:
    browser.go(PAGE)
    browser.send_fields(chosen, choosing(browser))


def listed(browser: Browser) -> list[str]:
    main = Document(browser.page.text).all("main")[0]
    return [element.text for element in main.inside("dt")]


def hidden_questions(browser: Browser) -> list[str]:
    inputs = Document(browser.page.text).all("input")
    return [
        each.attributes["value"] for each in inputs if each.attributes.get("name") == "question"
    ]


def confirm(browser: Browser) -> None:
    browser.send_fields(
        {"question": hidden_questions(browser), "confirmed": "yes"}, confirming(browser)
    )


def test_one_answer_is_withdrawn_after_a_page_that_names_it(browser: Browser, field: Field) -> None:
    first = submit_everything(browser, field.ada)
    assert f'href="{PAGE}"' in browser.page.text
    choose(browser, question=QUESTION)
    assert browser.heading == "Erase these answers?"
    (question,) = listed(browser)
    assert hidden_questions(browser) == [QUESTION]
    confirm(browser)
    assert browser.heading == "Your answers are submitted"
    assert "Answers that you withdrew were erased" in browser.words
    assert receipt_code(browser) != first
    assert first in browser.words  # among the earlier ones
    browser.go(f"{HOME}/own-copy")
    rows = [element.text for element in Document(browser.page.text).all("div")]
    assert f"{question} Withdrawn" in rows
    browser.go(PAGE)
    assert QUESTION not in hidden_questions(browser)


def test_everything_about_an_alliance_is_withdrawn_by_one_tick(
    browser: Browser, field: Field
) -> None:
    submit_everything(browser, field.ada)
    browser.go(PAGE)
    boxes = Document(browser.page.text).all("label")
    (label,) = [each for each in boxes if each.text.endswith(": US–Japan")]
    (box,) = label.inside("input")
    choose(browser, section=box.attributes["value"])
    chosen = hidden_questions(browser)
    assert len(chosen) > 10
    assert {question.partition(".")[0] for question in chosen} == {"us-japan"}
    confirm(browser)
    left = _offered(browser)
    # Who paid the expert’s work was asked on the page about the expert.
    assert [each for each in left if each.startswith("us-japan.")] == ["us-japan.BG_FUND"]
    assert "us-rok.T0" in left


def _offered(browser: Browser) -> list[str]:
    browser.go(PAGE)
    return hidden_questions(browser)


def test_nothing_is_erased_before_it_is_confirmed(browser: Browser, field: Field) -> None:
    code = submit_everything(browser, field.ada)
    choose(browser, question=QUESTION)
    browser.go(f"{HOME}/receipt")
    assert receipt_code(browser) == code
    browser.go(f"{PAGE}?question={QUESTION}&confirmed=yes")
    assert browser.heading == "Withdraw answers"
    browser.go(f"{HOME}/receipt")
    assert receipt_code(browser) == code


def test_confirming_twice_is_confirming_once(browser: Browser, field: Field) -> None:
    submit_everything(browser, field.ada)
    choose(browser, question=QUESTION)
    form = forms_on(browser.page.text)[confirming(browser)]
    sent = form.fields | {"question": [QUESTION], "confirmed": ["yes"]}
    codes = set()
    for _ in range(2):
        browser.page = browser.client.post(form.action, data=sent, follow_redirects=True)
        codes.add(receipt_code(browser))
    assert len(codes) == 1


def test_ticking_nothing_is_said_and_unknown_answers_are_none(
    browser: Browser, field: Field
) -> None:
    submit_everything(browser, field.ada)
    for chosen in ({}, {"question": "us-japan.NONE"}, {"section": "99"}):
        choose(browser, **chosen)
        assert browser.page.status_code == 422
        assert "Please tick at least one answer" in browser.words


def test_what_was_only_saved_can_be_taken_back_too(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    browser.send_fields({"expert.BG_YEARS": "31"})
    choose(browser, question="expert.BG_YEARS")
    confirm(browser)
    assert browser.address == f"{HOME}/review"
    browser.go(f"{HOME}/background")
    assert browser.form.fields.get("expert.BG_YEARS") == [""]
    browser.go(PAGE)
    assert "no answer of yours" in browser.words


def test_after_the_close_it_still_works_and_once_final_the_page_says_whom_to_write_to(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    submit_everything(browser, field.ada)
    close_round(workspace, NAME)
    choose(browser, question=QUESTION)
    confirm(browser)
    code = receipt_code(browser)
    finalize_round(workspace, NAME)
    for place in (PAGE, f"{HOME}/withdraw", f"{HOME}/receipt"):
        browser.go(place)
        assert "declared final" in browser.words
        assert "please write to: team@example.org" in browser.words
    assert code in browser.words
    begin(browser, field.ada)
    assert code in browser.words  # the same link still opens the receipt
    browser.go(f"{HOME}/own-copy")
    assert code in browser.words


def test_whoever_withdrew_altogether_is_led_to_the_receipt(browser: Browser, field: Field) -> None:
    submit_everything(browser, field.ada)
    browser.go(f"{HOME}/withdraw")
    assert f'href="{PAGE}"' in browser.page.text
    browser.send()
    browser.go(PAGE)
    assert browser.heading == "You have withdrawn"
