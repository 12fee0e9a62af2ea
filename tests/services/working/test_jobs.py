from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.model.jobs import JobState
from surveys.services.authenticating import list_researchers
from surveys.services.working import cancel_job
from surveys.services.working import enqueue
from surveys.services.working import find_job
from surveys.services.working import retry_job
from surveys.services.working import run_due
from surveys.services.working import run_job
from surveys.services.working.listing import list_jobs
from surveys.services.working.listing import seen
from tests.services.working.kinds import noted
from tests.workspaces import STUDY
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def test_a_job_is_done_with_its_progress_message_and_result_kept(workspace: Workspace) -> None:
    job = enqueue(workspace, "steps", {"round": "r"}, study=STUDY)
    assert (job.state, job.attempts) == (JobState.WAITING, 0)
    assert run_due(workspace) == 1
    done = find_job(workspace, job.id)
    assert (done.state, done.done, done.total, done.percent) == (JobState.DONE, 5, 5, 100)
    assert (done.message, done.result) == ("All steps are done for nobody.", "a thing")
    assert done.finished_at == workspace.clock()
    assert run_due(workspace) == 0
    assert len(noted(workspace)) == 5


def test_what_a_job_records_names_who_asked_for_it(workspace: Workspace) -> None:
    (ada,) = list_researchers(workspace)
    job = enqueue(replace(workspace, actor=ada), "steps", {})
    run_due(workspace)
    assert find_job(workspace, job.id).message == f"All steps are done for {ada.id}."
    (shown,) = seen(workspace, find_job(workspace, job.id))
    assert shown.asked_by == "Ada Researcher"


def test_the_same_job_is_put_aside_once(workspace: Workspace) -> None:
    later = workspace.clock() + timedelta(hours=2)
    first = enqueue(workspace, "once", {"a": 1}, study=STUDY, not_before=later)
    second = enqueue(workspace, "once", {"a": 1}, study=STUDY)
    assert second.id == first.id
    assert second.not_before == workspace.clock()  # brought forward
    assert enqueue(workspace, "once", {"a": 2}, study=STUDY).id != first.id
    assert enqueue(workspace, "once", {"a": 1}).id != first.id


def test_a_job_waits_for_its_time(workspace: Workspace) -> None:
    job = enqueue(workspace, "once", {}, not_before=workspace.clock() + timedelta(hours=1))
    assert run_due(workspace) == 0
    assert not run_job(workspace, job.id)
    clock_of(workspace).go_on(hours=1)
    assert run_due(workspace) == 1


def test_a_job_that_goes_on_later_waits_and_says_so(workspace: Workspace) -> None:
    job = enqueue(workspace, "again", {})
    run_due(workspace)
    waiting = find_job(workspace, job.id)
    assert (waiting.state, waiting.message) == (JobState.WAITING, "More later.")
    assert run_due(workspace) == 0
    for _ in range(2):
        clock_of(workspace).go_on(hours=1)
        run_due(workspace)
    assert find_job(workspace, job.id).message == "That was all."


def test_a_refusal_is_kept_as_a_sentence_and_the_job_can_be_tried_again(
    workspace: Workspace,
) -> None:
    job = enqueue(workspace, "refusing", {})
    after = enqueue(workspace, "once", {})
    assert run_due(workspace) == 2  # one that failed holds up no other
    failed = find_job(workspace, job.id)
    assert (failed.state, failed.message) == (
        JobState.FAILED,
        f"The job {job.id} may not be done now.",
    )
    assert retry_job(workspace, job.id).state is JobState.WAITING
    with pytest.raises(Conflict, match=r"is done\. Only one that failed or was cancelled"):
        retry_job(workspace, after.id)


def test_the_log_of_a_fault_names_lines_and_no_person(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    job = enqueue(workspace, "faulty", {})
    with caplog.at_level(logging.INFO):
        run_due(workspace)
    assert "ValueError at" in caplog.text
    assert "kinds.py" in caplog.text
    assert "Hideko" not in caplog.text
    assert "fault in Soundings" in find_job(workspace, job.id).message


def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_at_its_next_step(
    workspace: Workspace,
) -> None:
    waiting = enqueue(workspace, "once", {})
    assert cancel_job(workspace, waiting.id).state is JobState.CANCELLED
    running = enqueue(workspace, "cancelled", {})
    run_due(workspace)
    assert noted(workspace) == []
    stopped = find_job(workspace, running.id)
    assert (stopped.state, stopped.message) == (
        JobState.CANCELLED,
        "Cancelled when 1 of 2 were done.",
    )
    with pytest.raises(Conflict, match="has ended already"):
        cancel_job(workspace, running.id)


def test_jobs_are_listed_by_study_the_newest_first(workspace: Workspace) -> None:
    first = enqueue(workspace, "once", {"n": 1}, study=STUDY)
    clock_of(workspace).go_on(minutes=1)
    second = enqueue(workspace, "once", {"n": 2}, study=STUDY)
    enqueue(workspace, "once", {})
    assert [job.id for job in list_jobs(workspace, STUDY).jobs] == [second.id, first.id]
    assert len(list_jobs(workspace).jobs) == 3
    with pytest.raises(NotFound, match="no study “nowhere”"):
        list_jobs(workspace, "nowhere")


def test_many_jobs_come_in_pages(workspace: Workspace) -> None:
    for number in range(53):
        enqueue(workspace, "once", {"n": number}, study=STUDY)
    first, second = list_jobs(workspace, STUDY), list_jobs(workspace, STUDY, page=2)
    assert (len(first.jobs), first.has_more, len(second.jobs), second.has_more) == (
        50,
        True,
        3,
        False,
    )


def test_unknown_kinds_and_jobs_are_refused_in_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="knows no jobs of the kind “dance”"):
        enqueue(workspace, "dance", {})
    with pytest.raises(NotFound, match="There is no job “x”"):
        find_job(workspace, "x")
