"""The accessibility statement: open to anybody, and with the contact where one is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.answering.rounds import begin
from tests.web.page_check import Document

if TYPE_CHECKING:
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser


def footer(browser: Browser) -> str:
    return Document(browser.page.text).all("footer")[0].text


def test_anybody_may_read_what_was_tested_and_what_was_not(browser: Browser) -> None:
    assert browser.go("/accessibility").status_code == 200
    assert browser.heading == "Accessibility of these pages"
    assert "What was not tested" in browser.words
    assert "No screen reader was tried" in browser.words
    assert "the contact that is named in your invitation" in browser.words


def test_every_page_of_an_expert_leads_to_it(browser: Browser, field: Field) -> None:
    browser.go(field.ada)
    assert 'href="/accessibility"' in browser.page.text
    begin(browser, field.ada)
    assert 'href="/accessibility"' in browser.page.text


def test_an_expert_who_has_begun_reads_whom_to_write_to(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    contact = footer(browser)
    browser.go("/accessibility")
    assert footer(browser) == contact
    assert "the contact at the foot of this page" in browser.words
