"""Jobs: work that is done apart from the pages, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from surveys.model.chains import Json
    from surveys.model.roles import Right


class JobOutcome(StrEnum):
    """How a job ended; the value is stored and never changes. ``UNFINISHED`` has not ended."""

    UNFINISHED = ""
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobState(StrEnum):
    """What a job is doing, as a person reads it."""

    WAITING = "waiting"
    RUNNING = "running"
    STOPPING = "being cancelled"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Lane(StrEnum):
    """Jobs of one lane are worked on one after the other, so that an export never holds up the mail."""

    MAIL = "mail"
    DATA = "data"
    UPKEEP = "upkeep"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobKind:
    """One kind of work: which function does it, and what to do when its worker died in the middle.

    Parameters
    ----------
    name
        What is stored; it never changes.
    title
        What a person reads.
    function
        Where the function is, ``package.module:name``; looked up only when a job of the kind is worked on.
    right
        What whoever cancels or repeats such a job must be allowed to do in the study.
    is_idempotent
        Whether a job may be done again from its beginning. Others are marked as failed when their worker died.
    """

    name: str
    title: str
    function: str
    lane: Lane
    right: Right
    is_idempotent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work. ``made_by`` is a researcher's id, or ``""`` for the command line and the program."""

    id: str
    kind: str
    study: str
    arguments: Mapping[str, Json]
    made_by: str
    made_at: datetime
    not_before: datetime
    claimed_at: datetime | None = None
    claimed_by: str = ""
    attempts: int = 0
    done: int = 0
    total: int = 0
    cancel_asked_at: datetime | None = None
    finished_at: datetime | None = None
    outcome: JobOutcome = JobOutcome.UNFINISHED
    message: str = ""
    result: str = ""

    @property
    def is_finished(self) -> bool:
        """Whether it has ended, well or not."""
        return self.outcome is not JobOutcome.UNFINISHED

    @property
    def state(self) -> JobState:
        """What it is doing now."""
        if self.is_finished:
            return JobState(self.outcome.value)
        if self.cancel_asked_at is not None:
            return JobState.STOPPING
        return JobState.RUNNING if self.claimed_by else JobState.WAITING

    @property
    def percent(self) -> int:
        """How much is done, in whole percent; 0 while nobody knows how much there is."""
        return min(100, 100 * self.done // self.total) if self.total else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a job's function returns at its end: a sentence, and what it made (such as a file's name)."""

    message: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What a job's function returns when it has to go on later: the job waits until then."""

    not_before: datetime
    message: str = ""


JobResult = Done | Again


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsListed:
    """One page of jobs, the newest first, and whether older ones follow."""

    jobs: tuple[Job, ...] = field(default_factory=tuple)
    has_more: bool = False
