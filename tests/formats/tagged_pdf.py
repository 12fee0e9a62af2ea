"""Read the tags of a PDF that Typst has made: what a screen reader goes through, in its order.

No reader of PDF is needed for it: Typst compresses what is drawn on pages, and writes the tags as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ELEMENT = re.compile(rb"\n(\d+) 0 obj\n<</Type/StructElem/S/(.*?)>>\nendobj", re.DOTALL)
_ROOT = re.compile(rb"/Type/StructTreeRoot.*?/K\[(\d+) 0 R\]", re.DOTALL)
_CHILDREN = re.compile(rb"/K\[(.*?)\]/|/K\[(.*?)\]$", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")


@dataclass(frozen=True)
class Tag:
    """One element: its kind (``H1``, ``TH``), and what it says of itself."""

    kind: str
    alternative: str
    language: str
    scope: str
    parents: tuple[str, ...]


def tags_of(pdf: bytes) -> list[Tag]:
    """List all tags in the order in which they are read."""
    elements = {int(number): body for number, body in _ELEMENT.findall(pdf)}
    root = _ROOT.search(pdf)
    assert root, "the PDF has no tags"
    found: list[Tag] = []
    _walk(int(root[1]), elements, (), found)
    assert len(found) == len(elements)
    return found


def _walk(
    number: int, elements: dict[int, bytes], parents: tuple[str, ...], found: list[Tag]
) -> None:
    if number not in elements:  # a link or an object that has no tag of its own
        return
    body = elements[number]
    kind = re.match(rb"\w+", body)
    assert kind
    tag = Tag(
        kind=kind[0].decode(),
        alternative=_string(rb"Alt", body),
        language=_string(rb"Lang", body),
        scope=_name(rb"Scope", body),
        parents=parents,
    )
    found.append(tag)
    children = _CHILDREN.search(body)
    for child in _REFERENCE.findall((children[1] or children[2]) if children else b""):
        _walk(int(child), elements, (*parents, tag.kind), found)


def _name(key: bytes, body: bytes) -> str:
    found = re.search(rb"/" + key + rb"/(\w+)", body)
    return found[1].decode() if found else ""


def _string(key: bytes, body: bytes) -> str:
    found = re.search(rb"/" + key + rb"(?:<([0-9A-F]+)>|\(((?:[^()\\]|\\.)*)\))", body, re.DOTALL)
    if not found:
        return ""
    if found[1]:
        return bytes.fromhex(found[1].decode()).decode("utf-16")
    return re.sub(rb"\\(.)", rb"\1", found[2]).decode("latin-1")
