"""Invitations and the links that open them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.experts import Expert
    from surveys.model.rounds import RoundName


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What lets one expert answer one round; ``link`` is the link it was opened with."""

    id: str
    round: RoundName
    expert: Expert
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkTimes:
    """When a link was made, and when it was revoked if it was."""

    made_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationTimes:
    """When an expert was invited to a round, and the links that were made for that."""

    round: RoundName
    invited_at: datetime
    links: tuple[LinkTimes, ...]


def token_hash(token: str) -> str:
    """Return what is stored of a link's token; 32 random bytes need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()
