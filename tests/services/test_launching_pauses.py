"""A paused round takes nothing and loses nothing; what is done to a closed round is kept with its reason."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import Refused
from surveys.model.events import EventKind
from surveys.model.rounds import ChangeKind
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.answering.round_context import RoundPaused
from surveys.services.auditing.telling import sentence
from surveys.services.launching import close_round
from surveys.services.launching import extend_round
from surveys.services.launching import finalize_round
from surveys.services.launching import find_round
from surveys.services.launching import list_changes
from surveys.services.launching import pause_round
from surveys.services.launching import reopen_round
from surveys.services.launching import resume_round
from surveys.services.reporting import own_placement
from surveys.services.reporting import round_results
from surveys.storage import events
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import again
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import save_all

if TYPE_CHECKING:
    from surveys.services.answering import Visit
    from surveys.services.workspace import Workspace

SECOND = timedelta(seconds=1)
IN_OCTOBER = datetime(2026, 10, 16, 4, tzinfo=UTC)


def state(workspace: Workspace) -> RoundState:
    return find_round(workspace, AUTUMN).state


def kinds(workspace: Workspace) -> list[ChangeKind]:
    return [each.kind for each in list_changes(workspace, AUTUMN)]


def test_a_paused_round_takes_nothing_and_loses_nothing(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    seen = consented(workspace, tokens[1])
    save_all(workspace, seen, at_random(1))
    done = answering.begin(workspace, tokens[0], "en")
    submitted = answering.visit(workspace, AUTUMN, done.invitation.link)
    pause_round(workspace, AUTUMN, "A typing error")
    assert state(workspace) is RoundState.PAUSED
    paused = again(workspace, seen)
    assert (paused.place, paused.can_answer, paused.waits) == ("paused", False, True)
    for act in (
        lambda: save_all(workspace, paused, at_random(2), "second"),
        lambda: answering.submit(workspace, paused),
        lambda: answering.begin(workspace, tokens[2], "en"),
        lambda: answering.reopen(workspace, submitted, form("reopen")),
        lambda: answering.decline(workspace, seen.invitation, ""),
    ):
        with pytest.raises(RoundPaused, match="This round is paused for the moment"):
            act()
    assert again(workspace, submitted).place == "receipt"
    resume_round(workspace, AUTUMN)
    assert again(workspace, seen).answers == paused.answers
    assert answering.submit(workspace, again(workspace, seen)).receipt
    assert kinds(workspace) == [ChangeKind.PAUSED, ChangeKind.RESUMED]
    assert list_changes(workspace, AUTUMN)[0].reason == "A typing error"


def test_a_withdrawal_is_taken_while_a_round_is_paused(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    pause_round(workspace, AUTUMN)
    answering.withdraw(workspace, again(workspace, seen))
    assert again(workspace, seen).response.withdrawn_at


def test_the_very_form_that_a_pause_refused_is_taken_afterwards(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    pause_round(workspace, AUTUMN)
    with pytest.raises(RoundPaused):
        save_all(workspace, seen, at_random(1), "same")
    resume_round(workspace, AUTUMN)
    save_all(workspace, seen, at_random(1), "same")
    assert again(workspace, seen).answers


def test_pausing_and_going_on_twice_is_once(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    first = pause_round(workspace, AUTUMN)
    assert pause_round(workspace, AUTUMN) == first
    gone_on = resume_round(workspace, AUTUMN)
    assert resume_round(workspace, AUTUMN) == gone_on
    assert kinds(workspace) == [ChangeKind.PAUSED, ChangeKind.RESUMED]


def test_only_an_open_round_can_be_paused_and_only_a_paused_one_can_go_on(
    workspace: Workspace,
) -> None:
    bring_round(workspace, RoundState.CLOSED)
    with pytest.raises(Refused, match="only an open round can be paused"):
        pause_round(workspace, AUTUMN)
    with pytest.raises(Refused, match="Reopen it instead"):
        resume_round(workspace, AUTUMN)


def test_a_paused_round_closes_by_its_date_and_gives_no_grace(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    closes_at = pause_round(workspace, AUTUMN).closes_at
    clock_of(workspace).now = closes_at - SECOND
    assert state(workspace) is RoundState.PAUSED
    clock_of(workspace).now = closes_at
    assert state(workspace) is RoundState.CLOSED
    with pytest.raises(Refused, match="This round is closed"):
        answering.submit(workspace, again(workspace, seen))
    # Reopening ends the pause too.
    reopen_round(workspace, AUTUMN, "The pause lasted", "7d")
    save_all(workspace, again(workspace, seen), at_random(1))


def test_results_of_a_paused_round_are_those_of_an_open_one(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=7)
    pause_round(workspace, AUTUMN)
    results = round_results(workspace, AUTUMN)
    assert (results.pooled, results.expert_points) == (5, ())


def test_a_close_moves_to_a_later_time_only(workspace: Workspace) -> None:
    before = find_round_closing(workspace, RoundState.OPEN)
    extended = extend_round(workspace, AUTUMN, "2026-10-15", "Holidays")
    assert extended.closes_at == IN_OCTOBER
    (change,) = list_changes(workspace, AUTUMN)
    assert (change.closed_before, change.closes_after, change.reason) == (
        before,
        IN_OCTOBER,
        "Holidays",
    )
    with pytest.raises(Invalid, match="Experts were told the later time"):
        extend_round(workspace, AUTUMN, "2026-10-10")
    assert extend_round(workspace, AUTUMN, "2026-10-15") == extended
    assert len(list_changes(workspace, AUTUMN)) == 1


def find_round_closing(workspace: Workspace, brought: RoundState) -> datetime:
    bring_round(workspace, brought)
    return find_round(workspace, AUTUMN).round.closes_at


def test_a_draft_is_given_any_other_close_and_nothing_is_a_deviation(workspace: Workspace) -> None:
    find_round_closing(workspace, RoundState.DRAFT)
    extend_round(workspace, AUTUMN, "5d")
    assert list_changes(workspace, AUTUMN) == ()


def test_extending_a_closed_round_reopens_it_and_wants_a_reason(workspace: Workspace) -> None:
    closes_at = find_round_closing(workspace, RoundState.OPEN)
    clock_of(workspace).now = closes_at + timedelta(days=1)
    with pytest.raises(Invalid, match="Please say why"):
        extend_round(workspace, AUTUMN, "7d")
    extend_round(workspace, AUTUMN, "7d", "The server failed")
    assert state(workspace) is RoundState.OPEN
    (change,) = list_changes(workspace, AUTUMN)
    assert (change.kind, change.closed_before) == (ChangeKind.REOPENED, closes_at)


def test_a_closed_round_is_reopened_with_a_reason_that_stays(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.CLOSED, answered=1)
    with pytest.raises(Invalid, match="Please say why"):
        reopen_round(workspace, AUTUMN, "  ")
    with pytest.raises(Invalid, match="shorten the reason to 500"):
        reopen_round(workspace, AUTUMN, "x" * 501)
    reopened = reopen_round(workspace, AUTUMN, "Closed by mistake")
    assert (reopened.closed_at, state(workspace)) == (None, RoundState.OPEN)
    assert reopen_round(workspace, AUTUMN, "Twice") == reopened
    answer_everything(workspace, tokens[1], at_random(2))
    close_round(workspace, AUTUMN)
    changes = round_results(workspace, AUTUMN).document["round"]["changes"]
    assert [each["kind"] for each in changes] == ["closed", "reopened", "closed"]
    assert changes[1]["reason"] == "Closed by mistake"


def test_a_round_whose_planned_close_has_passed_is_reopened_until_a_new_one(
    workspace: Workspace,
) -> None:
    closes_at = find_round_closing(workspace, RoundState.OPEN)
    clock_of(workspace).now = closes_at
    with pytest.raises(Invalid, match="Say until when it is open now"):
        reopen_round(workspace, AUTUMN, "Too few")
    reopen_round(workspace, AUTUMN, "Too few", "2026-10-15")
    assert find_round(workspace, AUTUMN).round.closes_at == IN_OCTOBER


def test_a_final_round_is_neither_extended_nor_reopened(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.FINAL)
    with pytest.raises(Refused, match="is final, so nothing in it can change"):
        extend_round(workspace, AUTUMN, "90d", "Why")
    with pytest.raises(Refused, match="is final, so nothing in it can change"):
        reopen_round(workspace, AUTUMN, "Why", "90d")


@pytest.mark.parametrize("brought", [RoundState.DRAFT])
def test_a_round_that_never_closed_is_not_reopened(
    workspace: Workspace, brought: RoundState
) -> None:
    bring_round(workspace, brought)
    with pytest.raises(Refused, match="only a closed round can be reopened"):
        reopen_round(workspace, AUTUMN, "Why")


def visit_of(workspace: Workspace, token: str) -> Visit:
    arrival = answering.begin(workspace, token, "en")
    return answering.visit(workspace, AUTUMN, arrival.invitation.link)


def test_after_a_reopening_the_panel_is_not_shown_beside_so_few_new_answers(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.CLOSED, answered=6)
    clock_of(workspace).go_on(hours=1)
    assert not own_placement(workspace, visit_of(workspace, tokens[0])).is_withheld
    reopen_round(workspace, AUTUMN, "Too few")
    for seed, token in enumerate(tokens[6:10]):
        answer_everything(workspace, token, at_random(seed))
    close_round(workspace, AUTUMN)
    assert own_placement(workspace, visit_of(workspace, tokens[0])).is_withheld
    reopen_round(workspace, AUTUMN, "Still too few")
    answer_everything(workspace, tokens[10], at_random(10))
    close_round(workspace, AUTUMN)
    assert not own_placement(workspace, visit_of(workspace, tokens[0])).is_withheld


def test_each_act_is_recorded_with_its_reason_and_said(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    pause_round(workspace, AUTUMN, "A typing error")
    resume_round(workspace, AUTUMN)
    extend_round(workspace, AUTUMN, "2026-10-15", "Holidays")
    close_round(workspace, AUTUMN, has_grace=True)
    close_round(workspace, AUTUMN)
    reopen_round(workspace, AUTUMN, "Too few")
    close_round(workspace, AUTUMN)
    finalize_round(workspace, AUTUMN)
    recorded = events.list_events(workspace.study(STUDY).read(), events.EventFilter())
    done = [each for each in recorded if each.subject == AUTUMN.round]
    assert {each.kind for each in done} >= {
        EventKind.ROUND_PAUSED,
        EventKind.ROUND_RESUMED,
        EventKind.ROUND_EXTENDED,
        EventKind.ROUND_CLOSED,
        EventKind.ROUND_GRACE_ENDED,
        EventKind.ROUND_REOPENED,
        EventKind.ROUND_FINALIZED,
    }
    said = [sentence(each, {"": "The command line"}) for each in done]
    assert any("paused the round 2026-autumn (reason: A typing error)" in each for each in said)
    assert any("reopened the round 2026-autumn after its close" in each for each in said)
