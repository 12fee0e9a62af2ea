from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conditional_study import TEXT
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_to
from tests.web.answering.rounds import open_field
from tests.web.page_check import Document

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.web.browsing import Browser
    from tests.web.page_check import Element

SHORT, WHERE, STREET = "expert.SHORT", "expert.WHERE", "expert.STREET"
#: What accepts the one prompt for questions that were left out.
PROMPTED = {"prompted": "1"}
HOSTILE = "<script>alert('{A}')</script> & {answer.SINGLE}"


@pytest.fixture
def expert(workspace: Workspace, browser: Browser) -> Browser:
    """An expert of a round with conditions, who has agreed to take part."""
    field = open_field(workspace, TEXT.replace("every-kind", NAME.study, 1).encode())
    begin(browser, field.ada)
    consent(browser)
    return browser


def card(browser: Browser, question: str) -> Element | None:
    """Find the card of a question on this page."""
    cards = Document(browser.page.text).all("div")
    found = [each for each in cards if each.attributes.get("data-question") == question]
    return found[0] if found else None


def is_hidden(browser: Browser, question: str) -> bool:
    found = card(browser, question)
    assert found, f"{question} is not on the page."
    return "hidden" in found.attributes


def test_a_question_on_condition_waits_on_the_page(expert: Browser) -> None:
    go_to(expert, SHORT)
    assert is_hidden(expert, WHERE)
    assert not is_hidden(expert, SHORT)
    # What an earlier page decides is not even sent.
    assert card(expert, "expert.SINCE") is None


def test_an_answer_that_asks_a_further_question_shows_the_page_again(expert: Browser) -> None:
    address = go_to(expert, SHORT)
    expert.send_fields({SHORT: "Physics"})
    assert expert.address == address
    assert "One of them leads to the question below" in expert.words
    assert 'id="further"' in expert.page.text
    assert not is_hidden(expert, WHERE)
    assert "Some questions" not in expert.words


def test_the_further_question_is_answered_or_skipped_like_any_other(expert: Browser) -> None:
    address = go_to(expert, SHORT)
    expert.send_fields({SHORT: "Physics"})
    expert.send_fields({WHERE: "Paris"})
    assert expert.address != address
    expert.go(f"{HOME}/review")
    assert "Where is that done? Paris" in expert.words


def test_what_was_typed_into_a_hidden_question_is_ignored(expert: Browser) -> None:
    address = go_to(expert, SHORT)
    expert.send_fields({WHERE: "Nowhere " * 100} | PROMPTED)
    assert expert.address != address
    expert.go(address)
    assert is_hidden(expert, WHERE)
    assert "Nowhere" not in expert.page.text


def test_an_answer_is_repeated_as_text_whatever_it_is(expert: Browser) -> None:
    go_to(expert, SHORT)
    expert.send_fields({SHORT: "Physics"})
    expert.send_fields({WHERE: HOSTILE})
    go_to(expert, STREET)
    assert f"In which street of {HOSTILE}?" in expert.words
    assert "<script>alert" not in expert.page.text
    expert.go(f"{HOME}/review")
    assert f"In which street of {HOSTILE}?" in expert.words


def test_a_page_with_nothing_to_ask_is_passed_over(expert: Browser) -> None:
    last = go_to(expert, "us-japan.COMMENT")
    expert.send_fields(PROMPTED)
    assert expert.address == f"{HOME}/closing"
    assert "Part 3 of 3" in expert.words
    go_to(expert, "expert.WHOLE")
    expert.send_fields({"expert.WHOLE": "10"} | PROMPTED)
    expert.go(last)
    expert.send_fields(PROMPTED)
    assert expert.address == f"{HOME}/us-rok"
    assert "Part 3 of 4" in expert.words


def test_the_address_of_a_page_that_is_not_asked_leads_on(expert: Browser) -> None:
    expert.go(f"{HOME}/us-rok")
    assert expert.address == f"{HOME}/closing"
    assert expert.go(f"{HOME}/us-australia").status_code == 404


def test_a_page_that_was_open_when_it_ceased_to_be_asked_leads_on(expert: Browser) -> None:
    go_to(expert, "expert.WHOLE")
    expert.send_fields({"expert.WHOLE": "10"} | PROMPTED)
    go_to(expert, "us-rok.AGREE")
    open_page = expert.page
    go_to(expert, "expert.WHOLE")
    expert.send_fields({"expert.WHOLE": "1"} | PROMPTED)
    expert.page = open_page
    expert.send_fields({"us-rok.AGREE": "5"} | PROMPTED)
    assert expert.page.status_code == 200
    assert expert.address == f"{HOME}/closing"


def test_review_and_own_copy_leave_out_what_was_not_asked(expert: Browser) -> None:
    go_to(expert, "us-japan.AGREE")
    expert.send_fields({"us-japan.AGREE": "1"} | PROMPTED)
    expert.go(f"{HOME}/review")
    assert "Why so low?" in expert.words
    assert "Since when so low?" not in expert.words
    assert "US–ROK" not in expert.words
    expert.send_fields({}, number=-1)
    expert.go(f"{HOME}/own-copy")
    assert "Why so low?" in expert.words
    assert "Since when so low?" not in expert.words
    assert "US–ROK" not in expert.words


def test_a_reopened_answer_that_changes_what_is_asked_changes_the_review(expert: Browser) -> None:
    go_to(expert, "us-japan.AGREE")
    expert.send_fields({"us-japan.AGREE": "5"} | PROMPTED)
    expert.go(f"{HOME}/review")
    assert "Why so low?" not in expert.words
    go_to(expert, "us-japan.AGREE")
    expert.send_fields({"us-japan.AGREE": "2"} | PROMPTED)
    expert.go(f"{HOME}/review")
    assert "Why so low?" in expert.words
