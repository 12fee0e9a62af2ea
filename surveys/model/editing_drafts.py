"""The draft of a study: a version in the making, which experts never see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftState:
    """One state of a draft: when it was saved, by whom, and which earlier state it brings back.

    ``saved_by`` is a researcher's id, ``""`` for the command line; ``based_on`` is the version that the draft
    began with, None for a study that has none.
    """

    revision: int
    based_on: int | None
    saved_at: datetime
    saved_by: str
    restores: int | None = None
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditingDraft:
    """A study's draft as it stands, with the bytes of its study file, whatever problems they have."""

    study: str
    state: DraftState
    content: bytes
