"""The alliances that a study rates, the countries in them and the threats that are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.model.conditions import Condition
    from surveys.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state, by the name that questions call it."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance:
    """A pair of allies, A and B, with the threats that its items name; ``asked_if`` conditions all its questions."""

    id: str
    name: Text
    a: Country
    b: Country
    threats: tuple[Country, ...]
    asked_if: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vignette:
    """A hypothetical alliance; ``prior`` is its assumed position on each axis, in latent units."""

    id: str
    text: Text
    prior: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VignetteDesign:
    """Which vignettes every expert rates and how many of the others each one is dealt."""

    introduction: Text
    name_a: Text
    name_b: Text
    fixed: tuple[str, ...]
    rotated: tuple[str, ...]
    rotated_per_expert: int

    @property
    def per_expert(self) -> int:
        """How many vignettes one expert rates."""
        return len(self.fixed) + self.rotated_per_expert
