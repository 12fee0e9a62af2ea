from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from surveys.services.launching import find_round
from surveys.services.launching import pause_round
from surveys.services.launching import resume_round
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import answer_all
from tests.web.answering.rounds import answer_page
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import receipt_code
from tests.web.answering.rounds import submit_everything
from tests.web.browsing import forms_on

if TYPE_CHECKING:
    from datetime import datetime

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


def closing(workspace: Workspace) -> datetime:
    return find_round(workspace, NAME).round.closes_at


def test_before_the_close_the_pages_say_how_long_one_may_finish(
    browser: Browser, field: Field
) -> None:
    browser.go(field.ada)
    assert "Whoever has begun by then has 30 more minutes to submit." in browser.words
    begin(browser, field.ada)
    consent(browser)
    assert "Whoever has begun by then has 30 more minutes to submit." in browser.words
    browser.go(f"{HOME}/come-back")
    assert "Whoever has begun by then has 30 more minutes to submit." in browser.words
    browser.go(f"{HOME}/what-can-be-learned")
    assert "may still save and submit until 24 December 2026, 00:30" in browser.words


def test_whoever_had_begun_finishes_in_the_grace_and_is_told_until_when(
    browser: Browser, field: Field, workspace: Workspace, clock: Clock
) -> None:
    begin(browser, field.ada)
    consent(browser)
    clock.now = closing(workspace)
    browser.go(HOME)
    told = "You had begun before, so you may still finish and submit until 24 December 2026, 00:30"
    assert told in browser.words
    browser.go(field.ada)
    assert told in browser.words
    begin(browser, field.ada)
    answer_all(browser)
    assert told in browser.words
    clock.go_on(minutes=29, seconds=59)
    browser.send()
    assert receipt_code(browser)
    assert "Change your answers" not in browser.words
    assert "Your placement" not in browser.words


def test_nothing_is_taken_from_the_second_on_in_which_the_grace_ends(
    browser: Browser, field: Field, workspace: Workspace, clock: Clock
) -> None:
    begin(browser, field.ada)
    consent(browser)
    form = browser.form
    clock.now = closing(workspace)
    clock.go_on(minutes=30)
    reply = browser.client.post(form.action, data=form.fields)
    assert reply.status_code == 403
    assert "This round is closed" in reply.text
    browser.go(HOME)
    assert browser.heading == "Your answers were not submitted"
    assert "it was open until the end of 23 December 2026" in browser.words


def test_nobody_begins_in_the_grace(
    browser: Browser, field: Field, workspace: Workspace, clock: Clock
) -> None:
    browser.go(field.ben)
    form = browser.form
    clock.now = closing(workspace)
    browser.go(field.ben)
    assert "This round has closed; it was open until the end of 23 December 2026" in browser.words
    assert forms_on(browser.page.text) == []
    reply = browser.client.post(form.action, data=form.fields)
    assert reply.status_code == 403
    assert "Whoever had begun before may still finish" in reply.text


def test_a_paused_round_shows_a_kind_page_and_goes_on_where_one_was(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    begin(browser, field.ada)
    consent(browser)
    answer_page(browser)
    there = browser.address
    pause_round(workspace, NAME)
    browser.go(HOME)
    assert browser.heading == "This round is paused"
    assert "What you saved is kept, and nothing is lost" in browser.words
    for place in ("review", "receipt", "come-back", "consent", "background"):
        browser.go(f"{HOME}/{place}")
        assert browser.heading == "This round is paused"
    browser.go(field.ada)
    assert "The research team has paused this round for a while." in browser.words
    browser.go(field.ben)
    assert "Your link works again once the round goes on." in browser.words
    assert forms_on(browser.page.text) == []
    resume_round(workspace, NAME)
    browser.go(f"{HOME}/paused")
    assert browser.address == there


def test_what_is_sent_while_a_round_is_paused_is_shown_again_and_can_be_sent_afterwards(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    begin(browser, field.ada)
    consent(browser)
    form = browser.form
    chosen = {name: values[0] for name, values in form.choices.items()}
    pause_round(workspace, NAME)
    browser.page = browser.client.post(form.action, data=form.fields | chosen)
    assert browser.page.status_code == 503
    assert browser.page.headers["Retry-After"] == "60"
    assert "This round is paused for the moment" in browser.words
    assert {name: browser.form.fields[name] for name in chosen} == {
        name: [value] for name, value in chosen.items()
    }
    resume_round(workspace, NAME)
    browser.send()
    browser.go(form.action)
    assert {name: browser.form.fields[name] for name in chosen} == {
        name: [value] for name, value in chosen.items()
    }


def test_autosave_in_a_paused_round_says_so_and_is_tried_again(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    begin(browser, field.ada)
    consent(browser)
    form = browser.form
    pause_round(workspace, NAME)
    body = {**form.fields, "form_key": "window", "number": "1", "ages": "", "prints": ""}
    reply = browser.client.post(f"{form.action.partition('?')[0]}/autosave", data=body)
    assert reply.status_code == 503  # the script keeps its copy at such a status, and tries again
    assert (
        "nothing can be saved or submitted. What you saved is kept." in reply.get_json()["sentence"]
    )


def test_a_device_forgets_nothing_while_a_round_is_paused(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    submit_everything(browser, field.ada)
    browser.send()
    pause_round(workspace, NAME)
    browser.go(f"{HOME}/receipt")
    assert browser.heading == "You are changing submitted answers"
    assert "you can go on with your changes once it goes on" in browser.words
    assert "data-forget" not in browser.page.text
