from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import submit_everything
from tests.web.browsing import forms_on

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser
    from tests.web.conftest import Clock


def test_nobody_begins_a_closed_round(browser: Browser, field: Field, clock: Clock) -> None:
    browser.go(field.ada)
    form = browser.form
    clock.go_on(days=60)
    browser.go(field.ada)
    assert "it was open until the end of 23 December 2026 (Eastern Time)" in browser.words
    assert forms_on(browser.page.text) == []
    reply = browser.client.post(form.action, data=form.fields)
    assert reply.status_code == 403
    assert "This round is closed" in reply.text


def test_a_closed_round_still_shows_receipt_and_own_copy_and_lets_withdraw(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    code = submit_everything(browser, field.ada)
    close_round(workspace, NAME)
    begin(browser, field.ada)
    assert code in browser.words
    assert "Change your answers" not in browser.words
    browser.go(f"{HOME}/own-copy")
    assert code in browser.words
    browser.go(f"{HOME}/withdraw")
    browser.send()
    assert browser.heading == "You have withdrawn"
    assert "What is kept is that you took part and withdrew" in browser.words


def test_what_was_not_submitted_when_the_round_closed_does_not_count(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    begin(browser, field.ada)
    consent(browser)
    old = browser.form
    close_round(workspace, NAME)
    reply = browser.client.post(old.action, data=old.fields)
    assert reply.status_code == 403
    assert "What you had submitted by then counts, and nothing else does." in reply.text
    browser.go(f"{HOME}/us-japan")
    assert browser.heading == "Your answers were not submitted"
    assert "they do not count" in browser.words
    browser.go(field.ada)
    assert "they do not count" in browser.words


def test_changes_that_were_not_submitted_when_the_round_closed_do_not_count(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    code = submit_everything(browser, field.ada)
    browser.send()
    close_round(workspace, NAME)
    browser.go(HOME)
    assert code in browser.words
    assert "it does not count; what you had submitted does" in browser.words


def test_answers_of_a_final_round_cannot_be_withdrawn(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    submit_everything(browser, field.ada)
    browser.go(f"{HOME}/withdraw")
    form = browser.form
    close_round(workspace, NAME)
    finalize_round(workspace, NAME)
    browser.go(f"{HOME}/withdraw")
    assert "declared final" in browser.words
    assert forms_on(browser.page.text) == []
    assert browser.client.post(form.action, data=form.fields).status_code == 403
