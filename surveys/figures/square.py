"""A square with two scales, somewhere on a sheet: the plane of the axes, or of two fears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.figures.boxes import Box
from surveys.figures.lettering import shorten
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.numerals import short
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import RULE
from surveys.figures.palette import TINTS
from surveys.figures.plane_scale import ticks
from surveys.figures.values import Rectangle
from surveys.figures.values import Segment
from surveys.figures.values import Words
from surveys.figures.values import rectangles
from surveys.figures.values import segments
from surveys.figures.values import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.figures.marks import Layer
    from surveys.figures.plane import Position

#: Room for the numbers left of a square and below it, and for the axes' names above and below.
LEFT = 24.0
NUMBERS = 22.0
_CELL_NAME, _SMALL_CELL_NAME = 14.0, 12.0
_INSET = 6.0
_SMALL_SIDE = 200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SquareAxes:
    """The two scales, with the cut on each; ``cells`` are phases: rows from high to low, weak to strong."""

    vertical_title: str
    horizontal_title: str
    minimum: float
    maximum: float
    cut_vertical: float
    cut_horizontal: float
    cells: tuple[tuple[str, str], tuple[str, str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """Where a square lies."""

    axes: SquareAxes
    box: Box

    @property
    def side(self) -> float:
        """How long a side is."""
        return self.box.right - self.box.left

    @property
    def is_small(self) -> bool:
        """Whether it is one of many, with room for little writing."""
        return self.side < _SMALL_SIDE

    def at(self, position: Position) -> tuple[float, float]:
        """Turn (vertical, horizontal) into a point of the sheet."""
        vertical, horizontal = position
        scale = self.side / (self.axes.maximum - self.axes.minimum)
        return (
            self.box.left + scale * (horizontal - self.axes.minimum),
            self.box.bottom - scale * (vertical - self.axes.minimum),
        )

    @property
    def _name_size(self) -> float:
        return _SMALL_CELL_NAME if self.is_small else _CELL_NAME

    @property
    def cells(self) -> tuple[Box, ...]:
        """The four cells, as the plane is read."""
        x, y = self.at((self.axes.cut_vertical, self.axes.cut_horizontal))
        box = self.box
        return tuple(
            Box(left=left, top=top, right=right, bottom=bottom)
            for top, bottom in ((box.top, y), (y, box.bottom))
            for left, right in ((box.left, x), (x, box.right))
        )

    @property
    def names(self) -> tuple[tuple[str, Box], ...]:
        """What stands in the outer corner of each cell, and where; nothing where there are no phases."""
        if self.axes.cells is None:
            return ()
        phases = [name for row in self.axes.cells for name in row]
        room, size = self.side / 2 - 2 * _INSET, self._name_size
        placed = []
        for place, (phase, cell) in enumerate(zip(phases, self.cells, strict=True)):
            name = shorten(phase, room, size, 1)[0]
            wide, high = width(name, size, bold=True), line_height(size)
            left = cell.right - _INSET - wide if place % 2 else cell.left + _INSET
            top = cell.bottom - _INSET - high if place > 1 else cell.top + _INSET
            placed.append((name, Box(left=left, top=top, right=left + wide, bottom=top + high)))
        return tuple(placed)

    def layers(self, behind: Sequence[Layer] = ()) -> list[Layer]:
        """Draw cells, cuts and numbers, and write the cells' names; ``behind`` lies on the cells, under the rest."""
        axes, box = self.axes, self.box
        tints = [tint for row in TINTS for tint in row] if axes.cells else [PAPER] * 4
        filled = [
            Rectangle(box=cell, fill=tint) for cell, tint in zip(self.cells, tints, strict=True)
        ]
        x, y = self.at((axes.cut_vertical, axes.cut_horizontal))
        cuts = [
            Segment(start=(x, box.top), end=(x, box.bottom), colour=RULE),
            Segment(start=(box.left, y), end=(box.right, y), colour=RULE),
        ]
        edges = [
            Segment(start=(box.left, side), end=(box.right, side), colour=RULE)
            for side in (box.top, box.bottom)
        ] + [
            Segment(start=(side, box.top), end=(side, box.bottom), colour=RULE)
            for side in (box.left, box.right)
        ]
        names = [
            Words(at=(at.left, at.top + 2), lines=(name,), colour=MUTED) for name, at in self.names
        ]
        return [
            *rectangles("cells", filled),
            *behind,
            *segments("edges", edges, width=0.6),
            *segments("cuts", cuts, dash=(2, 3), width=1.2),
            *writing("cell names", names, size=self._name_size, bold=True),
            *self._numbers(),
        ]

    def _numbers(self) -> list[Layer]:
        axes, box = self.axes, self.box
        across = [
            Words(at=(self.at((0, value))[0], box.bottom + 5), lines=(short(value),), colour=MUTED)
            for value in self._shown(axes.cut_horizontal)
        ]
        up = [
            Words(at=(box.left - 6, self.at((value, 0))[1]), lines=(short(value),), colour=MUTED)
            for value in self._shown(axes.cut_vertical)
        ]
        return [
            *writing("across", across, align="center"),
            *writing("up", up, align="right", baseline="middle"),
        ]

    def _shown(self, cut: float) -> tuple[float, ...]:
        axes = self.axes
        if self.is_small:
            return (axes.minimum, cut, axes.maximum)
        return ticks(axes.minimum, axes.maximum, cut)


def vertical_words(axes: SquareAxes, room: float, y: float) -> tuple[list[Layer], float]:
    """Write the name of the vertical axis above the squares; give where it ends."""
    lines = wrap(f"↑ {axes.vertical_title}", room, TEXT, bold=True)
    layers = writing("vertical title", [Words(at=(0, y), lines=lines)], bold=True)
    return layers, y + len(lines) * line_height(TEXT) + 8


def horizontal_words(axes: SquareAxes, room: float, y: float) -> tuple[list[Layer], float]:
    """Write the name of the horizontal axis below the squares; give where it ends."""
    lines = wrap(f"{axes.horizontal_title} →", room - LEFT, TEXT, bold=True)
    layers = writing("horizontal title", [Words(at=(LEFT, y), lines=lines)], bold=True)
    return layers, y + len(lines) * line_height(TEXT) + 8
