"""Who asks, as it stands on every page that an expert sees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedBy:
    """Who asks the experts, and whom they write to: at the foot of every page of theirs."""

    study: str
    sponsor: str
    contact: str
