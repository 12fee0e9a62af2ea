"""What a study records about each expert of its panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.model.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeValue:
    """One value of a coarse attribute."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A property of experts: coarse (a few values, kept beside answers) or fine (kept with the name only)."""

    id: str
    name: Text
    is_coarse: bool
    values: tuple[AttributeValue, ...] = ()

    def has(self, value: str) -> bool:
        """Say whether a value is one of the list; what an earlier version had may be none any more."""
        return any(each.id == value for each in self.values)
