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
    assert "language" not in browser.form.choices
    confirm_translation(workspace, NAME.study, "ja")
    browser.go(field.ada)
    assert browser.form.choices["language"] == ["en", "ja"]


def test_texts_in_another_language_say_so(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    confirm_translation(workspace, NAME.study, "zh-Hant")
    browser.go(field.ada)
    browser.send(language="zh-Hant")
    consent(browser)
    document = Document(browser.page.text)
    assert document.all("html")[0].attributes["lang"] == "en"
    heading = document.all("h1")[0]
    assert (heading.attributes["lang"], heading.text) == ("zh-Hant", "關於您")
    legends = document.all("legend")
    assert legends
    for legend in legends:
        languages = [e.attributes["lang"] for e in legend.around if "lang" in e.attributes]
        assert languages[-1] == "zh-Hant"


def test_an_unknown_language_falls_back_to_the_first(browser: Browser, field: Field) -> None:
    browser.go(field.ada)
    browser.send(language="tlh")
    assert "I agree to take part." in browser.words
