"""List jobs for people to see, and say how far they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.jobs import JobOutcome
from surveys.model.jobs import JobsListed
from surveys.model.jobs import JobState
from surveys.services.working.kinds import title_of
from surveys.services.working.living import is_alive
from surveys.services.working.living import is_gone
from surveys.storage import jobs
from surveys.storage.researchers import list_researchers

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.jobs import Job
    from surveys.services.workspace import Workspace

PAGE_SIZE = 50
LEFT_BEHIND = "left behind"
_TAKEN_UP = "Its worker ended in the middle. The next one takes it up."


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSeen:
    """A job as a person sees it: what it is, who asked for it, how far it is."""

    job: Job
    title: str
    asked_by: str
    is_left_behind: bool = False
    waits_until: datetime | None = None

    @property
    def state(self) -> str:
        """What it is doing, in a word or two; one whose worker has died is not running."""
        return LEFT_BEHIND if self.is_left_behind else self.job.state.value

    @property
    def message(self) -> str:
        """How it ended, or why it does not go on."""
        return _TAKEN_UP if self.is_left_behind else self.job.message

    @property
    def round(self) -> str:
        """Which round it is about, or ``""``."""
        return str(self.job.arguments.get("round", ""))

    @property
    def can_be_cancelled(self) -> bool:
        """Whether it can still be stopped."""
        return not self.job.is_finished and self.job.cancel_asked_at is None

    @property
    def can_be_repeated(self) -> bool:
        """Whether it may be tried again."""
        return self.job.outcome in {JobOutcome.FAILED, JobOutcome.CANCELLED}

    @property
    def how_far(self) -> str:
        """Say in numbers how far it is, where somebody counts."""
        if not self.job.total or self.job.state is JobState.WAITING:
            return ""
        return f"{self.job.done} of {self.job.total}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """How many jobs a worker is at, and how many wait."""

    begun: int
    waiting: int

    @property
    def any(self) -> bool:
        """Whether there is anything left to do."""
        return bool(self.begun or self.waiting)


def list_jobs(workspace: Workspace, study: str | None = None, *, page: int = 1) -> JobsListed:
    """List the jobs of a study, or all, the newest first and one page at a time."""
    if study:
        workspace.study(study)  # a study that does not exist has no jobs
    found = jobs.list_jobs(
        workspace.people.read(), study=study, limit=PAGE_SIZE + 1, offset=PAGE_SIZE * (page - 1)
    )
    return JobsListed(jobs=found[:PAGE_SIZE], has_more=len(found) > PAGE_SIZE)


def count_unfinished(workspace: Workspace, study: str | None = None) -> Unfinished:
    """Count the jobs of a study, or all, that have not ended."""
    begun, waiting = jobs.count_unfinished(workspace.people.read(), study)
    return Unfinished(begun=begun, waiting=waiting)


def seen(workspace: Workspace, *found: Job) -> tuple[JobSeen, ...]:
    """Say of jobs what they are and who asked for them."""
    names = {each.id: each.name for each in list_researchers(workspace.people.read())}
    return tuple(
        JobSeen(
            job=job,
            title=title_of(job.kind),
            asked_by=names.get(job.made_by, ""),
            is_left_behind=_is_left_behind(workspace, job),
            waits_until=job.not_before if _waits(workspace, job) else None,
        )
        for job in found
    )


def _waits(workspace: Workspace, job: Job) -> bool:
    return job.state is JobState.WAITING and job.not_before > workspace.clock()


def _is_left_behind(workspace: Workspace, job: Job) -> bool:
    """Say whether whoever has claimed a job is gone: no worker is there, or not that one."""
    if job.state not in {JobState.RUNNING, JobState.STOPPING} or not job.claimed_by:
        return False
    return not is_alive(workspace) or is_gone(job.claimed_by)
