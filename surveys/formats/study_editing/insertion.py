"""New keys of a study file: each stands where its table's other keys do, as one more line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from typing import Any

import tomlkit

from surveys.formats.study_file.source_lines import parse_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from tree_sitter import Node

    from surveys.formats.study_file.source_lines import Path

_LONG_LIST = 72


def insert_value(content: bytes, path: Path, value: Any) -> bytes | None:
    """Add a key that is not there; None where its table is not one that begins with a header."""
    keys = tuple(path)
    for length in range(len(keys) - 1, 0, -1):
        table = next((node for found, node in _tables(content) if found == keys[:length]), None)
        if table is not None:
            below = [str(key) for key in keys[length:]]
            line = _line_for(table, below[0])
            return _with_lines(content, line, [write_pair(below, value)])
    if any(isinstance(key, int) for key in keys) or len(keys) == 1:
        return None
    name, *below = (str(key) for key in keys)
    end = len(content.decode().rstrip("\n").split("\n"))
    return _with_lines(content, end, ["", f"[{name}]", write_pair(below, value)])


def write_pair(path: Sequence[str], value: Any) -> str:
    """Write one line, such as ``name.en = "Japan"``."""
    return f"{tomlkit.key(list(path)).as_string()} = {written(value).as_string()}"


def written(value: Any) -> Any:
    """Write a value: a text of several lines as such, a long list with a line for each of its values."""
    if isinstance(value, str):
        return tomlkit.string(value, multiline="\n" in value and '"""' not in value)
    if isinstance(value, list):
        made = tomlkit.array()
        made.extend(value)
        return made.multiline(sum(len(str(each)) for each in value) > _LONG_LIST)
    return tomlkit.item(value)


def header_key(node: Node) -> tuple[str, ...]:
    """Return the parts of a header such as ``[[items.options]]``; none for anything else."""
    if node.type not in {"table", "table_array_element"} or not node.named_children:
        return ()
    words = (node.named_children[0].text or b"").decode()
    return tuple(part.strip().strip("\"'") for part in words.split("."))


def last_line(node: Node) -> int:
    """Return the line after the last key of a table, or after its header where it has none."""
    return int(_rows(node)[-1].end_point.row) + 1


def _rows(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _tables(content: bytes) -> Iterator[tuple[Path, Node]]:
    """Find every table that begins with a header, by its path."""
    counts: Counter[tuple[str, ...]] = Counter()
    for node in parse_tree(content).named_children:
        key = header_key(node)
        if not key:
            continue
        if node.type == "table_array_element":
            counts[key] += 1
            for other in [name for name in counts if name[: len(key)] == key and name != key]:
                del counts[other]
        path: list[str | int] = []
        for length in range(1, len(key) + 1):
            path.append(key[length - 1])
            if counts[key[:length]]:
                path.append(counts[key[:length]] - 1)
        yield tuple(path), node


def _line_for(table: Node, key: str) -> int:
    """Return the line after the last key that begins alike, else after the last of the table."""
    alike = [
        pair
        for pair in _rows(table)[1:]
        if pair.type == "pair"
        and (pair.named_children[0].text or b"").decode().split(".")[0].strip() == key
    ]
    return int(alike[-1].end_point.row) + 1 if alike else last_line(table)


def _with_lines(content: bytes, line: int, new: list[str]) -> bytes:
    lines = content.decode().split("\n")
    return "\n".join([*lines[:line], *new, *lines[line:]]).encode()
