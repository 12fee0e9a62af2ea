"""The framework an analysis works in: items, two axes with their cuts, and the phase map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

TOLERANCE = 1e-9  # means of thirds and sixths miss a cut by rounding alone; ratings never by this


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question of a construct, with the end points of its scale.

    `holder` names the government whose view the item asks for; empty where it asks for neither.
    `scale` names its response scale: items with one name have the same points in the same words.
    """

    id: str
    construct: str
    minimum: int
    maximum: int
    reversed: bool = False
    linking: bool = False
    holder: str = ""
    scale: str = ""

    @property
    def points(self) -> int:
        """The number of points of the scale."""
        return self.maximum - self.minimum + 1

    def turned(self, value: int) -> int:
        """Give the rating in the direction of the construct.

        Examples
        --------
        >>> Item(id="C5R", construct="cohesion", minimum=1, maximum=7, reversed=True).turned(2)
        6

        """
        return self.minimum + self.maximum - value if self.reversed else value

    def counts(self, ratings: FloatArray) -> AnyArray:
        """Count how often each point was given, shape (points,); none of the ratings is NaN.

        Examples
        --------
        >>> import numpy as np
        >>> Item(id="C1", construct="cohesion", minimum=1, maximum=3).counts(np.array([3.0, 3, 1]))
        array([1, 0, 2])

        """
        places = (ratings - self.minimum).astype(np.int64)
        return np.bincount(places, minlength=self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A construct that is one of the two axes, and the cut between its low and its high part."""

    id: str
    cut: float

    def is_high(self, position: float) -> bool:
        """Say whether a position is high; one exactly on the cut is.

        Examples
        --------
        >>> Axis(id="cohesion", cut=4).is_high(4.0)
        True

        """
        return position >= self.cut - TOLERANCE

    def is_boundary(self, position: float) -> bool:
        """Say whether a position lies exactly on the cut."""
        return abs(position - self.cut) <= TOLERANCE


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseMap:
    """Which phase each cell is: high or low on the vertical, strong or weak on the horizontal.

    `authority` says whose map it is: "interpretation" or "author".
    """

    high_strong: str
    low_strong: str
    high_weak: str
    low_weak: str
    authority: str = "interpretation"

    @property
    def phases(self) -> tuple[str, str, str, str]:
        """The four phases: high strong, low strong, high weak, low weak."""
        return (self.high_strong, self.low_strong, self.high_weak, self.low_weak)

    def phase(self, vertical_high: bool, horizontal_high: bool) -> str:  # noqa: FBT001 - a cell is two booleans
        """Give the phase of a cell.

        Examples
        --------
        >>> phases = PhaseMap(
        ...     high_strong="ironclad", low_strong="stable",
        ...     high_weak="drifting", low_weak="danger",
        ... )
        >>> phases.phase(True, False)
        'drifting'

        """
        if horizontal_high:
            return self.high_strong if vertical_high else self.low_strong
        return self.high_weak if vertical_high else self.low_weak


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The two axes, and the map from their cells to phases."""

    vertical: Axis
    horizontal: Axis
    phases: PhaseMap
    alternative: PhaseMap | None = None

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """The vertical axis, then the horizontal one."""
        return (self.vertical, self.horizontal)

    def cell(self, vertical: float, horizontal: float) -> tuple[bool, bool]:
        """Say whether a point is high on the vertical, and on the horizontal axis."""
        return (self.vertical.is_high(vertical), self.horizontal.is_high(horizontal))

    def phase(self, vertical: float, horizontal: float) -> str:
        """Give the phase of a point."""
        return self.phases.phase(*self.cell(vertical, horizontal))
