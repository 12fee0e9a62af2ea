"""Put work aside for the worker, cancel it, or have it done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import Conflict
from surveys.model.errors import NotFound
from surveys.model.events import EventKind
from surveys.model.jobs import Job
from surveys.model.jobs import JobOutcome
from surveys.services.auditing import record_in_people
from surveys.services.working.kinds import find_kind
from surveys.services.working.ringing import ring
from surveys.storage import jobs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlite_utils import Database

    from surveys.model.chains import Json
    from surveys.services.workspace import Workspace

CANCELLED = "Cancelled before it was begun."


def enqueue(
    workspace: Workspace,
    kind: str,
    arguments: Mapping[str, Json],
    *,
    study: str = "",
    not_before: datetime | None = None,
) -> Job:
    """Put a job aside in a write of its own, and let the worker know.

    ``arguments`` hold ids, counts and settings; never names, addresses, tokens or answers. Where a job
    that would do the same waits already, that one is returned, brought forward if need be.
    """
    with workspace.people.write() as db:
        job = enqueue_within(workspace, db, kind, arguments, study=study, not_before=not_before)
    ring(workspace, job)
    return job


def enqueue_within(
    workspace: Workspace,
    db: Database,
    kind: str,
    arguments: Mapping[str, Json],
    *,
    study: str = "",
    not_before: datetime | None = None,
) -> Job:
    """Put a job aside inside a write of people.db, with what it is about; `ring` after it is committed."""
    at = workspace.clock()
    job = Job(
        id=workspace.new_id(),
        kind=find_kind(kind).name,
        study=study,
        arguments=arguments,
        made_by=workspace.actor.id if workspace.actor else "",
        made_at=at,
        not_before=not_before or at,
    )
    alike = jobs.find_alike(db, job)
    if alike is None:
        jobs.insert_job(db, job)
    else:
        jobs.bring_forward(db, alike.id, job.not_before)
    return _need(db, alike.id if alike else job.id)


def find_job(workspace: Workspace, job_id: str) -> Job:
    """Return a job by its id.

    Raises
    ------
    NotFound
        When there is none.
    """
    return _need(workspace.people.read(), job_id)


def cancel_job(workspace: Workspace, job_id: str) -> Job:
    """Cancel a job: at once while it waits, else at the next step of whoever is at it.

    Raises
    ------
    Conflict
        When it has ended already.
    """
    with workspace.people.write() as db:
        job = _need(db, job_id)
        if job.is_finished:
            raise Conflict(f"The job {job.id} has ended already: it is {job.state.value}.")
        if job.claimed_by:
            jobs.ask_to_cancel(db, job.id, workspace.clock())
        else:
            jobs.mark_finished(
                db, job.id, JobOutcome.CANCELLED, workspace.clock(), message=CANCELLED
            )
        _record(workspace, db, EventKind.JOB_CANCELLED, job)
        return _need(db, job.id)


def retry_job(workspace: Workspace, job_id: str) -> Job:
    """Have a job that failed or was cancelled done again.

    Raises
    ------
    Conflict
        When it has not ended, or ended well.
    """
    with workspace.people.write() as db:
        job = _need(db, job_id)
        if job.outcome not in {JobOutcome.FAILED, JobOutcome.CANCELLED}:
            raise Conflict(
                f"The job {job.id} is {job.state.value}. Only one that failed or was cancelled can be tried again."
            )
        jobs.reset_job(db, job.id, workspace.clock())
        _record(workspace, db, EventKind.JOB_REPEATED, job)
        job = _need(db, job.id)
    ring(workspace, job)
    return job


def _record(workspace: Workspace, db: Database, kind: EventKind, job: Job) -> None:
    record_in_people(workspace, db, kind, job.id, study=job.study, job=job.kind)


def _need(db: Database, job_id: str) -> Job:
    job = jobs.find_job(db, job_id)
    if job is None:
        raise NotFound(f"There is no job “{job_id}”. `soundings jobs list` shows those there are.")
    return job
