"""What stands around the plane: title and axes, then legend, key and notes below it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.lettering import width
from surveys.figures.lettering import wrap
from surveys.figures.marks import TEXT
from surveys.figures.marks import TITLE
from surveys.figures.marks import Layer
from surveys.figures.marks import line_height
from surveys.figures.marks import text
from surveys.figures.palette import INK
from surveys.figures.palette import MUTED
from surveys.figures.plane_legend import key_layers
from surveys.figures.plane_legend import legend_layers
from surveys.figures.plane_scale import RIGHT
from surveys.figures.plane_scale import SIDE
from surveys.figures.plane_scale import ticks

if TYPE_CHECKING:
    from surveys.figures.plane import PhasePlane

_EDGE = 10.0
_TICKS = 10.0
_WIDEST_END = 76.0
_AXIS_TITLE = 14.0


def left_margin(plane: PhasePlane) -> float:
    """Leave room for the numbers and the two end words of the vertical axis."""
    words = [line for end in plane.vertical_ends for line in wrap(end, _WIDEST_END, TEXT)]
    numbers = [f"{value:g}" for value in ticks(plane.minimum, plane.maximum, plane.cut_vertical)]
    return round(max(width(each, TEXT) for each in (*words, *numbers)) + _TICKS + _EDGE)


def axes(plane: PhasePlane) -> dict[str, Any]:
    """Give the two scales, which every layer of data shares."""
    return {
        "x": _axis(plane, "horizontal", plane.cut_horizontal),
        "y": _axis(plane, "vertical", plane.cut_vertical),
    }


def layers_above(plane: PhasePlane, *, left: float) -> tuple[list[Layer], float]:
    """Write title, vertical axis' title and its end words; give the height that they take."""
    room = left + SIDE + RIGHT - 2 * _EDGE
    x = _EDGE - left
    title = wrap(plane.title, room, TITLE, bold=True)
    axis = wrap(f"↑ {plane.vertical_title}", room, _AXIS_TITLE, bold=True)
    axis_top = -(len(axis) * line_height(_AXIS_TITLE) + 10)
    title_top = axis_top - len(title) * line_height(TITLE) - 8
    layers = [
        text(title, x, title_top, name="title", size=TITLE, bold=True),
        text(axis, x, axis_top, name="vertical title", size=_AXIS_TITLE, bold=True),
        *_vertical_ends(plane),
    ]
    return layers, _EDGE - title_top


def layers_below(plane: PhasePlane, *, left: float, numbered: bool) -> tuple[list[Layer], float]:
    """Write the horizontal axis' words, legend, key and notes; give the height they take."""
    area = Box(left=_EDGE - left, top=0, right=SIDE + RIGHT - _EDGE, bottom=0)
    layers, y = _horizontal_words(plane)
    if numbered:
        more, y = key_layers(plane, area, y + 12)
        layers += more
    more, y = legend_layers(plane, area, y + 12)
    layers += more
    for name, words, ink in (("note", plane.note, INK), ("footnote", plane.footnote, MUTED)):
        lines = wrap(words, area.right - area.left, TEXT)
        if lines:
            layers.append(text(lines, area.left, y + 8, name=name, colour=ink))
            y += 8 + len(lines) * line_height(TEXT)
    return layers, y - SIDE + _EDGE


def _axis(plane: PhasePlane, field: str, cut: float) -> dict[str, Any]:
    low, high = plane.minimum, plane.maximum
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [low, high], "nice": False, "zero": False},
        "axis": {"title": None, "values": list(ticks(low, high, cut)), "format": "~g"},
    }


def _vertical_ends(plane: PhasePlane) -> list[Layer]:
    low, high = (wrap(end, _WIDEST_END, TEXT) for end in plane.vertical_ends)
    shared: dict[str, Any] = {"colour": MUTED, "align": "right"}
    return [
        text(high, -_TICKS + 2, 10, name="vertical high", **shared),
        text(
            low,
            -_TICKS + 2,
            SIDE - 9 - len(low) * line_height(TEXT),
            name="vertical low",
            **shared,
        ),
    ]


def _horizontal_words(plane: PhasePlane) -> tuple[list[Layer], float]:
    """Write the title between the two end words where it fits, else below them."""
    third = SIDE / 3
    low, high = (wrap(end, third, TEXT) for end in plane.horizontal_ends)
    taken = 2 * max(width(line, TEXT) for line in (*low, *high))
    words = f"{plane.horizontal_title} →"
    fits = width(words, _AXIS_TITLE, bold=True) + taken + 24 < SIDE
    title = wrap(words, SIDE, _AXIS_TITLE, bold=True)
    top = SIDE + 24
    ends = top + max(len(low), len(high)) * line_height(TEXT)
    at = top if fits else ends + 2
    layers = [
        text(low, -4, top, name="horizontal low", colour=MUTED),
        text(high, SIDE + 4, top, name="horizontal high", colour=MUTED, align="right"),
        text(
            title,
            SIDE / 2,
            at,
            name="horizontal title",
            size=_AXIS_TITLE,
            bold=True,
            align="center",
        ),
    ]
    return layers, max(ends, at + len(title) * line_height(_AXIS_TITLE))
