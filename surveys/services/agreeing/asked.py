"""What is asked of ratings: the three questions, the data, and when a coefficient applies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.ratings import Ratings
    from analysis.results import Statistic

_MOST_POINTS = 1000


class About(StrEnum):
    """The three questions that are asked of ratings, and never mixed up."""

    CONCENTRATED = "Is opinion concentrated on each unit?"
    ORDER = "Do the raters order the units alike?"
    NUMBERS = "Do the raters use the same numbers?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The ratings with the options of a person."""

    ratings: Ratings
    level: str
    weights: str
    conf: float

    @property
    def low(self) -> float:
        """The lowest point of the scale."""
        return float(self.ratings.points[0])

    @property
    def high(self) -> float:
        """The highest point of the scale."""
        return float(self.ratings.points[-1])

    @property
    def is_on_scale(self) -> bool:
        """Whether the points are whole numbers, two of them at least, and not thousands apart."""
        numbers = self.ratings.numbers
        return (
            numbers is not None
            and len(numbers) > 1
            and all(float(n).is_integer() for n in numbers)
            and self.width <= _MOST_POINTS
        )

    @property
    def every_point(self) -> tuple[float, ...] | None:
        """Every whole number of the scale, for indices of concentration; None for other scales."""
        if not self.is_on_scale:
            return None
        return tuple(float(point) for point in range(round(self.low), round(self.high) + 1))

    @property
    def width(self) -> int:
        """How many points a scale of whole numbers has from its lowest to its highest."""
        return round(self.high - self.low) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A coefficient that may apply: to which levels, to how many raters, and how it is computed."""

    name: str
    title: str
    about: About
    says: str
    compute: Callable[[Data], Statistic]
    levels: frozenset[str] = frozenset(
        {"nominal", "ordinal", "interval", "ratio", "circular", "bipolar"}
    )
    raters: int | None = None
    needs_table: bool = False
    needs_scale: bool = False
    has_word: bool = False
