from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Busy
from surveys.model.errors import StorageError
from surveys.storage import drafts
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import go_on
from tests.web.answering.rounds import go_to
from tests.web.answering.rounds import submit_everything

if TYPE_CHECKING:
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

YEARS = "expert.BG_YEARS"
COMMENT = "us-japan.COMMENT"


def test_an_unreadable_number_is_shown_again_beside_the_reason(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    reply = browser.send_fields({YEARS: "a dozen", "expert.BG_ROLE": ["scholar", "business"]})
    assert reply.status_code == 422
    assert "<title>Error: " in reply.text
    assert reply.text.count("Please give a whole number between 0 and 70.") == 2
    assert f'href="#{YEARS}"' in reply.text
    assert browser.form.fields[YEARS] == ["a dozen"]
    assert browser.form.fields["expert.BG_ROLE"] == ["scholar", "business"]
    browser.send_fields({YEARS: "12"})
    go_on(browser)
    assert browser.address == f"{HOME}/vignettes"


@pytest.mark.parametrize("token", ["", "nonsense", "IjEi.Z.x"])
def test_a_form_without_a_valid_token_comes_back_with_everything_typed(
    browser: Browser, field: Field, token: str
) -> None:
    begin(browser, field.ada)
    consent(browser)
    there = go_to(browser, COMMENT)
    reply = browser.send_fields(
        {"csrf_token": token, COMMENT: "Kept & <b>safe</b>", "us-japan.CF1": "5"}
    )
    assert reply.status_code == 400
    assert "nothing that you typed is lost" in browser.words
    assert browser.form.fields[COMMENT] == ["Kept & <b>safe</b>"]
    assert browser.form.fields["us-japan.CF1"] == ["5"]
    browser.send()
    browser.go(there)
    assert browser.form.fields[COMMENT] == ["Kept & <b>safe</b>"]


def test_a_form_without_a_valid_token_saves_nothing(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    browser.send_fields({"csrf_token": "", YEARS: "9"})
    browser.go(f"{HOME}/background")
    assert browser.form.fields[YEARS] == [""]


def test_when_the_cookie_is_gone_what_was_typed_can_be_copied(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    go_to(browser, COMMENT)
    browser.client.delete_cookie("soundings")
    reply = browser.send_fields({COMMENT: "A long comment"})
    assert reply.status_code == 400
    assert "A long comment" in browser.words


def test_a_busy_server_keeps_what_was_typed_and_says_when_to_try_again(
    browser: Browser, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(browser, field.ada)
    consent(browser)

    def refuse(*_: object, **__: object) -> None:
        raise Busy("Many people are saving just now.", retry_after=3)

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "save_drafts", refuse)
        reply = browser.send_fields({YEARS: "9"})
    assert (reply.status_code, reply.headers["Retry-After"]) == (503, "3")
    assert browser.form.fields[YEARS] == ["9"]
    browser.send()
    go_on(browser)
    assert browser.address == f"{HOME}/vignettes"


def test_a_full_disk_keeps_what_was_typed_and_gives_a_reference(
    browser: Browser,
    field: Field,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    begin(browser, field.ada)
    consent(browser)

    def refuse(*_: object, **__: object) -> None:
        raise StorageError("/srv/x.db cannot be written, since the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "save_drafts", refuse)
        reply = browser.send_fields({YEARS: "9"})
    assert reply.status_code == 507
    assert "/srv/x.db" not in reply.text
    found = re.search(r"Reference: ([0-9a-f]{8})", browser.words)
    assert found
    assert found[1] in caplog.text
    assert browser.form.fields[YEARS] == ["9"]
    browser.send()
    go_on(browser)
    assert browser.address == f"{HOME}/vignettes"


def test_what_was_typed_while_another_window_submitted_can_be_copied(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    go_to(browser, COMMENT)
    other = browser.form
    submit_everything(browser, field.ada)
    reply = browser.client.post(
        other.action, data=other.fields | {COMMENT: "A <b>long</b> comment"}
    )
    assert reply.status_code == 403
    assert "Your answers were submitted in the meantime" in reply.text
    assert "A &lt;b&gt;long&lt;/b&gt; comment" in reply.text
    assert "csrf_token" not in reply.text


def test_a_form_without_its_key_comes_back(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    reply = browser.send_fields({"form_key": "", YEARS: "9"})
    assert reply.status_code == 422
    browser.send()
    go_on(browser)
    assert browser.address == f"{HOME}/vignettes"


def test_without_the_required_tick_there_is_no_consent(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    reply = browser.send()
    assert reply.status_code == 422
    assert "Please tick this box" in browser.words
    assert browser.go(HOME).request.path == f"{HOME}/consent"


@pytest.mark.parametrize("place", ["background", "us-japan", "submit"])
def test_nothing_is_taken_before_consent(browser: Browser, field: Field, place: str) -> None:
    begin(browser, field.ada)
    reply = browser.client.post(f"{HOME}/{place}", data=browser.form.fields)
    assert reply.status_code == 403
    assert "Please read and answer the consent page first." in reply.text


def test_answers_to_questions_of_other_pages_are_not_stored(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    browser.send_fields({"us-japan.T0": "7", "submitted_at": "2026-01-01", YEARS: "8"})
    go_to(browser, "us-japan.T0")
    assert "us-japan.T0" not in browser.form.fields


@pytest.mark.parametrize("value", ["8", "0", "-1", "x", "4.5", "７", "1 OR 1=1"])
def test_points_that_are_not_on_the_scale_are_refused(
    browser: Browser, field: Field, value: str
) -> None:
    begin(browser, field.ada)
    consent(browser)
    go_to(browser, "us-japan.T0")
    assert browser.send_fields({"us-japan.T0": value}).status_code == 422
    assert "Please choose one of the points of the scale." in browser.words


def test_an_unknown_page_of_the_questionnaire_is_not_found(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    assert browser.go(f"{HOME}/../etc").status_code == 404
    assert browser.go(f"{HOME}/us-mars").status_code == 404
