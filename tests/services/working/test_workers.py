"""Real workers in processes of their own: killed in the middle, two at a time, with the queue lost."""

from __future__ import annotations

import json
import sqlite3
import time
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from surveys.model.jobs import JobState
from surveys.services.working import enqueue
from surveys.services.working import find_job
from surveys.services.working import retry_job
from surveys.services.working.living import is_alive
from surveys.services.working.running import MOST_ATTEMPTS
from surveys.services.working.worker import SWEEP_SECONDS
from tests.services.working.kinds import noted
from tests.services.working.processes import pipe_at
from tests.services.working.processes import run_worker_once
from tests.services.working.processes import start_worker
from tests.services.working.processes import worker_running
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.workspace import Workspace


def kill_in_the_middle(workspace: Workspace, pipe: Path) -> None:
    """Have a worker begin, wait until it says that it is in the middle of a job, and kill it."""
    worker = start_worker(workspace)
    with pipe.open() as said:
        assert said.read() == "in the middle\n"
    worker.kill()
    worker.communicate()


def test_a_job_whose_worker_was_killed_is_taken_up_and_no_step_is_done_twice(
    workspace: Workspace, tmp_path: Path
) -> None:
    pipe = pipe_at(tmp_path)
    job = enqueue(workspace, "steps", {"pipe": str(pipe)})
    kill_in_the_middle(workspace, pipe)
    left = find_job(workspace, job.id)
    assert (left.state, left.done, left.total) == (JobState.RUNNING, 2, 5)
    run_worker_once(workspace)
    done = find_job(workspace, job.id)
    assert (done.state, done.attempts) == (JobState.DONE, 2)
    assert noted(workspace) == [f"{job.id} {step}" for step in range(1, 6)]


def test_a_job_that_may_not_be_begun_twice_is_marked_with_a_sentence(
    workspace: Workspace, tmp_path: Path
) -> None:
    pipe = pipe_at(tmp_path)
    job = enqueue(workspace, "fragile-steps", {"pipe": str(pipe)})
    kill_in_the_middle(workspace, pipe)
    run_worker_once(workspace)
    left = find_job(workspace, job.id)
    assert (left.state, left.attempts) == (JobState.FAILED, 1)
    assert "The worker that was at it ended in the middle." in left.message
    assert len(noted(workspace)) == 3
    retry_job(workspace, job.id)  # a person has looked
    run_worker_once(workspace)
    assert find_job(workspace, job.id).state is JobState.DONE


def test_a_job_that_kills_its_workers_is_given_up(workspace: Workspace, tmp_path: Path) -> None:
    pipe = pipe_at(tmp_path)
    job = enqueue(workspace, "steps", {"pipe": str(pipe)})
    for _ in range(MOST_ATTEMPTS):
        kill_in_the_middle(workspace, pipe)
        (workspace.settings.instance / "done.txt").unlink()
    run_worker_once(workspace)
    given_up = find_job(workspace, job.id)
    assert given_up.state is JobState.FAILED
    assert "It was begun 3 times" in given_up.message


def test_two_workers_do_every_job_once(workspace: Workspace) -> None:
    made = [enqueue(workspace, "once", {"n": number}).id for number in range(40)]
    workers = [start_worker(workspace, "once") for _ in range(2)]
    for worker in workers:
        said, _ = worker.communicate(timeout=60)
        assert worker.returncode == 0, said
    run_worker_once(workspace)
    assert Counter(noted(workspace)) == dict.fromkeys(made, 1)
    assert {find_job(workspace, each).attempts for each in made} == {1}


def test_a_second_worker_leaves_a_job_to_the_one_that_is_at_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    pipe = pipe_at(tmp_path)
    job = enqueue(workspace, "steps", {"pipe": str(pipe)})
    worker = start_worker(workspace)
    with pipe.open() as said:
        said.read()
    run_worker_once(workspace)
    assert find_job(workspace, job.id).state is JobState.RUNNING
    assert is_alive(workspace)
    worker.kill()
    worker.communicate()
    assert not is_alive(workspace)


def test_a_worker_that_is_told_to_end_lets_go_of_its_job(
    workspace: Workspace, tmp_path: Path
) -> None:
    pipe = pipe_at(tmp_path)
    job = enqueue(workspace, "steps", {"pipe": str(pipe)})
    worker = start_worker(workspace)
    with pipe.open() as said:
        said.read()
    worker.terminate()
    assert worker.stdout is not None
    assert any("Ending" in line for line in worker.stdout)
    # The job waits for a pipe, so the worker's patience ends; whoever comes next takes the job up.
    with pipe.open("w") as told:
        told.write("go on")
    worker.communicate(timeout=30)
    assert worker.returncode == 0
    left = find_job(workspace, job.id)
    assert left.state in {JobState.WAITING, JobState.RUNNING}
    assert noted(workspace) == [f"{job.id} {step}" for step in range(1, 4)]


def test_the_queue_holds_the_number_of_a_job_and_nothing_else(workspace: Workspace) -> None:
    job = enqueue(workspace, "once", {"secret": "words"})
    file = workspace.settings.instance / "queue.db"
    assert file.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(file)) as queue:
        ((data,),) = queue.execute("SELECT data FROM task").fetchall()
        ((mode,),) = queue.execute("PRAGMA journal_mode").fetchall()
    assert json.loads(bytes(data))[2:] == [job.id]
    assert b"words" not in file.read_bytes()
    assert mode != "wal"


def test_jobs_are_found_when_the_queue_is_lost_or_spoilt(workspace: Workspace) -> None:
    queue = workspace.settings.instance / "queue.db"
    first = enqueue(workspace, "once", {"n": 1}).id
    queue.write_bytes(b"this is no database" * 1000)
    clock_of(workspace).go_on(minutes=1)
    second = enqueue(workspace, "once", {"n": 2}).id
    clock_of(workspace).go_on(minutes=1)
    pipe = pipe_at(workspace.settings.instance)
    last = enqueue(workspace, "steps", {"pipe": str(pipe)}).id
    queue.unlink()
    with worker_running(workspace):
        with pipe.open() as said:
            said.read()  # the last one has begun, so all before it are done
        assert noted(workspace)[:2] == [first, second]
        assert find_job(workspace, last).state is JobState.RUNNING
        with pipe.open("w") as told:
            told.write("go on")


def test_a_running_worker_is_woken_at_once(workspace: Workspace, tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in ("first", "second"))
    for folder in (first, second):
        folder.mkdir()
    begun, rung = pipe_at(first), pipe_at(second)
    enqueue(workspace, "steps", {"pipe": str(begun)})
    with worker_running(workspace) as worker:
        with begun.open() as said:
            said.read()  # it has looked at the rows, and would do so again only after a minute
        with begun.open("w") as told:
            told.write("go on")
        since = time.monotonic()
        enqueue(workspace, "steps", {"pipe": str(rung)})
        with rung.open() as said:
            said.read()
        assert time.monotonic() - since < SWEEP_SECONDS / 2
        worker.kill()
