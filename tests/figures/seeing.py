"""What is really drawn: run in the drawing process, at the top level so that it can be sent there."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree as ET

from surveys.figures.boxes import Box
from surveys.figures.fonts import missing_fonts

SVG = "{http://www.w3.org/2000/svg}"


def seen_texts(spec: dict[str, object]) -> list[tuple[str, Box]]:
    """Find each line of text of a drawn figure, and its box by the renderer's own measure."""
    import vl_convert

    root = ET.fromstring(vl_convert.vegalite_to_svg(spec, vl_version="v6.4"))
    padding = spec["padding"]
    assert isinstance(padding, dict)
    found = []
    for element, (left, top) in _texts(root, -padding["left"], -padding["top"]):
        down = 0.0
        for line in list(element) or [element]:
            down += float(line.get("dy", "0"))
            words = line.text or ""
            if words.strip():
                found.append((words, _extent(element, words, left, top + down)))
    return found


def lacking(language: str) -> str | None:
    return missing_fonts(language)


def _texts(element: ET.Element, x: float, y: float) -> list[tuple[ET.Element, tuple[float, float]]]:
    moved = re.match(r"translate\(([-\d.e]+),([-\d.e]+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{SVG}text":
        return [(element, (x, y))]
    return [found for child in element for found in _texts(child, x, y)]


def _extent(element: ET.Element, words: str, x: float, y: float) -> Box:
    size = float(element.get("font-size", "0").removesuffix("px"))
    wide = _drawn_width(
        words, element.get("font-family", ""), size, element.get("font-weight", "normal")
    )
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
    left = x - wide * share
    return Box(left=left, top=y - 0.72 * size, right=left + wide, bottom=y + 0.2 * size)


@cache
def _drawn_width(words: str, font: str, size: float, weight: str) -> float:
    """Let Vega measure a line: it makes a drawing that holds nothing else just as wide."""
    import vl_convert

    text = {"text": words, "font": font, "fontSize": size, "fontWeight": weight}
    alone = {
        "padding": 0,
        "autosize": {"type": "pad"},
        "width": 0,
        "height": 0,
        "marks": [
            {
                "type": "text",
                "encode": {"enter": {name: {"value": value} for name, value in text.items()}},
            }
        ],
    }
    return float(ET.fromstring(vl_convert.vega_to_svg(alone)).get("width", "0"))
