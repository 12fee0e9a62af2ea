"""The seconds around a close: who may begin, save and submit, and what may be shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Refused
from surveys.model.rounds import ChangeKind
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.exporting.files import export_file
from surveys.services.launching import close_round
from surveys.services.launching import finalize_round
from surveys.services.launching import find_round
from surveys.services.launching import list_changes
from surveys.services.monitoring import quality_of
from surveys.services.reporting import round_results
from surveys.services.reporting import shows_own_placement
from tests.workspaces import AUTUMN
from tests.workspaces import again
from tests.workspaces import at_random
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import consented
from tests.workspaces import form
from tests.workspaces import save_all

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.services.workspace import Workspace

SECOND = timedelta(seconds=1)
GRACE = timedelta(minutes=30)


def closes_at(workspace: Workspace) -> datetime:
    return find_round(workspace, AUTUMN).round.closes_at


def test_begin_is_refused_from_the_closing_second_on(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    clock_of(workspace).now = closes_at(workspace) - SECOND
    assert answering.begin(workspace, tokens[0], "en").response
    for later in (timedelta(0), GRACE - SECOND, GRACE):
        clock_of(workspace).now = closes_at(workspace) + later
        with pytest.raises(Refused, match="This round is closed"):
            answering.begin(workspace, tokens[1], "en")
    assert find_round(workspace, AUTUMN).state is RoundState.CLOSED


def test_a_response_begun_before_is_saved_and_submitted_until_the_last_second_of_the_grace(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    clock_of(workspace).now = closes_at(workspace) - SECOND
    seen, late = (consented(workspace, token) for token in tokens[:2])
    clock_of(workspace).now = closes_at(workspace)
    assert again(workspace, seen).can_answer
    save_all(workspace, again(workspace, seen), at_random(1))
    clock_of(workspace).now = closes_at(workspace) + GRACE - SECOND
    save_all(workspace, again(workspace, late), at_random(2))
    assert answering.submit(workspace, again(workspace, seen)).receipt
    clock_of(workspace).now = closes_at(workspace) + GRACE
    assert again(workspace, late).place == "receipt"
    with pytest.raises(Refused, match="This round is closed"):
        answering.submit(workspace, again(workspace, late))
    with pytest.raises(Refused, match="This round is closed"):
        save_all(workspace, late, at_random(3), "third")
    assert round_results(workspace, AUTUMN).pooled == 1


def test_in_the_grace_nothing_else_can_be_done(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    seen = consented(workspace, tokens[1])
    clock_of(workspace).now = closes_at(workspace)
    done = answering.begin(workspace, tokens[0], "en")
    submitted = answering.visit(workspace, AUTUMN, done.invitation.link)
    with pytest.raises(Refused, match="Whoever had begun before may still finish"):
        answering.reopen(workspace, submitted, form("reopen"))
    with pytest.raises(Refused, match="Whoever had begun before may still finish"):
        answering.decline(workspace, seen.invitation, "")
    answering.withdraw(workspace, submitted)


def test_what_was_reopened_before_the_close_may_be_submitted_in_the_grace(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    done = answering.begin(workspace, tokens[0], "en")
    seen = answering.visit(workspace, AUTUMN, done.invitation.link)
    answering.reopen(workspace, seen, form("reopen"))
    clock_of(workspace).now = closes_at(workspace) + GRACE - SECOND
    answering.submit(workspace, again(workspace, seen))
    assert len(again(workspace, seen).submissions) == 2


def test_no_row_of_a_single_expert_is_shown_before_the_grace_is_over(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=7)
    arrival = answering.begin(workspace, tokens[0], "en")
    for at in (closes_at(workspace), closes_at(workspace) + GRACE - SECOND):
        clock_of(workspace).now = at
        results = round_results(workspace, AUTUMN)
        assert (results.pooled, results.expert_points) == (5, ())
        assert results.document["round"]["in_grace"] is True
        with pytest.raises(Refused, match="may still submit until 2026-10-02 00:30"):
            export_file(workspace, AUTUMN, "ratings.csv")
        assert not quality_of(workspace, AUTUMN).lists_responses
        context = answering.arrive(workspace, tokens[0]).context
        assert not shows_own_placement(context, arrival.response)
        with pytest.raises(Refused, match="who had begun may still submit until"):
            finalize_round(workspace, AUTUMN)
    clock_of(workspace).now = closes_at(workspace) + GRACE
    results = round_results(workspace, AUTUMN)
    assert (results.pooled, len({each["expert"] for each in results.expert_points})) == (7, 7)
    assert export_file(workspace, AUTUMN, "ratings.csv")
    context = answering.arrive(workspace, tokens[0]).context
    assert shows_own_placement(context, arrival.response)
    finalize_round(workspace, AUTUMN)


def test_a_round_closed_early_gives_the_grace_only_where_it_is_asked_for(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    now = clock_of(workspace).now
    closed = close_round(workspace, AUTUMN, has_grace=True, reason="Enough answers")
    assert (closed.ended_at, closed.answers_end_at) == (now, now + GRACE)
    clock_of(workspace).go_on(minutes=29)
    save_all(workspace, again(workspace, seen), at_random(1))
    clock_of(workspace).go_on(minutes=1)
    with pytest.raises(Refused, match="This round is closed"):
        answering.submit(workspace, again(workspace, seen))


def test_closing_without_grace_lets_nobody_submit_from_that_moment_on(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    save_all(workspace, seen, at_random(1))
    close_round(workspace, AUTUMN)
    with pytest.raises(Refused, match="This round is closed"):
        answering.submit(workspace, again(workspace, seen))


def test_the_grace_can_be_ended(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN)
    seen = consented(workspace, tokens[0])
    clock_of(workspace).now = closes_at(workspace) + timedelta(minutes=10)
    # To close with a grace what is in its grace changes nothing.
    close_round(workspace, AUTUMN, has_grace=True)
    assert again(workspace, seen).can_answer
    ended = close_round(workspace, AUTUMN, reason="Agreed with all")
    assert ended.answers_end_at == clock_of(workspace).now
    assert not again(workspace, seen).can_answer
    (change,) = list_changes(workspace, AUTUMN)
    assert (change.kind, change.reason) == (ChangeKind.GRACE_ENDED, "Agreed with all")
    finalize_round(workspace, AUTUMN)
