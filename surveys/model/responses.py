"""A response: one expert's answers in one round, begun, then submitted or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.assignments import Assignment


class ResponseState(StrEnum):
    """Where a response is; a reopened one is still submitted until it is submitted again."""

    BEGUN = "begun"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One version of a response as it was acknowledged, with the receipt code that proves it.

    ``kind`` is ``submission``; ``withdrawal-in-part`` for what was left when answers were taken back, and
    ``quotation`` where only what may be quoted of a comment was changed.
    """

    response: str
    number: int
    submitted_at: datetime
    receipt: str
    kind: str = "submission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The facts of a response. ``reopened_at`` stands while a submitted one is being changed."""

    id: str
    round: str
    pseudonym: str
    language: str
    begun_at: datetime
    last_active_at: datetime
    assignment: Assignment
    consented_at: datetime | None = None
    submitted_at: datetime | None = None
    reopened_at: datetime | None = None
    withdrawn_at: datetime | None = None
    page: str = ""

    @property
    def state(self) -> ResponseState:
        """Derive the state from the facts."""
        if self.withdrawn_at:
            return ResponseState.WITHDRAWN
        return ResponseState.SUBMITTED if self.submitted_at else ResponseState.BEGUN

    @property
    def is_being_answered(self) -> bool:
        """Whether its pages may be changed now."""
        return self.withdrawn_at is None and (
            self.submitted_at is None or self.reopened_at is not None
        )
