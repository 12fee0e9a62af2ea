"""What a spec in pixels draws: its texts with what lies behind them, and the values it says."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.boxes import Box
from surveys.figures.contrast import blend
from surveys.figures.palette import PAPER
from surveys.figures.values import VALUE

if TYPE_CHECKING:
    from collections.abc import Iterator


def said(spec: dict[str, Any]) -> list[str]:
    """Give what the marks of a figure say, in their order."""
    return [
        value["said"]
        for layer in spec["layer"]
        if layer["mark"].get("ariaRoleDescription") == VALUE
        for value in layer["data"]["values"]
    ]


def marks(layer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give each mark of a layer with its channels, whether they are fields or values."""
    fixed = {
        name: channel["value"]
        for name, channel in layer.get("encoding", {}).items()
        if isinstance(channel, dict) and "value" in channel
    }
    for value in layer["data"]["values"]:
        yield fixed | value


def texts_on(spec: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give each text with its colour and the colour behind its point."""
    behind: list[tuple[Box, str]] = []
    for layer in spec["layer"]:
        mark = layer["mark"]
        for each in marks(layer):
            if mark["type"] == "rect" and "x2" in each:
                fill = each.get("fill") or mark.get("fill")
                box = Box(left=each["x"], top=each["y"], right=each["x2"], bottom=each["y2"])
                under = _behind(behind, *box.middle)
                behind.append((box, blend(fill, mark.get("fillOpacity", 1), under)))
            elif mark["type"] == "text":
                ink = each.get("fill") or mark["color"]
                yield " ".join(each["text"]), ink, _behind(behind, each["x"], each["y"])


def _behind(behind: list[tuple[Box, str]], x: float, y: float) -> str:
    return next((fill for box, fill in reversed(behind) if box.holds(x, y)), PAPER)
