"""What an expert changes, withdraws or has forgotten takes the decision and the redacted form with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.text_decisions import Verdict
from surveys.services import answering
from surveys.services.launching import reopen_round
from surveys.services.preserving import verify
from surveys.services.recruiting import list_panel
from surveys.services.recruiting.forgetting import forget
from tests.services.reviewing.conftest import again
from tests.services.reviewing.conftest import decide
from tests.services.reviewing.conftest import texts
from tests.services.test_withdrawing import bytes_of
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import clock_of
from tests.workspaces import form
from tests.workspaces import page_with

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.reviewing import WrittenText
    from surveys.services.workspace import Workspace

REDACTED = "Taken out, and kept apart from what was written."


@pytest.fixture
def redacted(closed: Workspace) -> WrittenText:
    """A text of an expert who wrote about both alliances, both redacted."""
    found = texts(closed)
    by = [text.pseudonym for text in found]
    mine = [text for text in found if by.count(text.pseudonym) == 2]
    for text in (each for each in mine if each.pseudonym == mine[0].pseudonym):
        decide(closed, text, Verdict.REDACTED, redacted=REDACTED)
    return mine[0]


def visit_of(workspace: Workspace, text: WrittenText) -> Visit:
    """Come back as the expert who wrote a text."""
    (expert,) = (each for each in list_panel(workspace, STUDY) if each.pseudonym == text.pseudonym)
    link = (
        workspace.people.read()
        .execute(
            "SELECT links.id FROM links JOIN invitations ON invitations.id = invitation WHERE expert = ?",
            [expert.id],
        )
        .fetchone()[0]
    )
    return answering.visit(workspace, AUTUMN, link)


def is_stored(workspace: Workspace) -> bool:
    return REDACTED.encode() in bytes_of(workspace.settings.instance)


def test_withdrawing_erases_the_redacted_forms_to_the_last_byte(
    closed: Workspace, redacted: WrittenText
) -> None:
    assert is_stored(closed)
    answering.withdraw(closed, visit_of(closed, redacted))
    assert again(closed, redacted) is None
    assert not is_stored(closed)
    assert verify(closed)[0].findings == ()


def test_withdrawing_one_text_leaves_the_decision_about_the_other(
    closed: Workspace, redacted: WrittenText
) -> None:
    seen = visit_of(closed, redacted)
    answering.withdraw_answers(closed, seen, [redacted.question.id], form("part", "x"))
    assert again(closed, redacted) is None
    rows = closed.study(STUDY).read().execute("SELECT question FROM text_decisions").fetchall()
    assert len(rows) == 1
    assert rows != [(redacted.question.id,)]


def test_forgetting_with_the_answers_erases_the_redacted_forms(
    closed: Workspace, redacted: WrittenText
) -> None:
    (expert,) = (each for each in list_panel(closed, STUDY) if each.pseudonym == redacted.pseudonym)
    assert forget(closed, expert, with_answers=True).is_finished
    assert again(closed, redacted) is None
    assert not is_stored(closed)


def test_saying_otherwise_about_being_quoted_wants_another_decision(
    closed: Workspace, redacted: WrittenText
) -> None:
    seen = visit_of(closed, redacted)
    answering.change_quotations(
        closed, seen, {redacted.question.id: "unattributed"}, form("quotations", "x")
    )
    now = again(closed, redacted)
    assert now
    assert (now.may_be_quoted, now.verdict) == (True, Verdict.UNDECIDED)
    others = [text for text in texts(closed) if text.pseudonym == redacted.pseudonym]
    assert sorted(text.verdict for text in others) == [Verdict.REDACTED, Verdict.UNDECIDED]


def test_words_that_are_changed_want_another_decision(
    closed: Workspace, redacted: WrittenText
) -> None:
    reopen_round(closed, AUTUMN, "An expert asked for it.", "7d")
    seen = visit_of(closed, redacted)
    answering.reopen(closed, seen, form("reopen"))
    seen = visit_of(closed, redacted)
    page = page_with(seen, redacted.question.id)
    given = seen.answers | {
        redacted.question.id: Answer(value={"text": "Something else.", "quotation": "none"})
    }
    wanted = {asked.id: given.get(asked.id) for asked in page.asked}
    answering.save_page(closed, seen, page, wanted, form("changed"))
    answering.submit(closed, visit_of(closed, redacted))
    clock_of(closed).go_on(days=9)
    now = again(closed, redacted)
    assert now
    assert (now.words, now.verdict, now.released) == ("Something else.", Verdict.UNDECIDED, None)
