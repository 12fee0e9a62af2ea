"""A round: one wave of data collection, whose state follows from its dates and from what was done to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

#: How long whoever had begun may still save and submit after the close, where nobody says otherwise.
USUAL_GRACE = timedelta(minutes=30)
LONGEST_GRACE = timedelta(minutes=1440)


class RoundState(StrEnum):
    """Where a round is in its life."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    FINAL = "final"


class Carries(StrEnum):
    """Who of an earlier round's experts a round asks; everybody means the whole panel of the study."""

    EVERYBODY = ""
    INVITED = "invited"
    SUBMITTED = "submitted"


class ChangeKind(StrEnum):
    """What was done to a round after its questions were fixed."""

    EXTENDED = "extended"
    PAUSED = "paused"
    RESUMED = "resumed"
    CLOSED = "closed"
    GRACE_ENDED = "grace-ended"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundName:
    """A round's full name: ``northeast-asia/2026-autumn``."""

    study: str
    round: str

    def __str__(self) -> str:
        return f"{self.study}/{self.round}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundChange:
    """One thing that was done to a round after its questions were fixed, why, and how its close moved."""

    kind: ChangeKind
    at: datetime
    reason: str = ""
    closed_before: datetime | None = None
    closes_after: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The facts of a round.

    ``opens_at`` is what a draft is meant to do; ``opened_at`` is from when on experts may begin, and may lie ahead once
    the questions are fixed. ``closes_at`` is planned, ``closed_at`` is when somebody closed it early, and
    ``grace_ends_at`` replaces the end of the grace where somebody decided about it. ``form`` is the form of the
    questionnaire that it asks, ``""`` the whole of it. ``follows`` is an earlier round of the same study.
    """

    name: RoundName
    version: int
    created_at: datetime
    closes_at: datetime
    opens_at: datetime | None = None
    opened_at: datetime | None = None
    paused_at: datetime | None = None
    closed_at: datetime | None = None
    grace_ends_at: datetime | None = None
    finalized_at: datetime | None = None
    grace: timedelta = USUAL_GRACE
    sponsor: str = ""
    contact: str = ""
    form: str = ""
    follows: str = ""
    carries: Carries = Carries.EVERYBODY

    def state(self, now: datetime) -> RoundState:
        """Derive the state from the facts."""
        if self.finalized_at:
            return RoundState.FINAL
        if not self.opened_at:
            return RoundState.DRAFT
        if now < self.opened_at:
            return RoundState.SCHEDULED
        if self.closed_at or now >= self.closes_at:
            return RoundState.CLOSED
        return RoundState.PAUSED if self.paused_at else RoundState.OPEN

    @property
    def ended_at(self) -> datetime:
        """When beginning ended or will end."""
        return min(self.closed_at, self.closes_at) if self.closed_at else self.closes_at

    @property
    def answers_end_at(self) -> datetime:
        """From when on nothing can be saved or submitted any more: the end of the grace, where there is one.

        A round that closes while it is paused gives none: nobody is in the middle of a page then.
        """
        if self.paused_at:
            return self.ended_at
        if self.grace_ends_at:
            return self.grace_ends_at
        return self.closed_at or self.closes_at + self.grace

    def is_in_grace(self, now: datetime) -> bool:
        """Say whether the round is closed, and whoever had begun before may still save and submit."""
        return self.state(now) is RoundState.CLOSED and now < self.answers_end_at

    def is_collecting(self, now: datetime) -> bool:
        """Say whether answers may still come in, so that nothing may show what a single expert answered."""
        return self.state(now) in {RoundState.OPEN, RoundState.PAUSED} or self.is_in_grace(now)
