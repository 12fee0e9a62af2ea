"""Ellipses and arrows on a square."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from surveys.figures.clipping import clip_area
from surveys.figures.clipping import clip_outline
from surveys.figures.contrast import blend
from surveys.figures.palette import ELLIPSE_OPACITY
from surveys.figures.palette import PAPER
from surveys.figures.values import Segment
from surveys.figures.values import path
from surveys.figures.values import segments

if TYPE_CHECKING:
    from surveys.figures.marks import Layer
    from surveys.figures.plane import Position
    from surveys.figures.square import Square
    from surveys.figures.values import Point

Outline = tuple["Position", ...]

_DASH = (5, 3)
_FAINT = 0.55
_HEAD = 9.0
_HEAD_HALF = 4.5


def filled(square: Square, outline: Outline | None, ink: str) -> list[Layer]:
    """Fill a region, cut off at the edge of the square."""
    if not outline:
        return []
    axes = square.axes
    points = [square.at(point) for point in clip_area(outline, axes.minimum, axes.maximum)]
    return path("region", points, fill=ink, opacity=ELLIPSE_OPACITY)


def outlined(
    square: Square, outline: Outline | None, ink: str, *, is_faint: bool = False
) -> list[Layer]:
    """Draw the outline of a region; that of the past is faint."""
    axes = square.axes
    shade = blend(ink, _FAINT, PAPER) if is_faint else ink
    return [
        layer
        for piece in (clip_outline(outline, axes.minimum, axes.maximum) if outline else ())
        for layer in path(
            "faint outline" if is_faint else "outline",
            [square.at(point) for point in piece],
            colour=shade,
            width=1.0 if is_faint else 1.5,
            dash=(1, 3) if is_faint else _DASH,
        )
    ]


def arrow(start: Point, end: Point, ink: str, *, before: float, after: float) -> list[Layer]:
    """Draw an arrow that keeps clear of the marks at its ends; nothing where they touch."""
    long = hypot(end[0] - start[0], end[1] - start[1])
    if long <= before + after + _HEAD / 2:
        return []
    right, down = (end[0] - start[0]) / long, (end[1] - start[1]) / long
    tip = (end[0] - right * after, end[1] - down * after)
    base = (tip[0] - right * _HEAD, tip[1] - down * _HEAD)
    begin = (start[0] + right * before, start[1] + down * before)
    head = [
        tip,
        (base[0] - down * _HEAD_HALF, base[1] + right * _HEAD_HALF),
        (base[0] + down * _HEAD_HALF, base[1] - right * _HEAD_HALF),
    ]
    shaft = [Segment(start=begin, end=base, colour=ink)]
    if long <= before + after + _HEAD:
        shaft = []
    return [*segments("shaft", shaft, width=2), *path("head", head, fill=ink)]
