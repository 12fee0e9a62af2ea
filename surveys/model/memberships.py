"""Who works on a study, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.roles import Right

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.researchers import Researcher
    from surveys.model.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A researcher in a study. ``may_use_key``: may join names to answers, whatever the role."""

    researcher: Researcher
    study: str
    role: Role
    may_use_key: bool
    since: datetime

    @property
    def rights(self) -> frozenset[Right]:
        """What this person may do in the study."""
        return self.role.rights | ({Right.USE_KEY} if self.may_use_key else frozenset())
