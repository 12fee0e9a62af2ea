"""All files of a round: kept in a folder for a day, never from before a withdrawal, and older once the round changes."""

from __future__ import annotations

import json
import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.model.errors import Refused
from surveys.model.jobs import JobState
from surveys.model.rounds import RoundState
from surveys.services.answering.withdrawing import erase_response
from surveys.services.caching import forget_results
from surveys.services.exporting.changing import changed_parts
from surveys.services.exporting.changing import marks_of
from surveys.services.exporting.files import write_file
from surveys.services.exporting.labels import Labels
from surveys.services.exporting.panel import PANEL
from surveys.services.exporting.recording import record_export
from surveys.services.exporting.source import source_of
from surveys.services.exporting.zipping import write_zip
from surveys.services.launching import finalize_round
from surveys.services.working import cancel_job
from surveys.services.working import exports
from surveys.services.working import find_job
from surveys.services.working import prepared
from surveys.services.working import run_job
from surveys.services.working.exports import put_export_aside
from surveys.services.working.handing_out import hand_out_all
from surveys.services.working.handing_out import hand_out_file
from surveys.services.working.upkeep import put_upkeep_aside
from surveys.storage import responses
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import answer_everything
from tests.workspaces import at_random
from tests.workspaces import bring_round
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from typing import Any
    from typing import BinaryIO

    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

ENGLISH = Labels(language="en")
NAMES = ("README.txt", "ratings.csv", "panel.csv")


@pytest.fixture(autouse=True)
def few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an export have files that nothing need be computed for."""
    monkeypatch.setattr(exports, "names_for", lambda _source: NAMES)


def withdraw_one(workspace: Workspace) -> str:
    """Take a response back as withdrawing does, and return whose it was."""
    with workspace.study(STUDY).write(erases=True) as db:
        response = responses.list_responses(db, AUTUMN.round)[0]
        erase_response(workspace, db, STUDY, response)
    forget_results(workspace, STUDY)
    return response.pseudonym


def left(workspace: Workspace) -> list[str]:
    folder = workspace.settings.exports_folder
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def made(workspace: Workspace) -> prepared.Kept:
    job = put_export_aside(workspace, AUTUMN)
    assert run_job(workspace, job.id)
    kept = prepared.find_kept(workspace, AUTUMN, ENGLISH)
    assert kept
    return kept


def test_files_manifest_and_zip_are_kept_for_their_owner_only(closed: Workspace) -> None:
    kept = made(closed)
    assert [each.name for each in kept.files] == list(NAMES)
    manifest = json.loads((kept.folder / "files" / "manifest.json").read_bytes())
    assert [each["sha256"] for each in manifest["files"]] == [each.sha256 for each in kept.files]
    with zipfile.ZipFile(kept.archive) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        assert archive.testzip() is None
    assert names == {*NAMES, "manifest.json"}
    assert closed.settings.exports_folder.stat().st_mode & 0o777 == 0o700
    again = made(closed)
    assert (again.sha256, again.files) == (kept.sha256, kept.files)
    assert [each for each in left(closed) if ".new" in each or ".old" in each] == []


def test_what_a_format_cannot_hold_is_left_out_of_all_files(
    closed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("surveys.formats.statistics_files.coding.MOST_ROWS", 3)
    monkeypatch.setattr(exports, "names_for", lambda _source: (*NAMES, "panel.sav"))
    job = put_export_aside(closed, AUTUMN)
    assert run_job(closed, job.id)
    kept = prepared.find_kept(closed, AUTUMN, ENGLISH)
    assert kept
    with zipfile.ZipFile(kept.archive) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
    assert names == {*NAMES, "manifest.json"}
    assert find_job(closed, job.id).message == (
        "3 files; kept for a day. Too large for their formats, and left out: panel.sav."
    )


@pytest.mark.parametrize("moment", ["write_folder", "write_zip", "keep"])
def test_whoever_began_before_a_withdrawal_keeps_nothing(
    closed: Workspace, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    module = prepared if moment == "keep" else exports
    usual, gone = getattr(module, moment), list[str]()

    def interrupted(*args: Any, **options: Any) -> Any:
        if not gone:
            gone.append(withdraw_one(closed))
        return usual(*args, **options)

    monkeypatch.setattr(module, moment, interrupted)
    job = put_export_aside(closed, AUTUMN)
    run_job(closed, job.id)
    kept = prepared.find_kept(closed, AUTUMN, ENGLISH)
    if kept is None:
        waiting = find_job(closed, job.id)
        assert (waiting.state, left(closed)) == (JobState.WAITING, [])
        assert "An expert has withdrawn answers meanwhile" in waiting.message
        clock_of(closed).go_on(minutes=1)
        run_job(closed, job.id)
        kept = prepared.find_kept(closed, AUTUMN, ENGLISH)
    assert kept
    assert gone[0] not in (kept.folder / "files" / "ratings.csv").read_text()


def test_what_is_being_written_when_an_expert_withdraws_has_no_name_afterwards(
    closed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker may be killed at that moment, and then nobody tidies up."""

    class Killed(BaseException):
        pass

    def killed(source: Source, name: str, stream: BinaryIO) -> None:
        write_file(source, name, stream)
        if name == "ratings.csv":
            withdraw_one(closed)
            monkeypatch.setattr("shutil.rmtree", lambda *_args, **_options: None)
            raise Killed

    monkeypatch.setattr("surveys.services.exporting.folders.write_file", killed)
    job = put_export_aside(closed, AUTUMN)
    with pytest.raises(Killed):
        run_job(closed, job.id)
    assert left(closed) == []


