"""Whole blocks of a study file, such as an alliance: added, moved and taken out as lines of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.formats.study_editing.insertion import header_key
from surveys.formats.study_editing.insertion import last_line
from surveys.formats.study_editing.insertion import write_pair
from surveys.formats.study_file.source_lines import parse_tree
from surveys.model.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping


class NoBlock(Invalid):
    """The file has no such block, or has it written in another way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """The first line of a block, with the comments directly above it, and the line after its last one."""

    start: int
    end: int


def add_block(content: bytes, name: str, values: Mapping[str, Any]) -> bytes:
    """Add a block at the end of those of its name, or of the file where there is none."""
    lines = _lines(content)
    known = _blocks(content, name)
    at = known[-1].end if known else len(lines)
    return _joined([*lines[:at], "", f"[[{name}]]", *_body(values), *lines[at:]])


def remove_block(content: bytes, name: str, position: int) -> bytes:
    """Take a block out, with the comments directly above it; headings of what follows stay."""
    lines, block = _lines(content), _find(content, name, position)
    start = block.start
    if start and not lines[start - 1].strip():
        start -= 1
    return _joined([*lines[:start], *lines[block.end :]])


def move_block(content: bytes, name: str, position: int, by: int) -> bytes:
    """Exchange a block with the one before (-1) or after it (1); at the end nothing happens."""
    known = _blocks(content, name)
    other = position + by
    if not (0 <= position < len(known) and 0 <= other < len(known)):
        return content
    first, second = sorted((known[position], known[other]), key=lambda block: block.start)
    lines = _lines(content)
    return _joined(
        [
            *lines[: first.start],
            *lines[second.start : second.end],
            *lines[first.end : second.start],
            *lines[first.start : first.end],
            *lines[second.end :],
        ]
    )


def _find(content: bytes, name: str, position: int) -> _Block:
    known = _blocks(content, name)
    if not 0 <= position < len(known):
        raise NoBlock(
            "The draft's text has this written in another way. Please change it in the text."
        )
    return known[position]


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8").split("\n")


def _joined(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def _blocks(content: bytes, name: str) -> list[_Block]:
    """Find the blocks of a name; tables below one, such as [[items.options]], are part of it."""
    lines, found = _lines(content), list[_Block]()
    for node in parse_tree(content).named_children:
        key = ".".join(header_key(node))
        end = last_line(node) if key else 0
        if node.type == "table_array_element" and key == name:
            found.append(_Block(start=_with_comments(lines, node.start_point.row), end=end))
        elif found and key.startswith(f"{name}."):
            found[-1] = _Block(start=found[-1].start, end=end)
    return found


def _with_comments(lines: list[str], row: int) -> int:
    while row and lines[row - 1].lstrip().startswith("#"):
        row -= 1
    return row


def _body(values: Mapping[str, Any]) -> list[str]:
    """Write the keys of a block, texts as dotted keys."""
    pairs = ("\n".join(write_pair(path, value) for path, value in _flat(dict(values)))).split("\n")
    return [line for line in pairs if line]


def _flat(value: Any) -> list[tuple[tuple[str, ...], Any]]:
    if not isinstance(value, dict):
        return [((), value)]
    return [((key, *below), found) for key, given in value.items() for below, found in _flat(given)]
