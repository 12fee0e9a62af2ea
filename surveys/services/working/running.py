"""Work on jobs: claim one, do it, record how it ended, and take up what a dead worker left behind."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING

from surveys.model.errors import Busy
from surveys.model.errors import NotFound
from surveys.model.errors import SoundingsError
from surveys.model.jobs import Again
from surveys.model.jobs import JobOutcome
from surveys.model.jobs import Lane
from surveys.services.working import lanes
from surveys.services.working.kinds import find_kind
from surveys.services.working.kinds import function_of
from surveys.services.working.kinds import names_in
from surveys.services.working.living import own_name
from surveys.storage import jobs
from surveys.storage.researchers import list_researchers

if TYPE_CHECKING:
    from surveys.model.jobs import Job
    from surveys.model.jobs import JobKind
    from surveys.model.jobs import JobResult
    from surveys.services.workspace import Workspace

logger = logging.getLogger(__name__)

#: A job whose worker died so often is given up: it may be what kills them.
MOST_ATTEMPTS = 3
SOON = timedelta(seconds=1)
#: When others were writing for too long.
LATER = timedelta(minutes=1)
_DIED = (
    "The worker that was at it ended in the middle. Look at what it has done so far, and try it again "
    "if something is missing."
)
_DIED_OFTEN = "It was begun {times} times, and each time its worker ended in the middle."
_FAULT = "It failed because of a fault in Soundings; the worker's log says where, under the job's number."
_INTERRUPTED = "Its worker was stopped; the next one begins it again."
_STOPPED = "Cancelled when {done} of {total} were done."
_STOPPED_EARLY = "Cancelled."


class Stopped(Exception):
    """Somebody wants the job cancelled: raised inside its function, which lets it pass."""


class Interrupted(Stopped):
    """The worker is to end: the job waits for the next one."""


#: Set when this process is to end; whoever is at a job lets go of it at its next step.
ending = threading.Event()


def run_due(workspace: Workspace) -> int:
    """Work on every job whose time has come, and count them; lanes that others hold are left to them."""
    return sum(run_lane(workspace, lane) for lane in Lane)


def run_lane(workspace: Workspace, lane: Lane) -> int:
    """Work on every job of a lane whose time has come, one after the other, and count them."""
    count = 0
    while not ending.is_set() and _due(workspace, lane):
        with lanes.held(workspace, lane) as is_ours:
            if not is_ours:
                break
            for job in _due(workspace, lane):
                count += not ending.is_set() and _work(workspace, job)
        # Whoever came while we held the lane went away again, so look once more after letting go of it.
    return count


def run_job(workspace: Workspace, job_id: str) -> bool:
    """Work on one job now, if its time has come and nobody is at work in its lane, and say whether it was.

    Raises
    ------
    NotFound
        When there is no such job.
    """
    job = jobs.find_job(workspace.people.read(), job_id)
    if job is None:
        raise NotFound(f"There is no job “{job_id}”.")
    with lanes.held(workspace, find_kind(job.kind).lane) as is_ours:
        return is_ours and _work(workspace, job)


def progress(workspace: Workspace, job: Job, done: int, total: int) -> None:
    """Record how far a job is, and stop here when somebody wants it cancelled.

    Call it as often as is handy: it writes once a hundredth of the whole.
    """
    if ending.is_set():
        raise Interrupted
    now = jobs.find_job(workspace.people.read(), job.id)
    if now is None or now.is_finished or now.cancel_asked_at is not None:
        raise Stopped
    step = max(1, total // 100)
    if total != now.total or done >= total or done // step != now.done // step:
        with workspace.people.write() as db:
            jobs.mark_progress(db, job.id, done, total)


def _due(workspace: Workspace, lane: Lane) -> tuple[Job, ...]:
    return jobs.list_unfinished(workspace.people.read(), names_in(lane), workspace.clock())


def _work(workspace: Workspace, listed: Job) -> bool:
    """Do a job in the lane that we hold, unless it has ended meanwhile or may not be done again."""
    kind = find_kind(listed.kind)
    job = _claim(workspace, listed.id, kind)
    if job is None:
        return False
    logger.info("Job %s (%s) begun", job.id, kind.name)
    try:
        result = function_of(kind)(_as_maker(workspace, job), job)
    except Interrupted:
        _settle(workspace, job, Again(not_before=workspace.clock(), message=_INTERRUPTED))
    except Stopped:
        _finish(workspace, job, JobOutcome.CANCELLED, _how_far(workspace, job))
    except Busy as error:
        _settle(workspace, job, Again(not_before=workspace.clock() + LATER, message=str(error)))
    except SoundingsError as error:
        _finish(workspace, job, JobOutcome.FAILED, str(error))
    except Exception as error:  # noqa: BLE001 - one job's fault must not stop the others
        # Where, and not what: what an error says may name a person.
        logger.error("Job %s (%s) failed: %s", job.id, kind.name, where(error))  # noqa: TRY400
        _finish(workspace, job, JobOutcome.FAILED, _FAULT)
    else:
        _settle(workspace, job, result)
    return True


def _claim(workspace: Workspace, job_id: str, kind: JobKind) -> Job | None:
    """Claim a job in a committed write; one that its worker left behind is judged by its kind."""
    at = workspace.clock()
    with workspace.people.write() as db:
        job = jobs.find_job(db, job_id)
        if job is None or job.is_finished or job.not_before > at:
            return None
        left_behind = bool(job.claimed_by)
        if job.cancel_asked_at is not None:
            jobs.mark_finished(db, job.id, JobOutcome.CANCELLED, at, message=_STOPPED_EARLY)
            return None
        if left_behind and not kind.is_idempotent:
            jobs.mark_finished(db, job.id, JobOutcome.FAILED, at, message=_DIED)
            return None
        if left_behind and job.attempts >= MOST_ATTEMPTS:
            sentence = _DIED_OFTEN.format(times=job.attempts)
            jobs.mark_finished(db, job.id, JobOutcome.FAILED, at, message=sentence)
            return None
        jobs.claim_job(db, job.id, own_name(), at)
        return jobs.find_job(db, job.id)


def _as_maker(workspace: Workspace, job: Job) -> Workspace:
    """Act as whoever asked for the job, so that what it records names them."""
    makers = (each for each in list_researchers(workspace.people.read()) if each.id == job.made_by)
    return replace(workspace, actor=next(makers, None))


def _settle(workspace: Workspace, job: Job, result: JobResult) -> None:
    if isinstance(result, Again):
        # Never at once, or this would go round and round.
        at = max(result.not_before, workspace.clock() + SOON)
        with workspace.people.write() as db:
            jobs.mark_waiting(db, job.id, at, result.message)
        logger.info("Job %s waits", job.id)
        return
    _finish(workspace, job, JobOutcome.DONE, result.message, result.result)


def _finish(
    workspace: Workspace, job: Job, outcome: JobOutcome, message: str, result: str = ""
) -> None:
    with workspace.people.write() as db:
        jobs.mark_finished(db, job.id, outcome, workspace.clock(), message=message, result=result)
    logger.info("Job %s ended: %s", job.id, outcome.value)


def _how_far(workspace: Workspace, job: Job) -> str:
    now = jobs.find_job(workspace.people.read(), job.id)
    if now is None or not now.total:
        return _STOPPED_EARLY
    return _STOPPED.format(done=now.done, total=now.total)


def where(error: Exception) -> str:
    """Name the kind of an error and the lines it came through, without its words."""
    lines, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"{PurePath(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    with suppress(IndexError):
        lines = lines[1:] or lines
    return f"{type(error).__name__} at {' > '.join(lines[-6:])}"
