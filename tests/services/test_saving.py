"""What is saved while a page is open, and which of two windows wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Answer
from surveys.model.answers import Missing
from surveys.model.drafts import Change
from surveys.model.drafts import fingerprint
from surveys.model.errors import Refused
from surveys.model.forms import Sending
from surveys.model.page_visits import PageVisit
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.launching import close_round
from surveys.storage import page_visits
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import again
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import consented
from tests.workspaces import form

if TYPE_CHECKING:
    from surveys.services.answering import Saved
    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace

T0 = "us-japan.T0"
FIVE, TWO = Answer(value=5), Answer(value=2)


@pytest.fixture
def seen(workspace: Workspace) -> Visit:
    """An expert of an open round who has agreed to take part."""
    return consented(workspace, bring_round(workspace, RoundState.OPEN)[0])


def change(
    workspace: Workspace,
    seen: Visit,
    answer: Answer | None,
    *,
    age: float = 0,
    basis: Answer | None = None,
    window: str = "one",
    number: int = 1,
) -> Saved:
    """Change T0 in a window that was shown ``basis``."""
    changes = {T0: Change(answer=answer, age=age, basis=fingerprint(basis))}
    sending = Sending(window=window, number=number, body_hash=f"{answer}")
    page = next(page for page in seen.pages if T0 in {asked.id for asked in page.asked})
    return answering.save_changes(workspace, seen, page, changes, sending)


def page_of(seen: Visit, question: str) -> str:
    return next(page.id for page in seen.pages if question in {each.id for each in page.asked})


def send_page(
    workspace: Workspace,
    seen: Visit,
    answer: Answer | None,
    shown: Answer | None,
    key: str = "page",
) -> Saved:
    """Send the page of T0 from a window in which it was shown with an answer."""
    page = seen.page(page_of(seen, T0))
    prints = {asked.id: "" for asked in page.asked} | {T0: fingerprint(shown)}
    return answering.save_page(
        workspace,
        seen,
        page,
        {T0: answer},
        form(key, f"{answer}"),
        shown=answering.PageAsShown(prints=prints),
    )


def test_a_change_is_saved_at_once_and_nothing_else_is(workspace: Workspace, seen: Visit) -> None:
    saved = change(workspace, seen, FIVE)
    assert saved.seen.answers == {T0: FIVE}
    assert again(workspace, seen).answers == {T0: FIVE}
    assert again(workspace, seen).place == page_of(seen, T0)


def test_a_cleared_answer_is_skipped(workspace: Workspace, seen: Visit) -> None:
    change(workspace, seen, FIVE)
    change(workspace, seen, None, basis=FIVE, number=2)
    assert again(workspace, seen).answers[T0] == Answer(missing=Missing.SKIPPED)


@pytest.mark.parametrize(("age", "winner"), [(30, FIVE), (90, TWO)])
def test_of_two_windows_the_newer_answer_wins_however_late_it_arrives(
    workspace: Workspace, seen: Visit, age: float, winner: Answer
) -> None:
    clock_of(workspace).go_on(minutes=5)
    change(workspace, seen, TWO, window="phone")
    clock_of(workspace).go_on(minutes=1)
    saved = change(workspace, seen, FIVE, age=age, window="train")
    assert again(workspace, seen).answers[T0] == winner
    assert [draft.answer for draft in saved.kept.values()] == ([TWO] if winner == TWO else [])


def test_a_slow_network_does_not_make_a_window_lose_against_itself(
    workspace: Workspace, seen: Visit
) -> None:
    change(workspace, seen, FIVE)
    saved = change(workspace, seen, TWO, age=20, basis=FIVE, number=2)
    assert saved.kept == {}
    assert again(workspace, seen).answers[T0] == TWO


def test_what_a_window_sent_earlier_and_arrives_later_changes_nothing(
    workspace: Workspace, seen: Visit
) -> None:
    change(workspace, seen, TWO, number=2)
    clock_of(workspace).go_on(seconds=5)
    assert change(workspace, seen, FIVE, number=1).kept == {}
    assert again(workspace, seen).answers[T0] == TWO


def test_the_same_answer_from_two_windows_is_no_conflict(workspace: Workspace, seen: Visit) -> None:
    clock_of(workspace).go_on(minutes=5)
    change(workspace, seen, TWO, window="phone")
    assert change(workspace, seen, TWO, age=60, window="train").kept == {}


def test_no_clock_makes_an_answer_newer_than_now(workspace: Workspace, seen: Visit) -> None:
    clock_of(workspace).go_on(minutes=5)
    change(workspace, seen, TWO, age=-1e9)
    assert answering.saved_drafts(workspace, seen)[T0].saved_at == clock_of(workspace).now


def test_an_answer_older_than_the_response_counts_as_its_beginning(
    workspace: Workspace, seen: Visit
) -> None:
    clock_of(workspace).go_on(minutes=5)
    change(workspace, seen, TWO, age=1e12)
    saved_at = answering.saved_drafts(workspace, seen)[T0].saved_at
    assert saved_at == seen.response.begun_at


def test_a_page_leaves_what_was_not_changed_on_it_and_says_so(
    workspace: Workspace, seen: Visit
) -> None:
    change(workspace, seen, TWO, window="phone")
    saved = send_page(workspace, seen, answer=None, shown=None)
    assert list(saved.kept) == [T0]
    assert again(workspace, seen).answers[T0] == TWO


def test_what_was_changed_on_a_page_is_the_newest_when_it_is_sent(
    workspace: Workspace, seen: Visit
) -> None:
    change(workspace, seen, TWO, window="phone")
    assert send_page(workspace, seen, answer=FIVE, shown=None).kept == {}
    assert again(workspace, seen).answers[T0] == FIVE


def test_a_page_sent_again_says_again_what_was_kept(workspace: Workspace, seen: Visit) -> None:
    change(workspace, seen, TWO, window="phone")
    for _ in range(2):
        assert list(send_page(workspace, seen, answer=None, shown=None).kept) == [T0]


def test_a_question_that_could_not_be_read_keeps_its_answer(
    workspace: Workspace, seen: Visit
) -> None:
    change(workspace, seen, TWO)
    page = seen.page(page_of(seen, T0))
    shown = answering.PageAsShown(left_out=frozenset([T0]))
    answering.save_page(workspace, seen, page, {}, form("page"), shown=shown)
    assert again(workspace, seen).answers[T0] == TWO


def test_without_changes_nothing_is_written(workspace: Workspace, seen: Visit) -> None:
    db = workspace.study(STUDY).read()
    before = db.execute("PRAGMA data_version").fetchone(), db.conn.total_changes
    sending = Sending(window="one", number=1, body_hash="")
    answering.save_changes(workspace, seen, seen.pages[0], {}, sending)
    assert (db.execute("PRAGMA data_version").fetchone(), db.conn.total_changes) == before


@pytest.mark.parametrize("changed", [[T0], []])
def test_an_open_page_is_told_that_the_round_has_closed(
    workspace: Workspace, seen: Visit, changed: list[str]
) -> None:
    close_round(workspace, AUTUMN)
    later = again(workspace, seen)
    changes = {question: Change(answer=FIVE, age=0, basis="") for question in changed}
    page, sending = later.page(page_of(later, T0)), Sending(window="w", number=1, body_hash="")
    with pytest.raises(Refused, match="This round is closed"):
        answering.save_changes(workspace, later, page, changes, sending)


def test_an_open_page_is_told_that_another_window_has_submitted(
    workspace: Workspace, seen: Visit
) -> None:
    answering.submit(workspace, seen)
    with pytest.raises(Refused, match="submitted in the meantime"):
        change(workspace, seen, FIVE)


def test_nothing_is_saved_before_consent(workspace: Workspace) -> None:
    seen = begun(workspace, bring_round(workspace, RoundState.OPEN)[0])
    with pytest.raises(Refused, match="consent page first"):
        change(workspace, seen, FIVE)


def test_a_value_off_the_scale_is_not_saved(workspace: Workspace, seen: Visit) -> None:
    with pytest.raises(ValueError, match="not a point"):
        change(workspace, seen, Answer(value=8))


def test_changes_of_an_answer_are_counted(workspace: Workspace, seen: Visit) -> None:
    change(workspace, seen, FIVE)
    clock_of(workspace).go_on(minutes=1)
    change(workspace, seen, TWO, basis=FIVE, number=2)
    assert answering.saved_drafts(workspace, seen)[T0].changes == 1


def test_the_visit_to_a_page_is_recorded(workspace: Workspace, seen: Visit) -> None:
    page = seen.pages[0]
    visited = PageVisit(page=page.id, seconds=35, layout="wide")
    shown = answering.PageAsShown(visited=visited)
    for _ in range(2):  # a second sending of the same form adds nothing
        answering.save_page(workspace, seen, page, {}, form("page"), shown=shown)
    recorded = page_visits.list_page_visits(workspace.study(STUDY).read(), seen.response)
    assert recorded == {page.id: visited}
    answering.withdraw(workspace, seen)
    assert page_visits.list_page_visits(workspace.study(STUDY).read(), seen.response) == {}
