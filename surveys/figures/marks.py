"""The pieces that figures are made of: layers of a Vega-Lite spec, and the spec around them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.fonts import families
from surveys.figures.palette import INK
from surveys.figures.palette import MUTED
from surveys.figures.palette import PAPER
from surveys.figures.palette import RULE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from surveys.figures.boxes import Box

Layer = dict[str, Any]

TITLE = 17.0
NAME = 15.0
TEXT = 14.0
LEADING = 1.3


def line_height(size: float) -> float:
    """Give the height of one line of text."""
    return round(size * LEADING, 1)


def text(  # noqa: PLR0913 - each property of a text, named where it is called
    lines: Sequence[str],
    x: float,
    y: float,
    *,
    name: str,
    size: float = TEXT,
    colour: str = INK,
    bold: bool = False,
    align: str = "left",
    baseline: str = "top",
) -> Layer:
    """Write lines at a point, in pixels from the top left of the drawing area."""
    mark = {
        "type": "text",
        "align": align,
        "baseline": baseline,
        "color": colour,
        "fontSize": size,
        "fontWeight": "bold" if bold else "normal",
        "lineHeight": line_height(size),
    }
    return _pixels(name, mark, x=x, y=y, text=list(lines))


def plate(
    box: Box,
    *,
    name: str,
    fill: str,
    opacity: float = 1,
    stroke: str | None = None,
    corner: float = 3,
) -> Layer:
    """Draw a rectangle given in pixels."""
    mark = {
        "type": "rect",
        "fill": fill,
        "fillOpacity": opacity,
        "stroke": stroke,
        "cornerRadius": corner,
    }
    return _pixels(name, mark, x=box.left, y=box.top, x2=box.right, y2=box.bottom)


def line(
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    name: str,
    colour: str,
    dash: Sequence[float] = (),
    width: float = 1,
) -> Layer:
    """Draw a straight line given in pixels."""
    mark = {"type": "rule", "color": colour, "strokeDash": list(dash), "strokeWidth": width}
    return _pixels(name, mark, x=start[0], y=start[1], x2=end[0], y2=end[1])


def symbol(
    x: float, y: float, *, name: str, shape: str, fill: str, size: float, opacity: float = 1
) -> Layer:
    """Draw a small shape at a point given in pixels."""
    mark = {
        "type": "point",
        "shape": shape,
        "size": size,
        "fill": fill,
        "fillOpacity": opacity,
        "strokeWidth": 0,
        "opacity": 1,
    }
    return _pixels(name, mark, x=x, y=y)


def sheet(
    layers: Sequence[Layer],
    *,
    description: str,
    language: str,
    size: tuple[float, float],
    margins: Mapping[str, float],
    encoding: Mapping[str, Any] | None = None,
) -> Layer:
    """Put layers on a sheet of white paper whose margins are fixed, so that nothing shifts."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": description,
        "background": PAPER,
        "width": round(size[0]),
        "height": round(size[1]),
        "padding": {side: round(margin) for side, margin in margins.items()},
        "autosize": {"type": "none"},
        "encoding": dict(encoding or {}),
        "layer": list(layers),
        "config": _config(language),
    }


def _config(language: str) -> dict[str, Any]:
    return {
        "font": families(language),
        "view": {"stroke": None},
        "axis": {
            "domain": False,
            "grid": False,
            "labelFlush": False,
            "labelColor": MUTED,
            "labelFontSize": TEXT,
            "labelPadding": 4,
            "tickColor": RULE,
            "tickSize": 4,
        },
    }


def _pixels(name: str, mark: dict[str, Any], **values: Any) -> Layer:
    rounded = {
        channel: {"value": round(value, 1) if isinstance(value, float) else value}
        for channel, value in values.items()
    }
    return {"name": name, "data": {"values": [{}]}, "mark": mark, "encoding": rounded}
