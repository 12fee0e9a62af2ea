"""Response scales: labelled points, counted from one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.model.texts import Text


class Polarity(StrEnum):
    """Whether a scale runs between two opposites or from none to much."""

    BIPOLAR = "bipolar"
    UNIPOLAR = "unipolar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The points of a scale, in order, each with its label in every language."""

    id: str
    polarity: Polarity
    points: tuple[Text, ...]

    @property
    def minimum(self) -> int:
        """The value of the first point."""
        return 1

    @property
    def maximum(self) -> int:
        """The value of the last point."""
        return len(self.points)

    def label(self, value: int) -> Text:
        """Return the label of a point."""
        return self.points[value - 1]
