"""What an examination of an installation finds: a sentence each, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding matters."""

    GOOD = "good"
    ADVICE = "advice"
    TO_MEND = "to-mend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; ``to_do`` is empty where it is well."""

    about: str
    weight: Weight
    sentence: str
    to_do: str = ""


def good(about: str, sentence: str) -> Finding:
    """Make a finding of something that is well."""
    return Finding(about=about, weight=Weight.GOOD, sentence=sentence)


def advice(about: str, sentence: str, to_do: str) -> Finding:
    """Make a finding that works as it is, and could be better."""
    return Finding(about=about, weight=Weight.ADVICE, sentence=sentence, to_do=to_do)


def to_mend(about: str, sentence: str, to_do: str) -> Finding:
    """Make a finding of something that must be mended."""
    return Finding(about=about, weight=Weight.TO_MEND, sentence=sentence, to_do=to_do)
