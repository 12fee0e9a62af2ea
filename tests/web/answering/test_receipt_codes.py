from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import receipt_code
from tests.web.answering.rounds import submit_everything

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

PAGE = "/receipt"


def test_anybody_learns_what_a_code_stands_for_and_no_name(
    browser: Browser, field: Field, new_browser: Callable[[], Browser]
) -> None:
    code = submit_everything(browser, field.ada)
    assert f'href="{PAGE}"' in browser.page.text
    other = new_browser()
    other.go(PAGE)
    assert other.heading == "Check a receipt code"
    other.send(code=f" {code.lower().replace('-', ' ')} ")
    assert "In force." in other.words
    assert "on 23 November 2026." in other.words
    assert "2026-autumn" in other.words
    assert "The alliances of Northeast Asia" in other.words
    assert "Ada" not in other.page.text
    assert "04:30" not in other.page.text  # the day, and no hour
    assert code not in other.page.request.url
    browser.go(f"{HOME}/withdraw")
    browser.send()
    other.send(code=code)
    assert "Withdrawn." in other.words
    assert "They were withdrawn since, and erased." in other.words
    other.go(PAGE)
    other.send(code=receipt_code(browser))
    assert "A withdrawal was acknowledged with this code on 23 November 2026." in other.words


def test_a_later_receipt_is_said_to_have_replaced_an_earlier_one(
    browser: Browser, field: Field
) -> None:
    first = submit_everything(browser, field.ada)
    browser.go(f"{HOME}/receipt")
    browser.send()
    browser.go(f"{HOME}/review")
    browser.send()
    browser.go(PAGE)
    browser.send(code=first)
    assert "Replaced." in browser.words


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "Please enter the receipt code."),
        ("ABCD", "A receipt code has 16 letters and digits; this one has 4."),
        ("AAAA-AAAA-AAAA-AAA9", "has the letters A to Z and the digits 2 to 7."),
        ("AAAA-AAAA-AAAA-AAAA", "Nothing was acknowledged here with this receipt code."),
        ("A" * 101, "Please use at most 100 characters."),
    ],
)
def test_a_wrong_code_gets_a_sentence(
    browser: Browser, field: Field, code: str, sentence: str
) -> None:
    assert field.ada
    browser.go(PAGE)
    reply = browser.send(code=code)
    assert reply.status_code == 422
    assert sentence in browser.words
    assert browser.form.fields["code"] == [code]


def test_a_code_in_the_address_is_not_looked_up(browser: Browser, field: Field) -> None:
    code = submit_everything(browser, field.ada)
    browser.go(f"{PAGE}?code={code}")
    assert "In force." not in browser.words
