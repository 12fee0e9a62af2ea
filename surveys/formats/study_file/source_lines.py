"""Where each key of a TOML file stands; the values themselves come from tomllib, which keeps no lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tree_sitter
import tree_sitter_toml

if TYPE_CHECKING:
    from tree_sitter import Node

#: Keys and positions in lists, from the top of the file: ``("items", 3, "text", "en")``.
Path = tuple[str | int, ...]


# No key of a study file lies deeper; below that, lines are not worth their memory.
DEEPEST = 12


def parse_tree(source: bytes) -> Node:
    """Parse TOML, with whatever errors it has, into a syntax tree."""
    language = tree_sitter.Language(tree_sitter_toml.language())
    return tree_sitter.Parser(language).parse(source).root_node


class SourceLines:
    """The line of every key and list element of a file, and the keys that stand in it twice."""

    def __init__(self, root: Node) -> None:
        self._lines: dict[Path, int] = {}
        self._lengths: dict[Path, int] = {}
        self._defined: dict[tuple[str, Path], int] = {}
        self.repeated: list[tuple[int, str]] = []
        for node in root.named_children:
            if node.type == "pair":
                self._pair(node, ())
            elif node.type in {"table", "table_array_element"}:
                self._table(node)

    def line(self, path: Path) -> int:
        """Return the line of a key, or of the nearest thing around it that has one; 0 is the file."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 0

    def _table(self, node: Node) -> None:
        keys = _keys(node.named_children[0])[:DEEPEST] if node.named_children else []
        path: Path = ()
        for key in keys:
            path = (*self._latest(path), key)
            self._lines.setdefault(path, _line(node))
        if node.type == "table" and path in self._lengths:
            name = ".".join(keys)
            sentence = f"write [[{name}]] with two brackets, as on line {self._lines[path]}."
            self.repeated.append((_line(node), sentence))
            return
        if node.type == "table_array_element":
            self._lengths[path] = self._lengths.get(path, 0) + 1
        else:
            self._define("table", path, node)
        path = self._latest(path)
        self._lines.setdefault(path, _line(node))
        for child in node.named_children[1:]:
            if child.type == "pair":
                self._pair(child, path)

    def _latest(self, path: Path) -> Path:
        return (*path, self._lengths[path] - 1) if path in self._lengths else path

    def _pair(self, node: Node, table: Path) -> None:
        path = table
        for key in _keys(node.named_children[0])[:DEEPEST]:
            path = (*path, key)
            self._lines.setdefault(path, _line(node))
        self._define("pair", path, node)
        self._value(node.named_children[-1], path)

    def _value(self, node: Node, path: Path) -> None:
        if node.type == "array":
            elements = [child for child in node.named_children if child.type != "comment"]
            for position, element in enumerate(elements):
                self._lines[(*path, position)] = _line(element)
                self._value(element, (*path, position))
        elif node.type == "inline_table":
            for child in node.named_children:
                if child.type == "pair":
                    self._pair(child, path)

    def _define(self, kind: str, path: Path, node: Node) -> None:
        first = self._defined.setdefault((kind, path), _line(node))
        if first != _line(node):
            name = ".".join(key for key in path if isinstance(key, str))
            sentence = f"“{name}” stands on line {first} already; keep one of the two."
            self.repeated.append((_line(node), sentence))


def _line(node: Node) -> int:
    return node.start_point.row + 1


def _keys(node: Node) -> list[str]:
    if node.type == "dotted_key":
        return [key for child in node.named_children for key in _keys(child)]
    name = (node.text or b"").decode("utf-8", "replace")
    return [name[1:-1] if node.type == "quoted_key" else name]
