from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.designing import confirm_translation
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_to
from tests.web.page_check import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser


def test_neighbours_see_the_phases_in_opposite_orders_with_the_way_out_last(
    field: Field, new_browser: Callable[[], Browser]
) -> None:
    orders = []
    for link in (field.ada, field.ben):
        browser = new_browser()
        begin(browser, link)
        consent(browser)
        go_to(browser, "us-japan.PH1")
        orders.append(browser.form.choices["us-japan.PH1"])
    assert orders[0] == ["ironclad", "stable", "drifting", "danger", "cannot_judge"]
    assert orders[1] == ["danger", "drifting", "stable", "ironclad", "cannot_judge"]


def test_only_confirmed_languages_are_offered(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    browser.go(field.ada)
    assert "hreflang" not in browser.page.text
    browser.go(f"{field.ada}?lang=ja")
    assert "Begin" in browser.words
    confirm_translation(workspace, NAME.study, "ja")
    browser.go(field.ada)
    links = Document(browser.page.text).all("a")
    assert [each.text for each in links if "hreflang" in each.attributes] == ["日本語"]


def test_a_page_is_in_one_language_and_says_which(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    confirm_translation(workspace, NAME.study, "zh-Hant")
    browser.go(f"{field.ada}?lang=zh-Hant")
    browser.send()
    consent(browser)
    document = Document(browser.page.text)
    assert document.all("html")[0].attributes["lang"] == "zh-Hant"
    assert document.all("h1")[0].text == "關於您"
    others = [e.text for e in document.elements if e.attributes.get("lang", "zh-Hant") != "zh-Hant"]
    assert others == ["English"]


def test_an_unknown_language_falls_back_to_the_first(browser: Browser, field: Field) -> None:
    browser.go(field.ada)
    browser.send(language="tlh")
    assert "I agree to take part." in browser.words
