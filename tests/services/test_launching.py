from __future__ import annotations

from datetime import UTC
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.questions import plan_questions
from surveys.model.rounds import RoundName
from surveys.model.rounds import RoundState
from surveys.services.designing import add_study
from surveys.services.designing import shipped_study_file
from surveys.services.launching import close_round
from surveys.services.launching import create_round
from surveys.services.launching import finalize_round
from surveys.services.launching import find_round
from surveys.services.launching import list_rounds
from surveys.services.launching import open_round
from surveys.services.launching import read_closing
from surveys.services.launching import read_round_name
from surveys.storage import rounds
from tests.workspaces import AUTUMN
from tests.workspaces import EMAIL
from tests.workspaces import START
from tests.workspaces import STUDY
from tests.workspaces import bring_round
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def test_a_round_has_a_study_and_a_name() -> None:
    assert read_round_name("northeast-asia/2026-autumn") == AUTUMN
    assert str(AUTUMN) == "northeast-asia/2026-autumn"


@pytest.mark.parametrize("text", ["", "autumn", "/autumn", "study/", "a/b/c"])
def test_what_names_no_round_is_said(text: str) -> None:
    with pytest.raises(Invalid, match="does not name a round"):
        read_round_name(text)


@pytest.mark.parametrize(
    ("text", "closes_at"),
    [
        ("2026-10-01", datetime(2026, 10, 2, 4, tzinfo=UTC)),
        ("2026-10-31", datetime(2026, 11, 1, 4, tzinfo=UTC)),
        # The night in which New York's clocks go back, and the one in which they go forward.
        ("2026-11-01", datetime(2026, 11, 2, 5, tzinfo=UTC)),
        ("2027-03-13", datetime(2027, 3, 14, 5, tzinfo=UTC)),
        ("2027-03-14", datetime(2027, 3, 15, 4, tzinfo=UTC)),
        ("1d", datetime(2026, 9, 3, 4, tzinfo=UTC)),
        ("0d", datetime(2026, 9, 2, 4, tzinfo=UTC)),
        (" 30d ", datetime(2026, 10, 2, 4, tzinfo=UTC)),
        ("90d", datetime(2026, 12, 1, 5, tzinfo=UTC)),
    ],
)
def test_a_closing_date_is_the_end_of_that_day_there(text: str, closes_at: datetime) -> None:
    assert read_closing(text, "America/New_York", START) == closes_at


def test_today_is_the_day_it_is_there() -> None:
    just_after_midnight_in_london = datetime(2026, 9, 2, 1, tzinfo=UTC)
    closing = read_closing("0d", "America/New_York", just_after_midnight_in_london)
    assert closing == datetime(2026, 9, 2, 4, tzinfo=UTC)
    assert read_closing("0d", "Asia/Seoul", just_after_midnight_in_london) == datetime(
        2026, 9, 2, 15, tzinfo=UTC
    )


@pytest.mark.parametrize("text", ["", "soon", "30", "-1d", "30 d", "2026-02-30", "12345d", "1.5d"])
def test_what_is_no_closing_date_is_said(text: str) -> None:
    with pytest.raises(Invalid, match="is no closing date"):
        read_closing(text, "America/New_York", START)


@pytest.mark.parametrize("text", ["2026-08-31", "2001-01-01"])
def test_a_closing_date_in_the_past_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match=f"{text} has passed; today is 2026-09-01"):
        read_closing(text, "America/New_York", START)


@pytest.mark.parametrize("text", ["2040-01-01", "9999d"])
def test_a_closing_date_in_the_far_future_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="not within the next few years; today is 2026-09-01"):
        read_closing(text, "America/New_York", START)


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar_are_no_closing_dates(text: str) -> None:
    with pytest.raises(Invalid, match="closing date"):
        read_closing(text, "Asia/Tokyo", START)


@pytest.mark.parametrize(
    "round_id", ["", "Autumn", "2026 autumn", "-a", "a-", "a/b", "../a", "a" * 65, "herbst_2026"]
)
def test_what_cannot_name_a_round_is_said(workspace: Workspace, round_id: str) -> None:
    with pytest.raises(Invalid, match="cannot name a round"):
        create_round(workspace, STUDY, round_id, "30d")
    assert list_rounds(workspace, STUDY) == ()


def test_a_round_begins_as_a_draft_of_the_newest_version(workspace: Workspace) -> None:
    made = create_round(workspace, STUDY, "2026-autumn", "30d")
    assert (made.name, made.version, made.created_at) == (AUTUMN, 1, START)
    assert find_round(workspace, AUTUMN).round == made
    assert find_round(workspace, AUTUMN).state is RoundState.DRAFT
    assert [listed.round for listed in list_rounds(workspace)] == [made]


def test_a_study_has_each_round_once(workspace: Workspace) -> None:
    create_round(workspace, STUDY, "2026-autumn", "30d")
    with pytest.raises(Conflict, match="already has a round “2026-autumn”"):
        create_round(workspace, STUDY, "2026-autumn", "60d")
    assert len(list_rounds(workspace, STUDY)) == 1


def test_rounds_of_a_study_or_a_name_that_do_not_exist_are_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no study “nowhere”"):
        create_round(workspace, "nowhere", "2026-autumn", "30d")
    with pytest.raises(NotFound, match="no study “nowhere”"):
        list_rounds(workspace, "nowhere")
    with pytest.raises(NotFound, match="no round “2030” in the study “northeast-asia”"):
        open_round(workspace, RoundName(study=STUDY, round="2030"))


