"""A round is fixed when somebody says open, opens by its date, and can go back while nobody began."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services import preregistering
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.launching import RoundPlan
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import find_round
from surveys.services.launching import list_changes
from surveys.services.launching import open_round
from surveys.services.launching import read_grace
from surveys.services.launching import read_opening
from surveys.services.launching import unschedule_round
from surveys.services.reporting import round_results
from surveys.storage import rounds
from tests.workspaces import AUTUMN
from tests.workspaces import START
from tests.workspaces import STUDY
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import invite_all

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

ZONE = "America/New_York"
OPENS = datetime(2026, 9, 8, 4, tzinfo=UTC)  # the beginning of the eighth there
SECOND = timedelta(seconds=1)


def scheduled(workspace: Workspace) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d", plan=RoundPlan(opens="7d"))
    open_round(workspace, AUTUMN)


def state(workspace: Workspace) -> RoundState:
    return find_round(workspace, AUTUMN).state


@pytest.mark.parametrize(
    ("text", "opens_at"),
    [
        ("2026-09-08", OPENS),
        ("7d", OPENS),
        ("2026-09-08 09:30", datetime(2026, 9, 8, 13, 30, tzinfo=UTC)),
        ("2026-09-08T09:30", datetime(2026, 9, 8, 13, 30, tzinfo=UTC)),
        # The hour that comes twice in the night in which the clocks go back: the first time.
        ("2026-11-01 01:30", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        ("now", None),
    ],
)
def test_an_opening_date_is_the_beginning_of_that_day_there(
    text: str, opens_at: datetime | None
) -> None:
    assert read_opening(text, ZONE, START) == opens_at


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("soon", "is no opening date"),
        ("2026-09-01", "The opening date 2026-09-01 has passed; today is 2026-09-01"),
        ("2026-09-01 08:00", "time 2026-09-01 08:00 has passed; it is 2026-09-01 08:00 now"),
        ("2027-03-14 02:30", "does not exist in America/New_York"),
        ("2026-09-08 25:00", "is no opening date"),
    ],
)
def test_what_is_no_opening_date_is_said(text: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        read_opening(text, ZONE, START)


def test_a_round_must_close_after_it_opens(workspace: Workspace) -> None:
    with pytest.raises(Invalid, match="Choose a close that is later"):
        create_round(workspace, STUDY, AUTUMN.round, "6d", plan=RoundPlan(opens="7d"))
    create_round(workspace, STUDY, AUTUMN.round, "6d")
    with pytest.raises(Invalid, match="Choose a close that is later"):
        open_round(workspace, AUTUMN, "7d")
    assert state(workspace) is RoundState.DRAFT


def test_a_scheduled_round_is_fixed_now_and_opens_by_its_date(workspace: Workspace) -> None:
    scheduled(workspace)
    tokens = invite_all(workspace)
    found = find_round(workspace, AUTUMN).round
    assert (state(workspace), found.opened_at) == (RoundState.SCHEDULED, OPENS)
    made = preregistering.preregistration(workspace, AUTUMN)
    assert made.recorded_at == START
    assert made.facts["dates"]["opens_at"] == OPENS.isoformat()
    changed = shipped_study_file().replace(b'id = "T3"', b'id = "T3B"', 1)
    add_study(workspace, changed)
    questions = rounds.list_questions(workspace.study(STUDY).read(), AUTUMN)
    assert not [each for each in questions if each.item == "T3B"]
    clock_of(workspace).now = OPENS - SECOND
    assert answering.arrive(workspace, tokens[0]).context.is_ahead
    with pytest.raises(Refused, match="has not opened yet"):
        answering.begin(workspace, tokens[0], "en")
    with pytest.raises(Refused, match="is scheduled, so nobody can have answered"):
        round_results(workspace, AUTUMN)
    clock_of(workspace).now = OPENS
    assert state(workspace) is RoundState.OPEN
    assert answering.begin(workspace, tokens[0], "en").response


def test_opening_a_scheduled_round_changes_nothing(workspace: Workspace) -> None:
    scheduled(workspace)
    before = find_round(workspace, AUTUMN).round
    assert open_round(workspace, AUTUMN) == before
    with pytest.raises(Refused, match="scheduled already"):
        open_round(workspace, AUTUMN, "now")
    with pytest.raises(Refused, match="Make it a draft again instead"):
        close_round(workspace, AUTUMN)
    assert find_round(workspace, AUTUMN).round == before


def test_now_opens_at_once_whatever_had_been_planned(workspace: Workspace) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d", plan=RoundPlan(opens="7d"))
    assert open_round(workspace, AUTUMN, "now").opened_at == START
    assert state(workspace) is RoundState.OPEN


def test_an_opening_that_was_planned_and_has_passed_is_at_once(workspace: Workspace) -> None:
    create_round(workspace, STUDY, AUTUMN.round, "30d", plan=RoundPlan(opens="7d"))
    clock_of(workspace).go_on(days=8)
    assert open_round(workspace, AUTUMN).opened_at == START + timedelta(days=8)


def test_a_scheduled_round_can_go_back_and_be_fixed_anew(workspace: Workspace) -> None:
    scheduled(workspace)
    first = preregistering.preregistration(workspace, AUTUMN)
    back = unschedule_round(workspace, AUTUMN)
    assert (back.opened_at, back.sponsor, state(workspace)) == (None, "", RoundState.DRAFT)
    assert rounds.list_questions(workspace.study(STUDY).read(), AUTUMN) == ()
    assert preregistering.preregistration(workspace, AUTUMN).recorded_at is None
    assert unschedule_round(workspace, AUTUMN) == back
    clock_of(workspace).go_on(days=1)
    invite_all(workspace)
    open_round(workspace, AUTUMN, "2026-09-20")
    again = preregistering.preregistration(workspace, AUTUMN)
    assert again.recorded_at == START + timedelta(days=1)
    assert again.sha256 != first.sha256
    assert list_changes(workspace, AUTUMN) == ()


def test_a_round_that_opened_by_its_date_goes_back_only_while_nobody_began(
    workspace: Workspace,
) -> None:
    scheduled(workspace)
    tokens = invite_all(workspace)
    clock_of(workspace).now = OPENS
    assert unschedule_round(workspace, AUTUMN).opened_at is None
    open_round(workspace, AUTUMN, "2026-09-20")
    clock_of(workspace).go_on(days=20)
    answering.begin(workspace, tokens[0], "en")
    with pytest.raises(Refused, match="experts have begun or declined since"):
        unschedule_round(workspace, AUTUMN)


def test_a_decline_counts_as_somebody_having_answered_the_invitation(workspace: Workspace) -> None:
    scheduled(workspace)
    tokens = invite_all(workspace)
    clock_of(workspace).now = OPENS
    answering.decline(workspace, answering.arrive(workspace, tokens[0]).invitation, "")
    with pytest.raises(Refused, match="experts have begun or declined since"):
        unschedule_round(workspace, AUTUMN)


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (RoundState.OPEN, "was opened by hand"),
        (RoundState.CLOSED, "is closed and cannot become a draft again"),
        (RoundState.FINAL, "is final and cannot become a draft again"),
    ],
)
def test_a_round_that_was_opened_by_hand_does_not_go_back(
    workspace: Workspace, now: RoundState, sentence: str
) -> None:
    bring_round(workspace, now)
    with pytest.raises(Refused, match=sentence):
        unschedule_round(workspace, AUTUMN)
    assert state(workspace) is now


def test_a_round_that_lacks_something_says_each_thing_and_stays_a_draft(
    workspace: Workspace,
) -> None:
    drafts = shipped_study_file().replace(b'drafts = ["zh', b'drafts = ["en", "zh', 1)
    add_study(workspace, drafts)
    create_round(workspace, STUDY, AUTUMN.round, "1d")
    clock_of(workspace).go_on(days=9)
    with pytest.raises(Refused) as refused:
        open_round(workspace, AUTUMN)
    assert "Translations: Every language of the study is a draft." in str(refused.value)
    assert "Closing date: It has passed" in str(refused.value)
    assert state(workspace) is RoundState.DRAFT


def test_the_grace_is_the_studys_or_the_rounds_own(workspace: Workspace) -> None:
    study = find_round(workspace, create_round(workspace, STUDY, "a", "30d").name).study
    assert read_grace("", study) == timedelta(minutes=30)
    assert read_grace(" 0 ", study) == timedelta(0)
    assert read_grace("1440", study) == timedelta(days=1)
    for wrong in ("1441", "-1", "1.5", "an hour", "99999"):
        with pytest.raises(Invalid, match="whole minutes from 0 to 1440"):
            read_grace(wrong, study)
    add_study(workspace, shipped_study_file().replace(b"grace = 30", b"grace = 5", 1))
    assert create_round(workspace, STUDY, "b", "30d").grace == timedelta(minutes=5)
    own = create_round(workspace, STUDY, "c", "30d", plan=RoundPlan(grace="90"))
    assert find_round(workspace, own.name).round.grace == timedelta(minutes=90)


def test_a_version_that_there_is_not_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="has no version 7"):
        create_round(workspace, STUDY, "a", "30d", plan=RoundPlan(version=7))
