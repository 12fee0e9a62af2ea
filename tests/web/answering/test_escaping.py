from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_to
from tests.web.page_check import Document

if TYPE_CHECKING:
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><svg onload=alert(1)>",
    "' onfocus='alert(1)' autofocus='",
    '<a href="javascript:alert(1)">x</a>',
    "{{ 7 * 7 }}{% raw %}",
    "</title><script src=//example.org></script>",
    "&lt;script&gt;",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_an_expert_types_stays_text(browser: Browser, field: Field, payload: str) -> None:
    begin(browser, field.ada)
    consent(browser)
    there = go_to(browser, "us-japan.COMMENT")
    shape = _shape(browser.page.text)
    browser.send_fields({"us-japan.COMMENT": payload})
    assert browser.go(there).status_code == 200
    assert _shape(browser.page.text) == shape
    assert browser.form.fields["us-japan.COMMENT"] == [payload]
    browser.go(f"{HOME}/background")
    browser.send_fields({"expert.BG_YEARS": payload, "expert.BG_PARTY-text": payload})
    assert browser.form.fields["expert.BG_YEARS"] == [payload]
    browser.send_fields({"expert.BG_YEARS": ""})
    browser.go(f"{HOME}/review")
    assert payload in browser.words


def test_a_name_stays_text(browser: Browser, field: Field) -> None:
    browser.go(field.eve)
    assert "This invitation is for <script>alert('name')</script>." in browser.words
    assert Document(browser.page.text).all("script") == []


def _shape(html: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (element.tag, tuple(name for name in element.attributes if name != "checked"))
        for element in Document(html).elements
    ]
