from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.designing import confirm_translation
from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from surveys.storage import responses
from surveys.storage.responses import list_responses
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import answer_all
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_on
from tests.web.answering.rounds import receipt_code
from tests.web.answering.rounds import submit_everything
from tests.web.browsing import forms_on

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

YOURS = f"{HOME}/your-consent"
COMMENT = "us-japan.COMMENT"


def own_form(browser: Browser) -> int:
    forms = forms_on(browser.page.text)
    return next(at for at, form in enumerate(forms) if form.action == YOURS)


def read_another_text(workspace: Workspace) -> None:
    with workspace.study(NAME.study).write() as db:
        (response,) = list_responses(db, NAME.round)
        responses.record_consent(db, response, {"take_part": True}, "0" * 64, workspace.clock())


def test_the_page_says_which_version_of_the_text_it_is(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    version = browser.words.partition("Version ")[2][:8]
    assert set(version) <= set("0123456789abcdef")
    assert "of this text, as of 23 November 2026" in browser.words
    consent(browser)
    browser.go(YOURS)
    assert f"version {version} of the text" in browser.words


def test_a_consent_page_whose_cookie_is_gone_names_no_fields(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    browser.client.delete_cookie("soundings")
    reply = browser.send_fields({"purpose-take_part": "y"})
    assert reply.status_code == 400
    assert "purpose-" not in reply.text
    assert "What you had typed" not in reply.text


def test_another_text_is_asked_about_again_and_nothing_is_lost(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    begin(browser, field.ada)
    consent(browser)
    answer_all(browser)
    read_another_text(workspace)
    browser.send()
    assert browser.page.status_code == 403
    assert "The consent text has changed" in browser.words
    browser.go(f"{HOME}/us-japan")
    assert browser.address == f"{HOME}/consent"
    assert "has changed since you agreed to it" in browser.words
    consent(browser)
    assert browser.address == f"{HOME}/review"
    browser.send()
    assert receipt_code(browser)


def test_a_text_that_changed_under_the_reader_is_shown_again(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    reply = browser.send_fields({"purpose-take_part": "y", "text": "0" * 64})
    assert reply.status_code == 422
    assert "changed while you were reading it" in browser.words
    browser.send_fields({"purpose-take_part": "y"})
    assert browser.address == f"{HOME}/background"


def test_a_purpose_can_be_changed_from_the_receipt_until_the_round_is_final(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    submit_everything(browser, field.ada)
    assert f'href="{YOURS}"' in browser.page.text
    browser.go(YOURS)
    assert "I agree to be quoted without attribution. No (23 November 2026" in browser.words
    browser.send_fields({"purpose-quote": "y"}, own_form(browser))
    assert browser.address == YOURS
    assert "I agree to be quoted without attribution. Yes (23 November 2026" in browser.words
    assert "I agree to take part. Yes (23 November 2026" in browser.words
    assert f'href="{HOME}/withdraw"' in browser.page.text
    close_round(workspace, NAME)
    browser.go(YOURS)
    browser.send_fields({"purpose-quote": []}, own_form(browser))
    assert "I agree to be quoted without attribution. No (23 November 2026" in browser.words
    finalize_round(workspace, NAME)
    browser.go(YOURS)
    assert "declared final" in browser.words
    assert YOURS not in [form.action for form in forms_on(browser.page.text)]


def test_what_may_be_quoted_of_a_comment_is_changed_there_too(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    browser.go(f"{HOME}/us-japan")
    while COMMENT not in browser.form.fields:
        browser.send()
    browser.send_fields({COMMENT: "Deep & <b>bold</b>"})
    go_on(browser)
    answer_all(browser)
    browser.send()
    code = receipt_code(browser)
    browser.go(YOURS)
    assert "Deep & <b>bold</b>" in browser.words
    browser.send_fields({f"quotation-{COMMENT}": "by_role"}, own_form(browser))
    browser.go(f"{HOME}/own-copy")
    assert "(May be quoted: By my role only" in browser.words
    browser.go(f"{HOME}/receipt")
    assert "What may be quoted of your comments was changed." in browser.words
    assert receipt_code(browser) != code


def test_before_consent_there_is_none_to_change(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    browser.go(YOURS)
    assert browser.address == f"{HOME}/consent"


def test_what_is_recorded_is_the_language_in_which_the_text_was_read(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    confirm_translation(workspace, NAME.study, "ja")
    begin(browser, field.ada)
    browser.send_fields({"language": "ja"})
    assert 'lang="ja"' in browser.page.text
    consent(browser)
    db = workspace.study(NAME.study).read()
    (response,) = list_responses(db, NAME.round)
    assert {each.language for each in responses.list_consents(db, response)} == {"ja"}
