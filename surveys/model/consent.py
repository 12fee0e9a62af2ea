"""What an expert agrees to before the first question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from surveys.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentSection:
    """One paragraph of the consent text."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPurpose:
    """One thing to agree to; without the required ones nobody takes part."""

    id: str
    text: Text
    is_required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an expert decided about one purpose, and the SHA-256 of the text that stood above it."""

    purpose: str
    is_given: bool
    language: str
    text_sha256: str
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The consent text, its purposes, and the smallest groups that results are shown for."""

    sections: tuple[ConsentSection, ...]
    purposes: tuple[ConsentPurpose, ...]
    smallest_group: int
    smallest_public_group: int
