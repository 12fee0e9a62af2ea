"""The worker: a process that works on jobs until it is told to end, or until its server is gone."""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import threading
import time
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import NotFound
from surveys.model.jobs import Lane
from surveys.services.working.kinds import find_kind
from surveys.services.working.kinds import names_in
from surveys.services.working.living import counted_as_alive
from surveys.services.working.ringing import open_queue
from surveys.services.working.ringing import put
from surveys.services.working.running import ending
from surveys.services.working.running import run_due
from surveys.services.working.running import run_lane
from surveys.services.working.running import where
from surveys.services.working.upkeep import put_upkeep_aside
from surveys.storage import jobs

if TYPE_CHECKING:
    from huey import SqliteHuey

    from surveys.services.workspace import Workspace

logger = logging.getLogger(__name__)

#: How often the rows are looked at for what the queue has lost.
SWEEP_SECONDS = 60.0
_LOOK_SECONDS = 0.5
#: How long a job may go on after the worker was told to end; then it is left behind, as by a crash.
_PATIENCE_SECONDS = 10.0


def work_until_told(workspace: Workspace, *, parent: int | None = None) -> None:
    """Work on jobs until a signal says to end, or the process ``parent`` is gone."""
    told = threading.Event()
    with counted_as_alive(workspace):
        queue, work = open_queue(workspace, lambda job_id: _work(workspace, job_id))
        consumer = queue.create_consumer(workers=len(Lane), periodic=False, max_delay=1.0)
        _heed(told)  # before a job is begun: a signal would end the process in its middle
        consumer.start()
        _heed(told)  # huey has put its own in their place
        next_sweep = time.monotonic()
        while not told.wait(_LOOK_SECONDS):
            if parent is not None and os.getppid() != parent:
                logger.warning("The server is gone, so this worker ends too")
                break
            if time.monotonic() >= next_sweep:
                _sweep_calmly(workspace, queue, work)
                next_sweep = time.monotonic() + SWEEP_SECONDS
        ending.set()
        logger.info("Ending: what is being worked on stops at its next step")
        consumer.stop_flag.set()
        _wait_for([thread for _, thread in consumer.worker_threads])


def _heed(told: threading.Event) -> None:
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(each, lambda *_: told.set())


def work_once(workspace: Workspace) -> int:
    """Work on what is due now, the upkeep too, and count it."""
    with counted_as_alive(workspace):
        put_upkeep_aside(workspace)
        return run_due(workspace)


def sweep(workspace: Workspace, queue: SqliteHuey, work: Any) -> None:
    """Put every due unfinished job into the queue, and the upkeep whose time has come."""
    put_upkeep_aside(workspace)
    for lane in Lane:
        for job in jobs.list_unfinished(workspace.people.read(), names_in(lane), workspace.clock()):
            put(queue, work, workspace, job)


def _work(workspace: Workspace, job_id: str) -> None:
    """Work on the lane of a job: whatever is due there, in its turn."""
    try:
        job = jobs.find_job(workspace.people.read(), job_id)
        if job is not None and not job.is_finished:
            run_lane(workspace, find_kind(job.kind).lane)
    except NotFound:  # of a kind that a later version knows
        logger.warning("Job %s is of a kind that this version does not know", job_id)
    except Exception as error:  # noqa: BLE001 - the next tick takes it up again
        logger.error("Job %s was left: %s", job_id, where(error))  # noqa: TRY400


def _sweep_calmly(workspace: Workspace, queue: SqliteHuey, work: Any) -> None:
    """Sweep; what goes wrong is logged, and the next minute tries again."""
    try:
        sweep(workspace, queue, work)
    except sqlite3.Error:
        logger.exception("The queue cannot be written to")
        for lane in Lane:
            threading.Thread(target=run_lane, args=(workspace, lane), daemon=True).start()
    except Exception as error:  # noqa: BLE001 - a full disk today may be an empty one tomorrow
        logger.error("Looking for jobs failed: %s", where(error))  # noqa: TRY400


def _wait_for(threads: list[threading.Thread]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    for thread in threads:
        thread.join(max(until - time.monotonic(), 0))
    if any(thread.is_alive() for thread in threads):
        logger.warning("A job is left behind; the next worker takes it up")
