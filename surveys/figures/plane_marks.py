"""What lies on the plane at its place on the scales: cells, cut lines, ellipses, dots, means."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.clipping import clip_area
from surveys.figures.clipping import clip_outline
from surveys.figures.numerals import decimal
from surveys.figures.palette import ELLIPSE_OPACITY
from surveys.figures.palette import PAPER
from surveys.figures.palette import RULE
from surveys.figures.palette import TINTS
from surveys.figures.palette import colour
from surveys.figures.palette import shape
from surveys.figures.values import VALUE
from surveys.figures.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.figures.marks import Layer
    from surveys.figures.plane import PhasePlane
    from surveys.figures.plane import PlaneAlliance
    from surveys.figures.plane import Position

MEAN_SIZE = 190.0
DOT_SIZE = 34.0
DOT_OPACITY = 0.4
DASH = (5, 3)
#: A star of five points, which no alliance has for its shape; larger than a mean, which may lie on it.
STAR = (
    "M0,-1L.225,-.309L.951,-.309L.363,.118L.588,.809L0,.382L-.588,.809L-.363,.118L-.951,-.309"
    "L-.225,-.309Z"
)
STAR_SIZE = 560.0
STAR_RADIUS = 12.0
# An ellipse smaller than this share of the scale would vanish under its own mean.
_TOO_SMALL = 0.004


def has_region(points: tuple[Position, ...] | None, plane: PhasePlane) -> bool:
    """Say whether an ellipse is there and large enough to be seen."""
    if not points:
        return False
    least = _TOO_SMALL * (plane.maximum - plane.minimum)
    return any(max(side) - min(side) > least for side in zip(*points, strict=True))


def layers_inside(plane: PhasePlane) -> list[Layer]:
    """Draw everything on the plane but its words, from the back to the front."""
    return [
        _cells(plane),
        *_cuts(plane),
        *_paths("ellipse 50", plane, _fill),
        *_paths("ellipse 90", plane, _outline),
        *_points("experts", plane),
        *_points("own", plane),
        *_points("mean", plane),
    ]


def _cells(plane: PhasePlane) -> Layer:
    columns = (plane.minimum, plane.cut_horizontal, plane.maximum)
    rows = (plane.maximum, plane.cut_vertical, plane.minimum)
    values = [
        {
            "phase": plane.cells[row][column],
            "horizontal": columns[column],
            "horizontal_to": columns[column + 1],
            "vertical": rows[row],
            "vertical_to": rows[row + 1],
            "tint": TINTS[row][column],
        }
        for row in (0, 1)
        for column in (0, 1)
    ]
    return {
        "name": "cells",
        "data": {"values": values},
        "mark": {"type": "rect"},
        "encoding": {
            "x2": {"field": "horizontal_to"},
            "y2": {"field": "vertical_to"},
            "fill": {"field": "tint", "type": "nominal", "scale": None},
        },
    }


def _cuts(plane: PhasePlane) -> list[Layer]:
    low, high = plane.minimum, plane.maximum
    ends = {
        "cut vertical": ((plane.cut_vertical, low), (plane.cut_vertical, high)),
        "cut horizontal": ((low, plane.cut_horizontal), (high, plane.cut_horizontal)),
    }
    mark = {"type": "line", "color": RULE, "strokeDash": [2, 3], "strokeWidth": 1.2}
    return [_path(name, points, mark) for name, points in ends.items()]


def _paths(name: str, plane: PhasePlane, draw: Callable[..., list[Layer]]) -> list[Layer]:
    layers = []
    for index, alliance in enumerate(plane.alliances):
        points = alliance.ellipse_50 if draw is _fill else alliance.ellipse_90
        if points and has_region(points, plane):
            layers += draw(f"{name} {index + 1}", points, plane, colour(index))
    return layers


def _fill(name: str, points: tuple[Position, ...], plane: PhasePlane, ink: str) -> list[Layer]:
    mark = {
        "type": "line",
        "interpolate": "linear-closed",
        "fill": ink,
        "fillOpacity": ELLIPSE_OPACITY,
        "strokeWidth": 0,
    }
    return [_path(name, clip_area(points, plane.minimum, plane.maximum), mark)]


def _outline(name: str, points: tuple[Position, ...], plane: PhasePlane, ink: str) -> list[Layer]:
    mark = {"type": "line", "color": ink, "strokeDash": list(DASH), "strokeWidth": 1.5}
    pieces = clip_outline(points, plane.minimum, plane.maximum)
    return [
        _path(f"{name} piece {count + 1}" if count else name, piece, mark)
        for count, piece in enumerate(pieces)
    ]


def _path(name: str, points: tuple[Position, ...], mark: dict[str, Any]) -> Layer:
    values = [
        {"vertical": round(vertical, 4), "horizontal": round(horizontal, 4), "step": step}
        for step, (vertical, horizontal) in enumerate(points)
    ]
    order = {"order": {"field": "step", "type": "quantitative"}}
    return {"name": name, "data": {"values": values}, "mark": mark, "encoding": order}


def _points(kind: str, plane: PhasePlane) -> list[Layer]:
    layers = []
    for index, alliance in enumerate(plane.alliances):
        positions = _positions(kind, alliance)
        if not positions:
            continue
        values = [
            {
                "alliance": alliance.label,
                "vertical": round(vertical, 4),
                "horizontal": round(horizontal, 4),
            }
            for vertical, horizontal in positions
        ]
        mark = {"experts": _dot, "own": _star, "mean": _mean}[kind](index)
        layer: Layer = {"name": f"{kind} {index + 1}", "data": {"values": values}, "mark": mark}
        layers.append(_saying(layer, _said(alliance, plane)) if kind == "mean" else layer)
    return layers


def _saying(layer: Layer, said: str) -> Layer:
    """Let a mark say its values to whoever points at it."""
    return layer | {
        "data": {"values": [each | {"said": said} for each in layer["data"]["values"]]},
        "mark": layer["mark"] | {"ariaRoleDescription": VALUE},
        "encoding": {"description": {"field": "said", "type": "nominal"}},
    }


def _said(alliance: PlaneAlliance, plane: PhasePlane) -> str:
    vertical, horizontal = alliance.position
    return say("panel_place", plane.language).format(
        alliance=alliance.label,
        vertical=decimal(vertical),
        horizontal=decimal(horizontal),
        phase=alliance.phase_name,
        n=alliance.n,
    )


def _positions(kind: str, alliance: PlaneAlliance) -> tuple[Position, ...]:
    if kind == "experts":
        return alliance.experts
    if kind == "own":
        return (alliance.own,) if alliance.own else ()
    return (alliance.position,)


def _dot(index: int) -> dict[str, Any]:
    return {
        "type": "point",
        "shape": "circle",
        "size": DOT_SIZE,
        "fill": colour(index),
        "fillOpacity": DOT_OPACITY,
        "strokeWidth": 0,
        "opacity": 1,
    }


def _star(index: int) -> dict[str, Any]:
    return {
        "type": "point",
        "shape": STAR,
        "size": STAR_SIZE,
        "fill": colour(index),
        "stroke": PAPER,
        "strokeWidth": 1.5,
        "opacity": 1,
    }


def _mean(index: int) -> dict[str, Any]:
    return {
        "type": "point",
        "shape": shape(index),
        "size": MEAN_SIZE,
        "fill": colour(index),
        "stroke": PAPER,
        "strokeWidth": 1.5,
        "opacity": 1,
    }
