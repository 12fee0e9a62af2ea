"""The phases' names, each in the outer corner of its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.boxes import Box
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import line_height
from surveys.figures.marks import plate
from surveys.figures.marks import text
from surveys.figures.palette import MUTED
from surveys.figures.palette import PLATE_OPACITY
from surveys.figures.palette import TINTS
from surveys.figures.plane_scale import SIDE

if TYPE_CHECKING:
    from surveys.figures.marks import Layer
    from surveys.figures.plane import PhasePlane

_INSET = 10.0
_CELL_NAME = 16.0


def cell_boxes(plane: PhasePlane) -> tuple[tuple[tuple[str, ...], Box], ...]:
    """Find where the four phases' names stand: each in its cell's outer corner."""
    return tuple(
        _corner(plane.cells[row][column], at_bottom=row == 1, at_right=column == 1)
        for row in (0, 1)
        for column in (0, 1)
    )


def cell_layers(plane: PhasePlane) -> list[Layer]:
    """Write the four names, on a plate of their own tint that keeps lines off them."""
    layers = []
    for index, (lines, box) in enumerate(cell_boxes(plane)):
        row, column = divmod(index, 2)
        at_right = column == 1
        layers += [
            plate(
                box,
                name=f"phase plate {index + 1}",
                fill=TINTS[row][column],
                opacity=PLATE_OPACITY,
            ),
            text(
                lines,
                box.right if at_right else box.left,
                box.top + 2,
                name=f"phase {index + 1}",
                size=_CELL_NAME,
                colour=MUTED,
                bold=True,
                align="right" if at_right else "left",
            ),
        ]
    return layers


def _corner(name: str, *, at_bottom: bool, at_right: bool) -> tuple[tuple[str, ...], Box]:
    lines = wrap(name, SIDE / 2 - 2 * _INSET, _CELL_NAME, bold=True)
    wide = max((width(each, _CELL_NAME, bold=True) for each in lines), default=0.0)
    high = len(lines) * line_height(_CELL_NAME)
    left = SIDE - _INSET - wide if at_right else _INSET
    top = SIDE - _INSET - high if at_bottom else _INSET
    return lines, Box(left=left, top=top, right=left + wide, bottom=top + high)
