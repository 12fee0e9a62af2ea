"""Experts: who they are, kept apart from what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """A person of a study's panel. ``pseudonym`` is the key to the answers; handle it as such."""

    id: str
    study: str
    name: str
    email: str
    language: str
    attributes: dict[str, str] = field(default_factory=dict)
    pseudonym: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A row of a panel file, before it is anybody's: ``line`` is where it stands in the file."""

    line: int
    name: str
    email: str
    language: str
    attributes: dict[str, str] = field(default_factory=dict)
