from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Invalid
from surveys.model.errors import NotFound
from surveys.model.errors import StorageError
from surveys.model.events import EventKind
from surveys.model.rounds import RoundState
from surveys.services import preserving
from surveys.services.auditing.exporting import export_audit
from surveys.services.auditing.exporting import write_audit
from surveys.services.auditing.reading import Wanted
from surveys.services.auditing.reading import choices
from surveys.services.auditing.reading import list_events
from surveys.services.auditing.telling import WORDS
from surveys.services.authenticating import list_researchers
from surveys.services.exporting.recording import record_export
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import bring_round
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.workspace import Workspace


def as_ada(workspace: Workspace) -> Workspace:
    (ada,) = list_researchers(workspace)
    return replace(workspace, actor=ada)


def kinds(workspace: Workspace, study: str = STUDY, **wanted: str) -> list[str]:
    return [each.event.kind for each in list_events(workspace, study, Wanted(**wanted)).events]


def with_many_events(workspace: Workspace, count: int) -> None:
    bring_round(workspace, RoundState.OPEN)
    for _ in range(count):
        clock_of(workspace).go_on(minutes=1)
        record_export(as_ada(workspace), AUTUMN, ("README.txt",))


def test_every_kind_of_event_has_its_words() -> None:
    assert set(WORDS) == set(EventKind)


def test_a_studys_trail_is_that_of_both_chains_the_newest_first(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    clock_of(workspace).go_on(hours=1)
    record_export(as_ada(workspace), AUTUMN, ("ratings.csv",))
    listed = list_events(workspace, STUDY)
    assert listed.events[0].sentence == (
        "Ada Researcher downloaded or exported files of the round 2026-autumn (files: ratings.csv)."
    )
    assert {each.chain for each in listed.events} == {STUDY, "people.db"}
    times = [each.event.at for each in listed.events]
    assert times == sorted(times, reverse=True)
    assert listed.next_page == ""


def test_the_trail_of_the_installation_is_that_of_people_db_alone(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    preserving.back_up_here(workspace)
    assert {each.chain for each in list_events(workspace).events} == {"people.db"}
    assert EventKind.BACKED_UP in kinds(workspace, "")
    assert EventKind.BACKED_UP not in kinds(workspace)
    assert EventKind.ROUND_OPENED not in kinds(workspace, "")


def test_a_trail_is_filtered_by_kind_person_and_day(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    clock_of(workspace).go_on(days=1)
    ada = as_ada(workspace)
    record_export(ada, AUTUMN, ("ratings.csv",))
    assert ada.actor
    assert kinds(workspace, kind="round-opened") == ["round-opened"]
    assert kinds(workspace, by=ada.actor.id) == ["data-exported"]
    assert "data-exported" not in kinds(workspace, by="")
    assert kinds(workspace, day="2026-09-02") == ["data-exported"]
    assert kinds(workspace, day="2026-09-03") == []
    offered = choices(workspace, STUDY)
    assert offered.people == {ada.actor.id: "Ada Researcher", "": "Soundings"}
    assert set(offered.kinds) == set(kinds(workspace))


def test_a_day_is_one_of_the_studys_time_zone(workspace: Workspace) -> None:
    clock_of(workspace).go_on(
        hours=15
    )  # the third hour of the next day in UTC, still the first in New York
    bring_round(workspace, RoundState.DRAFT)
    assert "round-created" in kinds(workspace, day="2026-09-01")
    assert "round-created" not in kinds(workspace, day="2026-09-02")


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (Wanted(kind="submission"), "There is no kind of event “submission”."),
        (Wanted(day="yesterday"), "“yesterday” is no day. Write one such as 2026-11-24."),
        (Wanted(day="9999-12-31"), "“9999-12-31” is no day."),
    ],
)
def test_a_filter_that_cannot_be_read_is_refused_in_a_sentence(
    workspace: Workspace, wanted: Wanted, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence.split("”", maxsplit=1)[0]):
        list_events(workspace, STUDY, wanted)


def test_many_events_come_in_pages_of_a_hundred_and_none_is_left_out_or_shown_twice(
    workspace: Workspace,
) -> None:
    with_many_events(workspace, 120)
    first = list_events(workspace, STUDY)
    second = list_events(workspace, STUDY, before=first.next_page)
    assert len(first.events) == 100
    assert second.next_page == ""
    shown = [(each.chain, each.event.position) for each in (*first.events, *second.events)]
    assert len(shown) == len(set(shown))
    assert len(shown) == len(list_events(workspace, STUDY, limit=None).events)


@pytest.mark.parametrize("before", ["x", "1", "1.2.3", "-1.2", "9" * 400 + ".1"])
def test_a_page_that_is_no_page_is_the_first_or_an_empty_one(
    workspace: Workspace, before: str
) -> None:
    list_events(workspace, STUDY, before=before)


def test_an_export_has_everything_and_its_own_line_last(workspace: Workspace) -> None:
    with_many_events(workspace, 120)
    clock_of(workspace).go_on(minutes=1)
    rows = json.loads(export_audit(as_ada(workspace), STUDY, "json"))
    assert rows[-1]["sentence"].startswith("Ada Researcher exported the audit trail")
    assert rows[-1]["kind"] == "audit-exported"
    lines = list(csv.DictReader(io.StringIO(export_audit(workspace, STUDY, "csv").decode())))
    assert [line["position"] for line in lines[:-1]] == [str(row["position"]) for row in rows]
    assert json.loads(lines[-1]["details"]) == {"format": "csv"}


def test_an_export_that_is_refused_is_not_recorded(workspace: Workspace, tmp_path: Path) -> None:
    there = tmp_path / "trail.csv"
    there.write_text("mine")
    with pytest.raises(StorageError, match="is there already"):
        write_audit(workspace, there, STUDY)
    with pytest.raises(StorageError, match="there is no folder"):
        write_audit(workspace, tmp_path / "nowhere" / "trail.csv", STUDY)
    with pytest.raises(NotFound, match="has no form “xml”"):
        write_audit(workspace, tmp_path / "trail.xml", STUDY)
    with pytest.raises(Invalid):
        export_audit(workspace, STUDY, "csv", Wanted(day="soon"))
    assert EventKind.AUDIT_EXPORTED not in kinds(workspace)
    assert there.read_text() == "mine"


def test_a_name_that_would_be_a_formula_is_text_in_the_file(workspace: Workspace) -> None:
    (ada,) = list_researchers(workspace)
    with workspace.people.write() as db:
        db.execute("UPDATE researchers SET name = '=1+1' WHERE id = ?", [ada.id])
    record = replace(workspace, actor=ada)
    lines = export_audit(record, STUDY, "csv").decode()
    assert "'=1+1" in lines
    assert ",=1+1" not in lines
