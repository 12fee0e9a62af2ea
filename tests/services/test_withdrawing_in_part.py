from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import SKIPPED
from surveys.model.answers import WITHDRAWN
from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.page_visits import PageVisit
from surveys.model.responses import ResponseState
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from surveys.services.preserving import verify
from surveys.services.reporting import round_results
from surveys.storage import page_visits
from tests.services.test_withdrawing import CONTENT_TABLES
from tests.services.test_withdrawing import WORDS
from tests.services.test_withdrawing import bytes_of
from tests.services.test_withdrawing import telling
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import again
from tests.workspaces import all_points
from tests.workspaces import answer_everything
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import of_experts
from tests.workspaces import save_all

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace

COMMENT, RATING = "us-japan.COMMENT", "us-japan.T0"


def submitted(workspace: Workspace) -> Visit:
    """Have an expert answer everything, twice, in words that can be found again."""
    tokens = bring_round(workspace, RoundState.OPEN)
    answer_everything(workspace, tokens[0], telling)
    seen = begun(workspace, tokens[0])
    answering.reopen(workspace, seen, form("reopen"))
    answering.submit(workspace, again(workspace, seen))
    return again(workspace, seen)


def take_back(workspace: Workspace, seen: Visit, *questions: str, key: str = "part") -> Visit:
    answering.withdraw_answers(workspace, seen, questions, form(key, " ".join(questions)))
    return again(workspace, seen)


def worded(seen: Visit) -> list[str]:
    return [key for key, answer in seen.answers.items() if WORDS in repr(answer)]


def findings(workspace: Workspace) -> tuple[str, ...]:
    return verify(workspace)[0].findings


def test_an_answer_that_was_withdrawn_is_gone_everywhere(workspace: Workspace) -> None:
    seen = submitted(workspace)
    assert WORDS.encode() in bytes_of(workspace.settings.instance)
    later = take_back(workspace, seen, *worded(seen))
    assert WORDS.encode() not in bytes_of(workspace.settings.instance)
    assert later.answers[COMMENT] == WITHDRAWN
    assert answering.own_copy(workspace, later).answers[COMMENT] == WITHDRAWN


def test_the_other_answers_stay_in_force_with_a_new_receipt(workspace: Workspace) -> None:
    seen = submitted(workspace)
    before = answering.own_copy(workspace, seen)
    later = take_back(workspace, seen, RATING)
    after = answering.own_copy(workspace, later)
    assert after.answers == before.answers | {RATING: WITHDRAWN}
    assert later.response.state is ResponseState.SUBMITTED
    assert [each.kind for each in later.submissions] == ["submission"] * 2 + ["withdrawal-in-part"]
    assert after.submission != before.submission
    assert after.proof is not None
    assert after.proof.content["answers"][RATING] == {"missing": "refused", "reason": "withdrawn"}


def test_the_chain_stays_valid_and_verifying_finds_nothing(workspace: Workspace) -> None:
    take_back(workspace, submitted(workspace), RATING)
    assert findings(workspace) == ()
    *_, last = of_experts(workspace)
    assert last.kind == "withdrawal-in-part"
    rows = workspace.study(STUDY).read().query("SELECT position FROM chain_contents")
    kept = {row["position"] for row in rows}
    assert kept & {entry.position for entry in of_experts(workspace)} == {last.position}


def test_an_entry_whose_content_went_without_a_withdrawal_is_still_found(
    workspace: Workspace,
) -> None:
    seen = take_back(workspace, submitted(workspace), RATING)
    answering.submit(workspace, seen)
    *_, last = of_experts(workspace)
    with workspace.study(STUDY).write() as db:
        db.execute("DELETE FROM chain_contents WHERE position = :last", {"last": last.position})
    sentence = f"entry {last.position} (withdrawal-in-part) is gone"
    assert any(sentence in finding for finding in findings(workspace))


def test_withdrawing_twice_is_withdrawing_once(workspace: Workspace) -> None:
    seen = submitted(workspace)
    once = take_back(workspace, seen, RATING)
    assert take_back(workspace, seen, RATING) == once  # a double click
    assert take_back(workspace, once, RATING, key="another window") == once


