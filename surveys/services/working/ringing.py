"""Let the worker know that there is something to do.

huey's queue is a file of its own, outside the gates of our databases, so it holds the numbers of jobs and
nothing else. What is lost here is found again within a minute: the worker looks at the rows.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from huey import SqliteHuey

    from surveys.model.jobs import Job
    from surveys.services.workspace import Workspace

logger = logging.getLogger(__name__)

_SECONDS = 1.0
_TASK = "work"


def ring(workspace: Workspace, job: Job) -> None:
    """Put the job's number into huey's queue, for now or for when its time comes."""
    try:
        queue, work = open_queue(workspace, _leave_to_the_worker)
        put(queue, work, workspace, job)
        queue.storage.close()
    except sqlite3.Error:
        logger.warning("The queue cannot be written to; job %s begins within a minute", job.id)


def put(queue: SqliteHuey, work: Any, workspace: Workspace, job: Job) -> None:
    """Put a job's number into the queue, or on the list of what comes later."""
    if job.not_before > workspace.clock():
        queue.add_schedule(work.s(job.id, eta=job.not_before))
    else:
        queue.enqueue(work.s(job.id))


def open_queue(workspace: Workspace, do_work: Callable[[str], None]) -> tuple[SqliteHuey, Any]:
    """Open the queue, made anew where it is missing or no database, with the task that it is for."""
    # Here, since only few of those who import the services ever put a job aside.
    from huey import SqliteHuey

    file = workspace.settings.instance / "queue.db"
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StorageError(f"{file} cannot be opened: {error.strerror}.") from error

    def opened() -> SqliteHuey:
        return SqliteHuey(
            "soundings",
            results=False,
            serializer=_numbers_only(),
            filename=str(file),
            journal_mode="truncate",
            timeout=_SECONDS,
        )

    try:
        queue = opened()
    except sqlite3.OperationalError:  # busy, or the disk
        raise
    except sqlite3.DatabaseError:  # what is there is no database, and nothing in it is missed
        file.unlink(missing_ok=True)
        queue = opened()

    # Of this module for whoever opens the queue, since huey finds a task by the module of its function too.
    def work(job_id: str) -> None:
        do_work(job_id)

    return queue, queue.task(name=_TASK)(work)


def _leave_to_the_worker(job_id: str) -> None:
    raise RuntimeError(f"Only the worker works on jobs, such as {job_id}.")


def _numbers_only() -> Any:
    from huey.registry import Message
    from huey.serializer import Serializer

    class NumbersOnly(Serializer):  # type: ignore[misc]  # huey has no types
        """Writes the task's name and the job's number as JSON: nothing that is read here is ever run."""

        def _serialize(self, message: Any) -> bytes:
            return json.dumps([message.id, message.name, *message.args]).encode()

        def _deserialize(self, data: bytes) -> Any:
            task_id, name, job_id = json.loads(bytes(data))
            return Message(id=str(task_id), name=str(name), args=(str(job_id),), kwargs={})

    return NumbersOnly()
