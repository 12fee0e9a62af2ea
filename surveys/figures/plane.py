"""What the figure of the phase plane shows: it knows nothing of studies or panels, and is handed all of it."""

from __future__ import annotations

from dataclasses import dataclass

#: A place on the plane: (vertical, horizontal).
Position = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaneAlliance:
    """One alliance on the plane; every position is (vertical, horizontal).

    ``phase_name`` is what its label says of the phase, in full: “ironclad, .97” or “not placed”.
    ``experts`` are the positions of single experts, given only to those who may see them; ``own`` is that of
    the reader, for nobody else's eyes.
    """

    label: str
    phase_name: str
    n: int
    position: Position
    ellipse_50: tuple[Position, ...] | None = None
    ellipse_90: tuple[Position, ...] | None = None
    experts: tuple[Position, ...] = ()
    own: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePlane:
    """All that the figure shows.

    The two words of ``vertical_ends`` and ``horizontal_ends`` stand at the low and the high end;
    ``cells`` are the phases' names as drawn: rows from high to low, columns from weak to strong.
    """

    title: str
    description: str
    vertical_title: str
    horizontal_title: str
    vertical_ends: tuple[str, str]
    horizontal_ends: tuple[str, str]
    minimum: float
    maximum: float
    cut_vertical: float
    cut_horizontal: float
    cells: tuple[tuple[str, str], tuple[str, str]]
    alliances: tuple[PlaneAlliance, ...]
    note: str
    footnote: str
    language: str
