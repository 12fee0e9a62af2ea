"""The colours and shapes of every figure, chosen so that text on them stays legible.

The four colours of alliances are told apart by people who see few colours, and are dark
enough to be read as text on every tint; the shapes say the same thing again.
"""

from __future__ import annotations

INK = "#212529"
MUTED = "#495057"
RULE = "#868e96"
PAPER = "#ffffff"

COLOURS = ("#0072B2", "#B84F00", "#00734F", "#7A4FA3")
SHAPES = ("circle", "square", "diamond", "triangle-up")

# As the cells are drawn: rows from high to low, columns from weak to strong.
TINTS = (("#fff6e0", "#e6f1fa"), ("#fdecec", "#eaf5e6"))
FILLS = (("#f3cf7d", "#93c4e6"), ("#f2aba4", "#a8d394"))
#: The same in the order in which the plane is read, for phases that are not drawn on a plane.
PHASE_FILLS = tuple(fill for row in FILLS for fill in row)
BAR_APART = "#ced4da"
# Behind marks, where a range of values is meant.
SHADE = "#e9ecef"
# The ends and the middle of a scale whose points are shades: text on each of them stays legible.
LOW_END, MIDDLE, HIGH_END = "#e0955f", "#eef0f2", "#62a3d4"

ELLIPSE_OPACITY = 0.2
PLATE_OPACITY = 0.85


def colour(index: int) -> str:
    """Give the colour of the alliance at this place in the list."""
    return COLOURS[index % len(COLOURS)]


def shape(index: int) -> str:
    """Give the shape of the alliance; sixteen pairs of colour and shape differ.

    Examples
    --------
    >>> [shape(index) for index in (0, 1, 4)]
    ['circle', 'square', 'square']
    """
    return SHAPES[(index + index // len(COLOURS)) % len(SHAPES)]
