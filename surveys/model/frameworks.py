"""The plane of two axes and the map that names its four cells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveys.model.texts import Text


class Authority(StrEnum):
    """Who stands behind a map of cells to phases."""

    INTERPRETATION = "interpretation"
    AUTHOR = "author"


class MixedCell(StrEnum):
    """The two cells that are high on one axis only: the vertical axis first."""

    HIGH_WEAK = "high_weak"
    LOW_STRONG = "low_strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One of the four phases of an alliance."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A construct that spans the plane, its cut point and the words for its two ends."""

    id: str
    cut: float
    low: Text
    high: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseMap:
    """Which phase each cell is: rows from high to low on the vertical axis, columns from weak to strong."""

    cells: tuple[tuple[str, str], tuple[str, str]]
    authority: Authority

    def phase(self, *, vertical_high: bool, horizontal_high: bool) -> str:
        """Name the phase of a cell."""
        return self.cells[0 if vertical_high else 1][1 if horizontal_high else 0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """The axes, the phases, the map in use and the other reading of the two mixed cells."""

    vertical: Axis
    horizontal: Axis
    phases: tuple[Phase, ...]
    map: PhaseMap
    alternative: PhaseMap | None
    note: Text

    def phase(self, phase_id: str) -> Phase:
        """Find a phase by its id."""
        return next(phase for phase in self.phases if phase.id == phase_id)

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Both axes, the vertical one first."""
        return (self.vertical, self.horizontal)