def test_opening_fixes_version_questions_sponsor_and_contact(workspace: Workspace) -> None:
    create_round(workspace, STUDY, "2026-autumn", "30d")
    opened = open_round(workspace, AUTUMN)
    assert opened.opened_at == START
    assert (opened.sponsor, opened.contact) == ("Ada Researcher", EMAIL)
    questions = rounds.list_questions(workspace.study(STUDY).read(), AUTUMN)
    assert questions == plan_questions(find_round(workspace, AUTUMN).study)


def test_the_study_files_sponsor_and_contact_come_first(workspace: Workspace) -> None:
    named = shipped_study_file().decode().replace('contact = ""', 'contact = "team@example.org"')
    names = "\n".join(
        f'sponsor.{language} = "The Team"' for language in ("en", "zh-Hant", "ja", "ko")
    )
    add_study(workspace, named.replace("# sponsor.en = ", f"{names}\n# sponsor.en = ", 1).encode())
    create_round(workspace, STUDY, "2026-autumn", "30d")
    opened = open_round(workspace, AUTUMN)
    assert (opened.sponsor, opened.contact) == ("The Team", "team@example.org")


def test_opening_an_open_round_changes_nothing(workspace: Workspace) -> None:
    create_round(workspace, STUDY, "2026-autumn", "30d")
    first = open_round(workspace, AUTUMN)
    clock_of(workspace).go_on(days=1)
    assert open_round(workspace, AUTUMN) == first


def test_a_study_file_changed_afterwards_does_not_touch_an_opened_round(
    workspace: Workspace,
) -> None:
    bring_round(workspace, RoundState.OPEN)
    before = find_round(workspace, AUTUMN)
    questions = rounds.list_questions(workspace.study(STUDY).read(), AUTUMN)
    changed = shipped_study_file().replace(b"US\xe2\x80\x93Japan", b"America and Japan", 1)
    assert add_study(workspace, changed.replace(b'id = "T3"', b'id = "T3B"', 1)).version == 2
    after = find_round(workspace, AUTUMN)
    assert (after.round, after.study) == (before.round, before.study)
    assert rounds.list_questions(workspace.study(STUDY).read(), AUTUMN) == questions
    newer = create_round(workspace, STUDY, "2027-spring", "30d")
    assert newer.version == 2
    assert find_round(workspace, newer.name).study.item("T3B").construct == "threat_agreement"


def test_a_round_whose_closing_has_passed_cannot_be_opened(workspace: Workspace) -> None:
    create_round(workspace, STUDY, "2026-autumn", "0d")
    clock_of(workspace).go_on(days=1)
    with pytest.raises(Refused, match="would have closed already"):
        open_round(workspace, AUTUMN)
    assert find_round(workspace, AUTUMN).state is RoundState.DRAFT


@pytest.mark.parametrize("state", [RoundState.CLOSED, RoundState.FINAL])
def test_a_closed_round_cannot_be_opened_again(workspace: Workspace, state: RoundState) -> None:
    bring_round(workspace, state)
    with pytest.raises(Refused, match=f"is {state.value} and cannot be opened again"):
        open_round(workspace, AUTUMN)
    assert find_round(workspace, AUTUMN).state is state


def test_somebody_must_be_named_as_sponsor_and_contact(workspace: Workspace) -> None:
    create_round(workspace, STUDY, "2026-autumn", "30d")
    with workspace.people.write() as db:
        db.execute("DELETE FROM researchers")
    with pytest.raises(Refused, match="who asks and whom to write to"):
        open_round(workspace, AUTUMN)


def test_some_language_must_be_confirmed(workspace: Workspace) -> None:
    drafts = shipped_study_file().replace(b'drafts = ["zh', b'drafts = ["en", "zh', 1)
    add_study(workspace, drafts)
    create_round(workspace, STUDY, "2026-autumn", "30d")
    with pytest.raises(Refused, match="soundings study confirm northeast-asia en"):
        open_round(workspace, AUTUMN)


def test_a_draft_has_nothing_to_close_or_to_settle(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.DRAFT)
    with pytest.raises(Refused, match="has not been opened"):
        close_round(workspace, AUTUMN)
    with pytest.raises(Refused, match="is draft; only a closed round can be final"):
        finalize_round(workspace, AUTUMN)


def test_closing_is_once_and_for_all(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    with pytest.raises(Refused, match="is open; only a closed round"):
        finalize_round(workspace, AUTUMN)
    closed = close_round(workspace, AUTUMN)
    assert closed.closed_at == closed.ended_at == START
    clock_of(workspace).go_on(days=1)
    assert close_round(workspace, AUTUMN) == closed


def test_a_round_that_closed_by_itself_has_no_early_closing(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    clock_of(workspace).go_on(days=31)
    closed = close_round(workspace, AUTUMN)
    assert closed.closed_at is None
    assert closed.ended_at == closed.closes_at == datetime(2026, 10, 2, 4, tzinfo=UTC)


def test_a_final_round_stays_as_it_is(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.CLOSED)
    clock_of(workspace).go_on(days=1)
    final = finalize_round(workspace, AUTUMN)
    assert final.finalized_at == clock_of(workspace).now
    clock_of(workspace).go_on(days=1)
    assert finalize_round(workspace, AUTUMN) == final
    assert close_round(workspace, AUTUMN) == final


def test_rounds_are_listed_with_the_newest_first(workspace: Workspace) -> None:
    for round_id in ("b", "a"):
        create_round(workspace, STUDY, round_id, "30d")
        clock_of(workspace).go_on(hours=1)
    assert [listed.round.name.round for listed in list_rounds(workspace)] == ["a", "b"]
