from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.findings import Weight
from surveys.model.opt_outs import SaidBy
from surveys.services.diagnosing import examine
from surveys.services.diagnosing.clocks import check_clock
from surveys.services.diagnosing.databases import check_databases
from surveys.services.diagnosing.databases import check_sqlite
from surveys.services.mailing.unsubscribing import end_mail
from surveys.services.recruiting import list_panel
from surveys.services.workspace import now
from surveys.services.workspace import open_workspace
from tests.workspaces import STUDY
from tests.workspaces import clock_of
from tests.workspaces import close

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def test_whole_databases_of_this_version_are_well(workspace: Workspace) -> None:
    (found,) = check_databases(workspace)
    assert found.weight is Weight.GOOD
    assert "the databases of 1 study are whole" in found.sentence


def test_a_damaged_database_is_found_and_the_rest_is_examined_all_the_same(
    workspace: Workspace,
) -> None:
    close(workspace)
    (workspace.settings.studies_folder / f"{STUDY}.db").write_bytes(b"no database" * 1000)
    examination = examine(open_workspace(workspace.settings))
    assert not examination.is_well
    (found,) = [each for each in examination.to_mend if each.about == "databases"]
    assert f"{STUDY}.db is damaged or not a database" in found.sentence
    assert "restore" in found.to_do
    assert {"address", "disk", "permissions"} <= {each.about for each in examination.findings}


def test_a_database_of_an_earlier_version_is_said_and_left_as_it_is(workspace: Workspace) -> None:
    with workspace.people.write() as db:
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm006_jobs'")
    (found,) = [each for each in check_databases(workspace) if each.weight is Weight.TO_MEND]
    assert "people.db is of an earlier version: m006_jobs" in found.sentence
    assert found.to_do == "Run: soundings init"


def test_the_wal_reset_error_is_told_by_the_version() -> None:
    (old,), (new,) = check_sqlite("3.40.1"), check_sqlite("3.51.3")
    assert (old.weight, new.weight) == (Weight.ADVICE, Weight.GOOD)


def test_a_clock_that_is_right_is_well(workspace: Workspace) -> None:
    (found,) = check_clock(replace(workspace, clock=now))
    assert found.weight is Weight.GOOD


def test_a_clock_that_differs_from_the_file_system_must_be_mended(workspace: Workspace) -> None:
    (found,) = check_clock(replace(workspace, clock=lambda: now() - timedelta(hours=1)))
    assert found.weight is Weight.TO_MEND
    assert "and the file system" in found.sentence


def test_a_record_that_lies_ahead_is_found(workspace: Workspace) -> None:
    clock_of(workspace).now = now() + timedelta(days=400)
    expert = list_panel(workspace, STUDY)[0]
    with workspace.people.write() as db:
        end_mail(workspace, db, expert, SaidBy.RESEARCHER)
    (found,) = check_clock(replace(workspace, clock=now))
    assert found.weight is Weight.TO_MEND
    assert "The newest record in people.db is of" in found.sentence
    assert "lies ahead" in found.sentence
