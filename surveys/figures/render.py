"""From a spec to a drawing: SVG for pages, and SVG and PNG to download; PDF is printed from the SVG elsewhere.

Call this in a spawned process only, and never fork a process that has called it: the
JavaScript engine inside does not survive a fork, and the child hangs at its first figure.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from xml.etree import ElementTree as ET

from surveys.figures.values import VALUE

if TYPE_CHECKING:
    from collections.abc import Mapping

Format = Literal["svg", "png"]

_SVG = "http://www.w3.org/2000/svg"
_VEGA_LITE = "v6.4"
_PNG_SCALE = 2
_KEPT = ("width", "height", "viewBox")


def render(spec: Mapping[str, Any], format: Format, *, title: str, description: str) -> bytes:  # noqa: A002 - the word a caller knows
    """Draw a spec as a file of this format; every format is drawn from the same SVG.

    Notes
    -----
    The same spec always gives the same bytes. The renderer could write PDF, too, but untagged, and with fonts in
    another order each time.
    """
    # Imported here: it costs 80 MB, which a process that only serves pages need not pay.
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(
        dict(spec), vl_version=_VEGA_LITE, allowed_base_urls=[], show_warnings=False
    )
    svg = _accessible(drawn, _prefix(spec, title), title, description)
    if format == "png":
        return as_png(svg)
    return svg.encode()


def as_png(svg: str) -> bytes:
    """Draw a figure that is there as SVG as PNG, in the size in which `render` draws it."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg, scale=_PNG_SCALE))


def _prefix(spec: Mapping[str, Any], title: str) -> str:
    """Make ids that are the same each time, and differ between the figures of a page."""
    content = json.dumps([spec, title], sort_keys=True, ensure_ascii=True).encode()
    return f"figure-{hashlib.sha256(content).hexdigest()[:12]}"


def _accessible(drawn: str, prefix: str, title: str, description: str) -> str:
    """Make one image of it with a title and a description; drop what a page cannot use."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing, made one line above its only call
    for element in root.iter():
        said = _said(element)
        for attribute in list(element.attrib):
            if attribute.startswith("aria-") or attribute in {"role", "class", "style"}:
                del element.attrib[attribute]
        if said:
            _keep_words(element, said)
    fonts = _fonts(root)
    root.attrib = {name: root.attrib[name] for name in _KEPT}
    if fonts:
        root.set("font-family", fonts)
    root.attrib |= {
        "role": "img",
        "aria-labelledby": f"{prefix}-title",
        "aria-describedby": f"{prefix}-description",
    }
    for at, (tag, words) in enumerate((("title", title), ("desc", description))):
        element = ET.Element(f"{{{_SVG}}}{tag}")
        element.set("id", f"{prefix}-{'title' if tag == 'title' else 'description'}")
        element.text = words
        root.insert(at, element)
    return ET.tostring(root, encoding="unicode")


def _said(element: ET.Element) -> str:
    """Give what a mark says of its value; most marks say nothing."""
    is_value = element.get("aria-roledescription") == VALUE
    return element.get("aria-label", "") if is_value else ""


def _keep_words(element: ET.Element, said: str) -> None:
    """Keep what a mark says: for the script of a page, and shown by a browser that runs none."""
    element.set("data-value", "")
    title = ET.Element(f"{{{_SVG}}}title")
    title.text = said
    element.insert(0, title)


def _fonts(root: ET.Element) -> str:
    """Take the list of fonts off every text where it is the same on all, and give it."""
    texts = [element for element in root.iter() if "font-family" in element.attrib]
    named = {element.attrib["font-family"] for element in texts}
    if len(named) != 1:
        return ""
    for element in texts:
        del element.attrib["font-family"]
    return named.pop()