def test_what_was_only_saved_is_erased_without_a_receipt(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    save_all(workspace, seen, telling)
    later = take_back(workspace, again(workspace, seen), COMMENT)
    assert later.answers[COMMENT] == WITHDRAWN
    assert later.submissions == ()
    answering.submit(workspace, later)
    assert answering.own_copy(workspace, again(workspace, seen)).answers[COMMENT] == WITHDRAWN
    assert findings(workspace) == ()


def test_an_answer_that_was_withdrawn_can_be_given_anew(workspace: Workspace) -> None:
    seen = take_back(workspace, submitted(workspace), RATING)
    assert seen.response.state is ResponseState.SUBMITTED
    answering.reopen(workspace, seen, form("reopen once more"))
    save_all(workspace, again(workspace, seen), all_points(2), "anew")
    answering.submit(workspace, again(workspace, seen))
    assert answering.own_copy(workspace, again(workspace, seen)).answers[RATING].value == 2
    assert findings(workspace) == ()


def test_a_reopened_response_goes_on_being_changed(workspace: Workspace) -> None:
    seen = submitted(workspace)
    answering.reopen(workspace, seen, form("reopen 2"))
    later = take_back(workspace, again(workspace, seen), RATING)
    assert later.can_answer
    assert later.answers[RATING] == WITHDRAWN


def test_what_can_be_withdrawn_is_what_was_given(workspace: Workspace) -> None:
    seen = submitted(workspace)
    given = answering.withdrawable(workspace, seen)
    assert SKIPPED not in given.values()
    later = take_back(workspace, seen, RATING)
    assert answering.withdrawable(workspace, later).keys() == given.keys() - {RATING}
    answering.withdraw(workspace, later)
    assert answering.withdrawable(workspace, again(workspace, seen)) == {}


def test_it_works_after_the_close_and_not_once_the_round_is_final(workspace: Workspace) -> None:
    seen = submitted(workspace)
    close_round(workspace, AUTUMN)
    later = take_back(workspace, seen, RATING)
    assert answering.own_copy(workspace, later).answers[RATING] == WITHDRAWN
    finalize_round(workspace, AUTUMN)
    with pytest.raises(Refused, match="has been declared final"):
        take_back(workspace, later, COMMENT, key="too late")
    assert answering.own_copy(workspace, later).answers[COMMENT] != WITHDRAWN


def test_choosing_nothing_and_having_withdrawn_are_said(workspace: Workspace) -> None:
    seen = submitted(workspace)
    with pytest.raises(Invalid, match="choose what you want to withdraw"):
        take_back(workspace, seen)
    answering.withdraw(workspace, seen)
    with pytest.raises(Refused, match="You have withdrawn"):
        take_back(workspace, seen, RATING)


def test_withdrawing_all_after_a_part_leaves_nothing(workspace: Workspace) -> None:
    seen = take_back(workspace, submitted(workspace), RATING)
    answering.withdraw(workspace, seen)
    db = workspace.study(STUDY).read()
    left = {table: len(list(db.query(f"SELECT * FROM {table}"))) for table in CONTENT_TABLES}
    # The version, the round created and opened, and who withdrew from what.
    assert left == dict.fromkeys(CONTENT_TABLES, 0) | {"chain_contents": 4}
    assert findings(workspace) == ()


def test_results_that_held_the_answer_are_withheld_until_five_more(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=6)
    first = round_results(workspace, AUTUMN)
    take_back(workspace, begun(workspace, tokens[5]), RATING)  # who is not in the results yet
    assert round_results(workspace, AUTUMN) == first
    take_back(workspace, begun(workspace, tokens[0]), RATING)
    assert not (workspace.settings.cache_folder / STUDY).exists()
    for token in tokens[6:9]:
        answer_everything(workspace, token, all_points(4))
        with pytest.raises(Refused, match="withheld until they next move on"):
            round_results(workspace, AUTUMN)
    answer_everything(
        workspace, tokens[9], all_points(4)
    )  # the fifth: the sixth expert was new before
    assert round_results(workspace, AUTUMN).pooled == 10


def test_how_a_page_was_answered_is_erased_with_its_answers(workspace: Workspace) -> None:
    seen = submitted(workspace)
    page = next(page for page in seen.pages if RATING in {asked.id for asked in page.asked})
    other = next(each for each in seen.pages if each.section != page.section)
    with workspace.study(STUDY).write() as db:
        for each in (page, other):
            visited = PageVisit(page=each.id, seconds=30, layout="wide")
            page_visits.add_page_visit(db, seen.response, visited)
    take_back(workspace, seen, RATING)
    db = workspace.study(STUDY).read()
    assert page_visits.list_page_visits(db, seen.response).keys() == {other.id}
    answering.withdraw(workspace, seen)
    assert page_visits.list_page_visits(db, seen.response) == {}
