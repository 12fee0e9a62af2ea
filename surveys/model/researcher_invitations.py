"""An invitation to work on a study, for somebody who may have no account yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ResearcherInvitation:
    """Who was asked to work on what, as what, and until when the link is good."""

    token_hash: str
    email: str
    study: str
    role: Role
    invited_by: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None

    def is_good(self, now: datetime) -> bool:
        """Say whether the link still lets somebody in."""
        return self.used_at is None and now < self.expires_at
