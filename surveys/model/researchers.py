"""Researchers: people who run studies, and their signed-in sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_HANDLE_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Researcher:
    """A person with an account. An administrator may do everything in every study but join names to answers."""

    id: str
    email: str
    name: str
    created_at: datetime
    is_administrator: bool = False
    disabled_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """One signed-in browser of a researcher."""

    id: str
    researcher: Researcher
    started_at: datetime
    last_seen_at: datetime
    browser: str = ""

    @property
    def handle(self) -> str:
        """What names this session in a page; nobody can sign in with it."""
        return handle_of(self.id)


def handle_of(id_hash: str) -> str:
    """Return what names a session in a page."""
    return id_hash[:_HANDLE_DIGITS]
