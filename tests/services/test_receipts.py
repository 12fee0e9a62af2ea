from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.receipts import ReceiptState
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.acknowledging import check_receipt
from surveys.storage import chain
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import again
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import form

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace

QUESTION = "us-japan.T0"


def submitted(workspace: Workspace) -> Visit:
    (token, *_) = bring_round(workspace, RoundState.OPEN, answered=2)
    return begun(workspace, token)


def codes(seen: Visit) -> list[str]:
    return [each.receipt for each in seen.submissions]


def test_a_receipt_says_study_round_and_day_and_that_it_is_in_force(workspace: Workspace) -> None:
    (code,) = codes(submitted(workspace))
    for typed in (code, code.lower().replace("-", " "), code.replace("O", "0").replace("I", "1")):
        found = check_receipt(workspace, typed)
        assert found.round == AUTUMN
        assert found.study == "The alliances of Northeast Asia: a survey of experts"
        assert (found.state, found.day) == (ReceiptState.IN_FORCE, date(2026, 9, 1))


def test_a_later_receipt_replaces_an_earlier_one(workspace: Workspace) -> None:
    seen = submitted(workspace)
    answering.reopen(workspace, seen, form("reopen"))
    answering.submit(workspace, again(workspace, seen))
    answering.withdraw_answers(workspace, again(workspace, seen), [QUESTION], form("part"))
    states = [check_receipt(workspace, code).state for code in codes(again(workspace, seen))]
    assert states == [ReceiptState.REPLACED, ReceiptState.REPLACED, ReceiptState.IN_FORCE]


def test_every_receipt_of_a_withdrawn_response_says_so(workspace: Workspace) -> None:
    seen = submitted(workspace)
    answering.withdraw(workspace, seen)
    assert check_receipt(workspace, *codes(seen)).state is ReceiptState.WITHDRAWN
    last = chain.last_entry(workspace.study(STUDY).read())
    assert last is not None
    assert check_receipt(workspace, last.receipt_code).state is ReceiptState.WITHDRAWAL
    assert answering.withdrawal_receipt(workspace, seen) == ""  # as it was when the page was made
    assert answering.withdrawal_receipt(workspace, again(workspace, seen)) == last.receipt_code


def test_what_nobody_was_given_as_a_receipt_is_none(workspace: Workspace) -> None:
    seen = submitted(workspace)
    answering.change_consent(workspace, seen, {"archive": False}, form("consent again"))
    last = chain.last_entry(workspace.study(STUDY).read())
    assert last is not None
    assert last.kind == "consent"
    with pytest.raises(NotFound, match="Nothing was acknowledged here"):
        check_receipt(workspace, last.receipt_code)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("AAAA", "has 16 letters and digits; this one has 4"),
        ("AAAA-AAAA-AAAA-AAA9", "letters A to Z and the digits 2 to 7"),
    ],
)
def test_what_can_be_no_code_is_said(workspace: Workspace, code: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        check_receipt(workspace, code)


def test_a_code_of_nobody_is_said(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="compare it with your receipt, letter by letter"):
        check_receipt(workspace, "AAAA-AAAA-AAAA-AAAA")
