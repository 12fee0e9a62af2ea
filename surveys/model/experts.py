"""Experts: who they are, kept apart from what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """A person of a study's panel. ``pseudonym`` is the key to the answers; handle it as such.

    Whoever was retired (``retired_at``) is asked nothing more and stays known.
    """

    id: str
    study: str
    name: str
    email: str
    language: str
    attributes: dict[str, str] = field(default_factory=dict)
    pseudonym: str = ""
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A row of a panel file, before it is anybody's: ``line`` is where it stands in the file.

    Where the file does not say the language (``says_language``), it is the study's first one.
    """

    line: int
    name: str
    email: str
    language: str
    attributes: dict[str, str] = field(default_factory=dict)
    says_language: bool = False
