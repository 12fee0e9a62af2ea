"""A draft: an answer as it stands before it is submitted, and which of two windows gave the newer one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from surveys.model.answers import Missing
from surveys.model.chains import canonical_json

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.answers import Answer

_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A saved answer; ``changes`` counts how often it was changed after it was first given."""

    answer: Answer
    saved_at: datetime
    changes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An answer that was given in a window ``age`` seconds ago, None where it was cleared.

    ``basis`` is the fingerprint of the answer that the window had shown before: where that is still what
    is saved, no other window has answered in the meantime.
    """

    answer: Answer | None
    age: float
    basis: str


def fingerprint(answer: Answer | None) -> str:
    """Return what tells one answer from another; empty where nothing was answered.

    Examples
    --------
    >>> fingerprint(None)
    ''
    """
    if answer is None or answer.missing is Missing.SKIPPED:
        return ""
    return hashlib.sha256(canonical_json(answer.content())).hexdigest()[:_DIGITS]


def time_given(change: Change, now: datetime, earliest: datetime) -> datetime:
    """Say when a change was made by the server's clock: never in the future, and never before the response began."""
    longest = max((now - earliest).total_seconds(), 0)
    return now - timedelta(seconds=min(max(change.age, 0), longest))


def is_taken(change: Change, given_at: datetime, saved: Draft | None) -> bool:
    """Say whether a change takes the place of what is saved: the newest answer to a question wins."""
    if saved is None or fingerprint(saved.answer) == change.basis:
        return True
    return given_at >= saved.saved_at
