"""An expert goes on in another language at any page, and nothing is lost by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from surveys.services.launching import close_round
from surveys.storage import responses
from tests.every_kind import every_kind
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_to
from tests.web.answering.rounds import open_field
from tests.web.page_check import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.workspace import Workspace
    from tests.web.browsing import Browser

LANGUAGES = {"zh-Hant": "繁體中文", "ja": "日本語", "ko": "한국어"}
# Names and marks that are the same in every language.
SAME = re.compile(
    r"the test team|The Research Team|Ada Example|team@example\.org|Soundings|JavaScript|SHA-256|IRB-0001"
)
ENGLISH = re.compile(r"[A-Za-z’]{2,}(?: [A-Za-z’]+){2,}")


@pytest.fixture
def link(workspace: Workspace) -> str:
    """The link of an expert to a study that is offered in four languages."""
    study = every_kind().decode().replace("every-kind", NAME.study, 1).encode()
    return open_field(workspace, study).ada


def language(browser: Browser) -> str:
    return Document(browser.page.text).all("html")[0].attributes["lang"]


def stored(workspace: Workspace) -> list[str]:
    """Return the languages that the round's responses are answered in."""
    db = workspace.study(NAME.study).read()
    return [each.language for each in responses.list_responses(db, NAME.round)]


def press(browser: Browser, to: str) -> None:
    """Press a button of the switch on a page without a form of its own."""
    document = Document(browser.page.text)
    (form,) = [each for each in document.all("form") if each.attributes.get("id") == "languages"]
    fields = {
        each.attributes["name"]: each.attributes.get("value", "") for each in form.inside("input")
    }
    browser.page = browser.client.post(
        form.attributes["action"], data=fields | {"language": to}, follow_redirects=True
    )


def test_opening_a_link_in_a_language_stores_nothing_and_begin_does(
    browser: Browser, link: str, workspace: Workspace
) -> None:
    browser.go(f"{link}?lang=ja")
    assert (language(browser), stored(workspace)) == ("ja", [])
    browser.send()
    assert (language(browser), stored(workspace)) == ("ja", ["ja"])
    assert "この調査" in browser.words or "同意" in browser.words


def test_an_unknown_language_changes_nothing(browser: Browser, link: str) -> None:
    browser.go(f"{link}?lang=tlh")
    assert language(browser) == "en"
    browser.send(language="tlh")
    assert language(browser) == "en"


def test_every_language_is_named_in_itself(browser: Browser, link: str) -> None:
    browser.go(link)
    links = {
        each.attributes["lang"]: (each.text, each.attributes["href"])
        for each in Document(browser.page.text).all("a")
        if "hreflang" in each.attributes
    }
    assert links == {code: (name, f"{link}?lang={code}") for code, name in LANGUAGES.items()}
    browser.send()
    buttons = Document(browser.page.text).all("button")
    named = {
        e.attributes["value"]: e.text for e in buttons if e.attributes.get("name") == "language"
    }
    assert named == LANGUAGES
    # What the Enter key presses is the first button of a form: it goes on, in the language at hand.
    ours = [e for e in buttons if "answers" in {e.attributes.get("form"), *_ids(e.around)}]
    assert "name" not in ours[0].attributes


def _ids(around: object) -> Iterator[str]:
    assert isinstance(around, tuple)
    yield from (element.attributes.get("id", "") for element in around)


def test_a_page_of_questions_keeps_what_was_typed(
    browser: Browser, link: str, workspace: Workspace
) -> None:
    begin(browser, link)
    consent(browser)
    address = go_to(browser, "expert.SHORT")
    browser.send_fields({"expert.SHORT": "同盟 & alliances", "language": "ko"})
    assert browser.address == address
    assert (language(browser), stored(workspace)) == ("ko", ["ko"])
    assert browser.form.fields["expert.SHORT"] == ["同盟 & alliances"]
    browser.go(address)
    assert browser.form.fields["expert.SHORT"] == ["同盟 & alliances"]


def test_what_cannot_be_read_is_shown_again_in_the_other_language(
    browser: Browser, link: str
) -> None:
    begin(browser, link)
    consent(browser)
    go_to(browser, "expert.WHOLE")
    browser.send_fields({"expert.WHOLE": "many", "language": "ja"})
    assert language(browser) == "ja"
    assert browser.form.fields["expert.WHOLE"] == ["many"]
    browser.send()
    assert "整数を入力してください" in browser.words


def test_ticks_on_the_consent_page_stay_and_count_for_the_text_that_is_shown(
    browser: Browser, link: str
) -> None:
    begin(browser, link)
    before = browser.form.fields["text"]
    browser.send_fields({"purpose-archive": "y", "language": "zh-Hant"})
    assert (language(browser), browser.page.status_code) == ("zh-Hant", 200)
    assert browser.form.fields["purpose-archive"] == ["y"]
    assert browser.form.fields["text"] != before
    browser.send()
    assert browser.page.status_code == 422
    assert "請勾選此項" in browser.words
    browser.send_fields({"purpose-take_part": "y"})
    assert Document(browser.page.text).all("h1")[0].text == "關於您"


def test_a_form_that_cannot_be_taken_says_so_in_the_language_of_the_page(
    browser: Browser, link: str
) -> None:
    begin(browser, f"{link}?lang=ja")
    consent(browser)
    browser.send(csrf_token="expired")
    assert (language(browser), browser.page.status_code) == ("ja", 400)
    assert "入力された内容は失われていません" in browser.words


