"""Many marks of one kind in one layer, in pixels; what a mark says of itself can be pointed at.

A mark with words ``said`` becomes a value of the drawn figure: `render` keeps the words beside it,
so that a page can show them to whoever points at the mark or goes to it by the keyboard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.marks import TEXT
from surveys.figures.marks import line_height
from surveys.figures.palette import INK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.figures.boxes import Box
    from surveys.figures.marks import Layer

Point = tuple[float, float]

#: By this name a drawn mark is known as one that says a value.
VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A filled rectangle."""

    box: Box
    fill: str
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A straight line."""

    start: Point
    end: Point
    colour: str = INK
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A small shape around a point."""

    at: Point
    fill: str
    shape: str = "circle"
    size: float = 60.0
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lines of text at a point."""

    at: Point
    lines: tuple[str, ...]
    colour: str = INK


def rectangles(
    name: str,
    marks: Sequence[Rectangle],
    *,
    stroke: str | None = None,
    opacity: float = 1,
) -> list[Layer]:
    """Draw rectangles; no layer where there are none."""
    values = [
        {
            "x": _round(each.box.left),
            "y": _round(each.box.top),
            "x2": _round(each.box.right),
            "y2": _round(each.box.bottom),
            "fill": each.fill,
            "said": each.said,
        }
        for each in marks
    ]
    mark = {"type": "rect", "stroke": stroke, "fillOpacity": opacity}
    return _layers(name, mark, values, fill=True, ends=True)


def segments(
    name: str, marks: Sequence[Segment], *, width: float = 1, dash: Sequence[float] = ()
) -> list[Layer]:
    """Draw straight lines."""
    values = [
        {
            "x": _round(each.start[0]),
            "y": _round(each.start[1]),
            "x2": _round(each.end[0]),
            "y2": _round(each.end[1]),
            "stroke": each.colour,
            "said": each.said,
        }
        for each in marks
    ]
    mark = {"type": "rule", "strokeWidth": width, "strokeDash": list(dash)}
    return _layers(name, mark, values, stroke=True, ends=True)


def dots(
    name: str,
    marks: Sequence[Dot],
    *,
    stroke: str | None = None,
    stroke_width: float = 1.5,
    opacity: float = 1,
) -> list[Layer]:
    """Draw small shapes."""
    values = [
        {
            "x": _round(each.at[0]),
            "y": _round(each.at[1]),
            "shape": each.shape,
            "size": each.size,
            "fill": each.fill,
            "said": each.said,
        }
        for each in marks
    ]
    mark = {
        "type": "point",
        "stroke": stroke,
        "strokeWidth": stroke_width if stroke else 0,
        "fillOpacity": opacity,
        "opacity": 1,
    }
    return _layers(name, mark, values, fill=True, shape=True)


def writing(
    name: str,
    words: Sequence[Words],
    *,
    size: float = TEXT,
    bold: bool = False,
    align: str = "left",
    baseline: str = "top",
) -> list[Layer]:
    """Write many texts of one size."""
    values = [
        {
            "x": _round(each.at[0]),
            "y": _round(each.at[1]),
            "text": list(each.lines),
            "fill": each.colour,
            "said": "",
        }
        for each in words
        if each.lines
    ]
    mark = {
        "type": "text",
        "align": align,
        "baseline": baseline,
        "fontSize": size,
        "fontWeight": "bold" if bold else "normal",
        "lineHeight": line_height(size),
    }
    return _layers(name, mark, values, fill=True, text=True)


def path(
    name: str,
    points: Sequence[Point],
    *,
    colour: str | None = None,
    width: float = 1.5,
    dash: Sequence[float] = (),
    fill: str | None = None,
    opacity: float = 1,
) -> list[Layer]:
    """Draw a line through points, closed where it is filled."""
    values = [{"x": _round(x), "y": _round(y), "step": at} for at, (x, y) in enumerate(points)]
    mark = {
        "type": "line",
        "interpolate": "linear-closed" if fill else "linear",
        "color": colour,
        "strokeWidth": width if colour else 0,
        "strokeDash": list(dash),
        "fill": fill,
        "fillOpacity": opacity,
    }
    encoding = _places() | {"order": {"field": "step", "type": "quantitative"}}
    if not values:
        return []
    return [{"name": name, "data": {"values": values}, "mark": mark, "encoding": encoding}]


def _layers(
    name: str, mark: dict[str, Any], values: list[dict[str, Any]], **channels: bool
) -> list[Layer]:
    if not values:
        return []
    encoding = _places() | _channels(**channels)
    if any(each["said"] for each in values):
        mark = mark | {"ariaRoleDescription": VALUE}
        encoding["description"] = {"field": "said", "type": "nominal"}
    else:
        values = [{key: value for key, value in each.items() if key != "said"} for each in values]
    return [{"name": name, "data": {"values": values}, "mark": mark, "encoding": encoding}]


def _places() -> dict[str, Any]:
    return {
        side: {"field": side, "type": "quantitative", "scale": None, "axis": None}
        for side in ("x", "y")
    }


def _channels(*, ends: bool = False, text: bool = False, **named: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: {"field": name, "type": "nominal", "scale": None}
        for name, wanted in named.items()
        if wanted
    }
    if ends:
        found |= {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    if text:
        found["text"] = {"field": "text"}
    if "shape" in found:
        found["size"] = {"field": "size", "type": "quantitative", "scale": None}
    return found


def _round(value: float) -> float:
    return round(float(value), 2)
