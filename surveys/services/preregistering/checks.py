"""A line of the checklist of a round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a line of the checklist weighs: a round cannot open without, or had better not."""

    MUST = "must"
    ADVISED = "advised"


class Place(StrEnum):
    """Where something can be mended."""

    STUDY = "study"
    CONSENT = "consent"
    FRAMEWORK = "framework"
    LANGUAGES = "languages"
    PANEL = "panel"
    LINKS = "links"
    ROUND = "round"
    PREREGISTRATION = "preregistration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line: what it is about, whether it is done, how it stands, and what to do where it is not."""

    id: str
    name: str
    weight: Weight
    is_done: bool
    says: str
    advice: str = ""
    place: Place = Place.STUDY
