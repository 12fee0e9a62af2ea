from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from surveys.services.preserving import verify
from surveys.storage import responses
from tests.services.test_withdrawing import telling
from tests.workspaces import AGREED
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import again
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import of_experts
from tests.workspaces import save_all

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace

COMMENT = "us-japan.COMMENT"


def read_another_text(workspace: Workspace, seen: Visit) -> Visit:
    """Make it so that the expert agreed to another text than the one that stands there now."""
    with workspace.study(STUDY).write() as db:
        responses.record_consent(db, seen.response, AGREED, "0" * 64, workspace.clock())
    return again(workspace, seen)


def kinds(workspace: Workspace) -> list[str]:
    return [entry.kind for entry in of_experts(workspace)]


def test_each_decision_is_recorded_with_the_text_that_was_read(workspace: Workspace) -> None:
    seen = consented(workspace, bring_round(workspace, RoundState.OPEN)[0])
    assert {each.purpose: each.is_given for each in seen.decisions} == AGREED | {"quote": False}
    texts = {each.text_sha256 for each in seen.decisions}
    assert texts == {answering.consent_sha256(seen.context, "en")}
    assert texts != {answering.consent_sha256(seen.context, "ja")}
    assert seen.has_consented


def test_the_language_of_the_text_is_that_in_which_it_was_read(workspace: Workspace) -> None:
    seen = begun(workspace, bring_round(workspace, RoundState.OPEN)[0])
    answering.consent(workspace, seen, AGREED, form("consent"), language="ja")
    later = again(workspace, seen)
    assert {each.language for each in later.decisions} == {"ja"}
    assert later.has_consented  # whatever the language of the pages is


def test_another_text_wants_another_consent_and_loses_nothing(workspace: Workspace) -> None:
    seen = consented(workspace, bring_round(workspace, RoundState.OPEN)[0])
    save_all(workspace, seen, all_points(4))
    later = read_another_text(workspace, again(workspace, seen))
    assert (later.has_consented, later.place) == (False, "consent")
    with pytest.raises(Refused, match="consent text has changed"):
        answering.submit(workspace, later)
    save_all(workspace, later, all_points(5), "meanwhile")  # a window that was open keeps its words
    answering.consent(workspace, later, AGREED, form("again"))
    assert again(workspace, seen).place == "review"
    assert answering.submit(workspace, again(workspace, seen)).number == 1


def test_a_decision_can_be_changed_until_the_round_is_final(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], all_points(4))
    seen = begun(workspace, tokens[0])
    clock_of(workspace).go_on(days=1)
    answering.change_consent(workspace, seen, {"quote": True}, form("change"))
    assert again(workspace, seen).consents == {"take_part": True, "quote": True, "archive": False}
    assert {each.given_at for each in again(workspace, seen).decisions} == {clock_of(workspace).now}
    close_round(workspace, AUTUMN)
    answering.change_consent(workspace, seen, {}, form("after the close"))
    assert again(workspace, seen).consents == {"take_part": True, "quote": False, "archive": False}
    assert kinds(workspace) == ["submission", "consent", "consent"]
    assert verify(workspace)[0].findings == ()
    finalize_round(workspace, AUTUMN)
    with pytest.raises(Refused, match="declared final"):
        answering.change_consent(workspace, seen, {"quote": True}, form("too late"))


def test_saying_the_same_again_is_no_event(workspace: Workspace) -> None:
    seen = consented(workspace, bring_round(workspace, RoundState.OPEN)[0])
    answering.change_consent(workspace, seen, AGREED, form("same"))
    assert kinds(workspace) == []


def test_nothing_is_changed_before_the_first_consent_or_after_a_withdrawal(
    workspace: Workspace,
) -> None:
    seen = begun(workspace, bring_round(workspace, RoundState.OPEN)[0])
    with pytest.raises(Refused, match="consent page first"):
        answering.change_consent(workspace, seen, {}, form("early"))
    with pytest.raises(Invalid, match="tick the first box"):
        answering.consent(workspace, seen, {"quote": True}, form("without"))
    answering.withdraw(workspace, seen)
    with pytest.raises(Refused, match="You have withdrawn"):
        answering.change_consent(workspace, seen, {}, form("late"))


def test_what_may_be_quoted_can_be_changed_after_the_close(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], telling)
    seen = begun(workspace, tokens[0])
    close_round(workspace, AUTUMN)
    quotable = {asked.id: quotation for asked, _, quotation in answering.quotable(workspace, seen)}
    assert quotable[COMMENT] == "none"
    answering.change_quotations(workspace, seen, {COMMENT: "by_role"}, form("quote"))
    later = again(workspace, seen)
    copy = answering.own_copy(workspace, later)
    assert copy.answers[COMMENT].value["quotation"] == "by_role"
    assert later.answers[COMMENT].value["quotation"] == "by_role"
    assert [each.kind for each in later.submissions] == ["submission", "quotation"]
    answering.change_quotations(workspace, later, {COMMENT: "by_role"}, form("same"))
    assert len(again(workspace, seen).submissions) == 2
    with pytest.raises(ValueError, match="is no permission"):
        answering.change_quotations(workspace, later, {COMMENT: "shouted"}, form("odd"))
    assert verify(workspace)[0].findings == ()
