"""Who wants no mail: from one study, or from the whole installation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class SaidBy(StrEnum):
    """How a wish for no mail came in; the value is stored and never changes."""

    ONE_CLICK = "one-click"
    PAGE = "page"
    RESEARCHER = "researcher"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOut:
    """A wish for no mail, and when it was taken back if it was."""

    id: str
    is_everywhere: bool
    said_by: SaidBy
    opted_out_at: datetime
    undone_at: datetime | None = None


def address_hash(email: str) -> str:
    """Return what is stored of an address that wants no mail at all.

    Examples
    --------
    >>> address_hash("Ada@Example.org") == address_hash("ada@example.org")
    True
    """
    return hashlib.sha256(email.strip().lower().encode()).hexdigest()