def test_a_reason_that_is_being_typed_is_kept_before_anything_is_begun(
    browser: Browser, link: str
) -> None:
    browser.go(f"{link}/decline")
    browser.send(reason="No time", language="ko")
    assert (language(browser), browser.form.fields["reason"][0].strip()) == ("ko", "No time")
    browser.send()
    assert (language(browser), browser.address) == ("ko", link)


def test_what_was_ticked_to_be_withdrawn_stays_ticked(browser: Browser, link: str) -> None:
    begin(browser, link)
    consent(browser)
    go_to(browser, "expert.SHORT")
    browser.send_fields({"expert.SHORT": "Physics", "expert.WHOLE": "12"})
    browser.go(f"{HOME}/withdraw-answers")
    browser.send_fields({"question": ["expert.SHORT"], "language": "ja"})
    assert (language(browser), browser.heading) == ("ja", "回答の撤回")
    assert browser.form.fields["question"] == ["expert.SHORT"]
    browser.send()
    assert browser.heading == "これらの回答を消去しますか"
    assert "Physics" in browser.words
    # From the last question, too: back to the choice, in the other language.
    browser.send_fields({"language": "ko"})
    assert browser.form.fields["question"] == ["expert.SHORT"]
    browser.go(f"{HOME}/background")
    assert browser.form.fields["expert.SHORT"] == ["Physics"]


def test_no_button_of_the_switch_is_dead(browser: Browser, link: str, workspace: Workspace) -> None:
    begin(browser, link)
    consent(browser)
    close_round(workspace, NAME)
    for place in ("receipt", "withdraw", "withdraw-answers", "your-consent", "own-copy"):
        browser.go(f"{HOME}/{place}")
        document = Document(browser.page.text)
        forms = {each.attributes.get("id") for each in document.all("form")}
        buttons = [e for e in document.all("button") if e.attributes.get("name") == "language"]
        assert len(buttons) == len(LANGUAGES), place
        assert {e.attributes["form"] for e in buttons} <= forms, place
    browser.go(f"{link}/decline")
    document = Document(browser.page.text)
    assert not [e for e in document.all("button") if "form" in e.attributes]
    assert len([e for e in document.all("a") if "hreflang" in e.attributes]) == len(LANGUAGES)


def test_after_submission_the_pages_change_their_language_and_the_response_keeps_its_own(
    browser: Browser, link: str, workspace: Workspace
) -> None:
    begin(browser, f"{link}?lang=ja")
    consent(browser)
    browser.go(f"{HOME}/review")
    browser.send()
    assert browser.address.endswith("/receipt")
    press(browser, "ko")
    assert browser.address.endswith("/receipt")
    assert (language(browser), stored(workspace)) == ("ko", ["ja"])
    browser.go(f"{HOME}/own-copy")
    assert language(browser) == "ko"


def test_the_switch_leads_nowhere_else(browser: Browser, link: str) -> None:
    begin(browser, link)
    consent(browser)
    browser.go(f"{HOME}/review")
    form = {"csrf_token": browser.form.fields["csrf_token"][0], "form_key": "k", "language": "ja"}
    for back in ("https://example.org/", "//example.org", "/sign-in", ""):
        reply = browser.client.post(f"{HOME}/language", data=form | {"back": back})
        assert reply.headers["Location"] == HOME


def test_a_forged_switch_changes_nothing(browser: Browser, link: str, workspace: Workspace) -> None:
    begin(browser, link)
    reply = browser.client.post(f"{HOME}/language", data={"language": "ja"})
    assert (reply.status_code, stored(workspace)) == (400, ["en"])


@pytest.mark.parametrize("to", LANGUAGES)
def test_no_english_is_left_on_the_pages_of_another_language(
    browser: Browser, link: str, to: str
) -> None:
    left: list[str] = []

    def look() -> None:
        assert language(browser) == to
        document = Document(browser.page.text)
        words = SAME.sub("", document.all("body")[0].text + document.all("title")[0].text)
        left.extend(f"{browser.address}: {found}" for found in ENGLISH.findall(words))

    for place in ("", "/what-can-be-learned", "/decline"):
        browser.go(f"{link}{place}?lang={to}")
        look()
    begin(browser, f"{link}?lang={to}")
    look()
    consent(browser)
    while not browser.address.endswith("/review"):
        look()
        before = browser.address
        form = browser.form
        browser.send_fields(dict.fromkeys(form.typing, "x") | {"prompted": "1"})
        look()  # what cannot be read is said, too
        browser.go(before)
        answer_page_blank(browser)
        assert browser.address != before
    look()
    for place in ("withdraw", "withdraw-answers", "come-back", "your-consent"):
        browser.go(f"{HOME}/{place}")
        look()
    browser.go(f"{HOME}/review")
    browser.send()
    look()
    for place in ("own-copy", "withdraw-answers", "what-can-be-learned"):
        browser.go(f"{HOME}/{place}")
        look()
    assert left == []


def test_pages_that_belong_to_no_round_are_switched_too(browser: Browser) -> None:
    browser.go("/accessibility?lang=ko")
    assert language(browser) == "ko"
    browser.go("/receipt")
    assert language(browser) == "en"
    browser.send(code="ABCD-EFGH", language="zh-Hant")
    assert (language(browser), browser.heading) == ("zh-Hant", "查驗回條代碼")
    assert browser.form.fields["code"] == ["ABCD-EFGH"]
    browser.send()
    assert "回條代碼有16個字母與數字" in browser.words


def answer_page_blank(browser: Browser) -> None:
    """Go on without any answer, and accept the prompt."""
    blank = dict.fromkeys(browser.form.typing, "")
    browser.send_fields(blank | {"prompted": "1"})