def test_what_is_put_together_lies_where_a_withdrawal_reaches_it(
    closed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("panel.sav", "panel.dta", "data.db", "data.xlsx")
    monkeypatch.setattr(exports, "names_for", lambda _source: names)
    monkeypatch.setattr("surveys.services.exporting.file_kinds.DATASETS", {"panel": PANEL})
    monkeypatch.setattr("tempfile.tempdir", str(closed.settings.instance / "not-there"))
    assert [each.name for each in made(closed).files] == list(names)


def test_a_withdrawal_removes_what_is_kept(closed: Workspace) -> None:
    made(closed)
    withdraw_one(closed)
    assert left(closed) == []
    with pytest.raises(NotFound, match="not there any more"):
        hand_out_all(closed, AUTUMN, ENGLISH)


def test_what_was_kept_for_a_day_is_removed_and_what_a_dead_worker_left_too(
    closed: Workspace,
) -> None:
    kept = made(closed)
    abandoned = closed.settings.exports_folder / STUDY / ".job.new"
    abandoned.mkdir()
    (abandoned / "ratings.csv").write_text("rows")
    long_ago = clock_of(closed).now.timestamp() - 90_000
    os.utime(abandoned, (long_ago, long_ago))
    clock_of(closed).go_on(hours=23)
    assert prepared.remove_old(closed) == 1
    assert prepared.find_kept(closed, AUTUMN, ENGLISH) == kept
    clock_of(closed).go_on(hours=2)
    assert prepared.find_kept(closed, AUTUMN, ENGLISH) is None
    put_upkeep_aside(closed)
    assert prepared.remove_old(closed) == 1
    assert not prepared.is_anything_old(closed)
    assert left(closed) == []


def test_a_job_that_fails_or_is_cancelled_leaves_nothing_half_made(
    closed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "names_for", lambda _source: (*NAMES, "nothing.csv"))
    job = put_export_aside(closed, AUTUMN)
    run_job(closed, job.id)
    assert find_job(closed, job.id).state is JobState.FAILED
    assert left(closed) == []

    def cancelled(*args: Any, **options: Any) -> None:
        cancel_job(closed, other.id)
        write_zip(*args, **options)

    monkeypatch.setattr(exports, "names_for", lambda _source: NAMES)
    monkeypatch.setattr(exports, "write_zip", cancelled)
    other = put_export_aside(closed, AUTUMN)
    run_job(closed, other.id)
    assert find_job(closed, other.id).state is JobState.CANCELLED
    assert left(closed) == []


def test_a_job_is_cancelled_in_the_middle_of_a_long_file(
    closed: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = put_export_aside(closed, AUTUMN)
    begun, ended = [], []

    def cancelled_within(source: Source, name: str, stream: BinaryIO) -> None:
        begun.append(name)
        cancel_job(closed, job.id)
        write_file(source, name, stream)
        ended.append(name)

    monkeypatch.setattr(exports, "names_for", lambda _source: ("ratings.csv", "panel.csv"))
    monkeypatch.setattr("surveys.services.exporting.folders.write_file", cancelled_within)
    monkeypatch.setattr("surveys.services.exporting.catalogue._MANY_ROWS", 2)
    run_job(closed, job.id)

    assert find_job(closed, job.id).state is JobState.CANCELLED
    assert (begun, ended) == (["ratings.csv"], [])
    assert left(closed) == []


def test_files_of_a_changed_round_are_not_handed_out_and_a_single_one_is_made_anew(
    closed: Workspace,
) -> None:
    kept = made(closed)
    for name in NAMES:
        with hand_out_file(closed, AUTUMN, name, ENGLISH).stream as stream:
            assert stream.read() == (kept.folder / "files" / name).read_bytes()
    (kept.folder / "files" / "panel.csv").write_text("as it was")
    with hand_out_file(closed, AUTUMN, "panel.csv", ENGLISH).stream as stream:
        assert stream.read() == b"as it was"
    finalize_round(closed, AUTUMN)
    with pytest.raises(Conflict, match="its dates or its version and its state changed"):
        hand_out_all(closed, AUTUMN, ENGLISH)
    with hand_out_file(closed, AUTUMN, "panel.csv", ENGLISH).stream as stream:
        assert stream.read().startswith(b"pseudonym,")


def test_a_mark_follows_what_was_answered_and_nothing_that_was_only_handed_out(
    workspace: Workspace,
) -> None:
    def marks() -> dict[str, str]:
        return marks_of(source_of(workspace, AUTUMN))

    tokens = bring_round(workspace, RoundState.OPEN, answered=1)
    before = marks()
    record_export(workspace, AUTUMN, NAMES)
    assert changed_parts(before, marks()) == ()
    answer_everything(workspace, tokens[1], at_random(1))
    assert changed_parts(before, marks()) == ("its answers",)
    before = marks()
    forget_results(workspace, STUDY)
    assert changed_parts(before, marks()) == ("its answers",)


def test_nothing_is_made_in_a_language_that_the_study_lacks(closed: Workspace) -> None:
    with pytest.raises(Refused, match="not in the language “fr”"):
        put_export_aside(closed, AUTUMN, Labels(language="fr"))
