"""A window that shows what was erased meanwhile, or sends what is no form of ours, brings nothing back and breaks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import WITHDRAWN
from surveys.services import answering
from tests.web.answering.rounds import HOME
from tests.web.answering.rounds import NAME
from tests.web.answering.rounds import begin
from tests.web.answering.rounds import consent
from tests.web.answering.test_autosaving import PAGE
from tests.web.answering.test_autosaving import ROLE
from tests.web.answering.test_autosaving import YEARS
from tests.web.answering.test_autosaving import Script
from tests.workspaces import form

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace
    from tests.web.answering.rounds import Field
    from tests.web.browsing import Browser

GIVEN = {YEARS: "12", ROLE: "scholar"}


@pytest.fixture
def ada(browser: Browser, field: Field) -> Browser:
    """A browser on the first page of questions."""
    begin(browser, field.ada)
    consent(browser)
    return browser


def visit(workspace: Workspace, browser: Browser) -> Visit:
    with browser.client.session_transaction() as session:
        (link,) = session["links"].values()
    return answering.visit(workspace, NAME, link)


def withdraw(workspace: Workspace, browser: Browser, *questions: str) -> None:
    seen = visit(workspace, browser)
    answering.withdraw_answers(workspace, seen, questions, form("withdraw"))


def test_a_page_from_before_a_withdrawal_does_not_bring_the_answer_back(
    ada: Browser, workspace: Workspace
) -> None:
    stale = ada.form.fields | GIVEN
    ada.client.post(PAGE, data=stale)
    withdraw(workspace, ada, YEARS)
    ada.page = ada.client.post(PAGE, data=stale, follow_redirects=True)
    assert visit(workspace, ada).answers[YEARS] == WITHDRAWN
    assert "You changed this in another window" in ada.words


def test_who_passes_a_withdrawn_question_has_not_skipped_it(
    ada: Browser, workspace: Workspace
) -> None:
    ada.send_fields(GIVEN)
    withdraw(workspace, ada, YEARS, ROLE)
    ada.go(PAGE)
    ada.send()
    assert f'href="#{YEARS}"' not in ada.page.text  # nobody asks for it once more
    answers = visit(workspace, ada).answers
    assert (answers[YEARS], answers[ROLE]) == (WITHDRAWN, WITHDRAWN)
    assert "kept=" not in ada.page.request.full_path


def test_a_withdrawn_question_can_be_answered_anew(ada: Browser, workspace: Workspace) -> None:
    ada.send_fields(GIVEN)
    withdraw(workspace, ada, YEARS)
    ada.go(PAGE)
    ada.send_fields({YEARS: "13"})
    assert visit(workspace, ada).answers[YEARS].value == 13


def test_a_page_from_before_declining_does_not_bring_back_what_was_erased(
    ada: Browser, workspace: Workspace
) -> None:
    ada.send_fields(GIVEN)
    ada.go(PAGE)
    stale = ada.form.fields
    invitation = visit(workspace, ada).invitation
    answering.decline(workspace, invitation, "", erases_saved=True)
    answering.take_part(workspace, invitation)
    ada.client.post(PAGE, data=stale)
    assert not {YEARS, ROLE} & visit(workspace, ada).answers.keys()


def test_what_is_put_back_on_two_pages_is_saved_in_whatever_order_it_arrives(
    ada: Browser, workspace: Workspace
) -> None:
    script = Script(ada)
    other = visit(workspace, ada).pages[1]
    question = other.asked[0].id
    late = {"csrf_token": script.token, "form_key": script.window, "number": "2"}
    late |= {"ages": f"{question}=5", "prints": f"{question}=", question: "1"}
    ada.client.post(f"{HOME}/{other.id}/autosave", data=late)
    script.send(years="12")  # number 1
    answers = visit(workspace, ada).answers
    assert (answers[question].value, answers[YEARS].value) == (1, 12)


def test_a_button_that_clears_no_question_of_the_page_is_ignored(ada: Browser) -> None:
    sent = ada.form.fields | GIVEN | {"clear": "x\r\nSet-Cookie: a=b"}
    reply = ada.client.post(PAGE, data=sent)
    assert (reply.status_code, reply.headers["Location"]) == (303, PAGE)
