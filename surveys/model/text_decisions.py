"""What a researcher decided about a text that an expert wrote: whether others may read it, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Verdict(StrEnum):
    """What is done with a text. Undecided ones are not released."""

    UNDECIDED = "undecided"
    RELEASED = "released"  # as it stands
    REDACTED = "redacted"  # in another form
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDecision:
    """A decision about the answer whose content has the hash ``text_sha256``; about another one it says nothing.

    ``redacted`` is the form that is released instead of the words, where it is so; ``reason`` may say why a text is
    withheld. Each decision about a text has the next ``revision``, and one that was taken back is undecided.
    """

    verdict: Verdict
    text_sha256: str
    decided_at: datetime
    decided_by: str = ""
    redacted: str = ""
    reason: str = ""
    revision: int = 1
