"""What a figure is wanted as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The language of a figure, and whether single experts are to be in it, where the results have them."""

    language: str
    with_experts: bool = False
