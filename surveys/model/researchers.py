"""Researchers: people who run studies, and their signed-in sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Researcher:
    """A person with an account."""

    id: str
    email: str
    name: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """One signed-in browser of a researcher."""

    id: str
    researcher: Researcher
    started_at: datetime
    last_seen_at: datetime
