"""Uses of the key between names and pseudonyms: who joined the two, when, why, and for how many experts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class KeyWay(StrEnum):
    """Which way the key was used; the value stands in the chain and never changes."""

    NAME_TO_PSEUDONYM = "name to pseudonym"
    PSEUDONYM_TO_NAME = "pseudonym to name"
    WHOLE = "whole key as a file"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyUse:
    """One use of the key. ``who`` is a researcher's name; whom it was about is in the record by id only."""

    at: datetime
    who: str
    way: KeyWay
    experts: int
    reason: str
