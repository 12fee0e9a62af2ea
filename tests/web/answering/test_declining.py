from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.launching import close_round
from surveys.services.monitoring import field_work
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.rounds import submit_everything

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

SAID = "You have said that you do not wish to take part."


def test_an_invitation_can_be_declined_and_taken_up_again(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    browser.go(field.ada)
    browser.go(f"{field.ada}/decline")
    assert browser.heading == "You do not wish to take part?"
    assert field_work(workspace, NAME).declined == 0  # looking is not declining
    browser.send(reason="Not my field.")
    assert browser.address == field.ada
    assert SAID in browser.words
    assert "I do not wish to take part" not in browser.words
    assert field_work(workspace, NAME).decline_reasons == ("Not my field.",)
    browser.send()
    assert browser.address == f"{HOME}/consent"
    assert field_work(workspace, NAME).declined == 0


def test_a_reason_is_never_required_and_has_a_limit(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    browser.go(f"{field.ada}/decline")
    browser.send(reason="x" * 501)
    assert browser.page.status_code == 422
    assert "shorten the reason to 500 characters" in browser.words
    browser.send(reason="")
    assert field_work(workspace, NAME).declined == 1


def test_it_can_be_said_from_the_consent_page_and_what_was_saved_stays(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    begin(browser, field.ada)
    assert f'href="{HOME}/decline"' in browser.page.text
    consent(browser)
    browser.send_fields({"expert.BG_YEARS": "31"})
    browser.go(f"{HOME}/decline")
    assert "Also erase what I have saved so far" in browser.words
    browser.send()
    assert browser.heading == "You do not take part"
    browser.go(f"{HOME}/background")
    assert browser.heading == "You do not take part"
    browser.go(field.ada)
    assert "What you had saved and not erased is still there." in browser.words
    browser.go(HOME)
    browser.send()
    browser.go(f"{HOME}/background")
    assert browser.form.fields["expert.BG_YEARS"] == ["31"]
    assert field_work(workspace, NAME).declined == 0


def test_what_was_saved_is_erased_by_a_tick(browser: Browser, field: Field) -> None:
    begin(browser, field.ada)
    consent(browser)
    browser.send_fields({"expert.BG_YEARS": "31"})
    browser.go(f"{HOME}/decline")
    browser.send(erase="y")
    browser.send()
    browser.go(f"{HOME}/background")
    assert browser.form.fields["expert.BG_YEARS"] == [""]


def test_answers_that_were_submitted_are_not_declined(browser: Browser, field: Field) -> None:
    submit_everything(browser, field.ada)
    browser.go(field.ada)
    assert "I do not wish to take part" not in browser.words
    browser.go(f"{HOME}/decline")
    assert browser.heading == "Your answers are submitted"


def test_after_the_close_there_is_nothing_to_decline(
    browser: Browser, field: Field, workspace: Workspace
) -> None:
    browser.go(f"{field.ada}/decline")
    form = browser.form
    close_round(workspace, NAME)
    assert browser.client.post(form.action, data=form.fields).status_code == 403
    browser.go(f"{field.ada}/decline")
    assert "This round has closed" in browser.words


def test_a_page_that_was_open_while_it_was_declined_keeps_what_was_typed(
    browser: Browser, field: Field
) -> None:
    begin(browser, field.ada)
    consent(browser)
    old = browser.form
    browser.go(f"{HOME}/decline")
    browser.send()
    reply = browser.client.post(
        old.action, data=old.fields | {"expert.BG_PARTY-text": ["A party of mine"]}
    )
    assert reply.status_code == 403
    assert "You have said that you do not wish to take part" in reply.text
    assert "A party of mine" in reply.text


def test_a_foreign_link_cannot_decline(browser: Browser, field: Field) -> None:
    assert field.ada
    assert browser.go("/i/none/decline").status_code == 404
