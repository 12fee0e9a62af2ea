"""A round: one wave of data collection, whose state follows from its dates and its closing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class RoundState(StrEnum):
    """Where a round is in its life."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundName:
    """A round's full name: ``northeast-asia/2026-autumn``."""

    study: str
    round: str

    def __str__(self) -> str:
        return f"{self.study}/{self.round}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The facts of a round. ``closes_at`` is planned, ``closed_at`` is when somebody closed it early.

    ``form`` is the form of the questionnaire that it asks, ``""`` the whole of it.
    """

    name: RoundName
    version: int
    created_at: datetime
    closes_at: datetime
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    finalized_at: datetime | None = None
    sponsor: str = ""
    contact: str = ""
    form: str = ""

    def state(self, now: datetime) -> RoundState:
        """Derive the state from the facts."""
        if self.finalized_at:
            return RoundState.FINAL
        if not self.opened_at:
            return RoundState.DRAFT
        if self.closed_at or now >= self.closes_at:
            return RoundState.CLOSED
        return RoundState.OPEN

    @property
    def ended_at(self) -> datetime:
        """When answering ended or will end."""
        return min(self.closed_at, self.closes_at) if self.closed_at else self.closes_at
