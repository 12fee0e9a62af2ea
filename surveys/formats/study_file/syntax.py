"""From the bytes of a file to its values, or to every reason why it cannot be read at all."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING
from typing import Any

from surveys.formats.study_file.source_lines import SourceLines
from surveys.formats.study_file.source_lines import parse_tree
from surveys.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

LARGEST = 1_000_000
MOST_ERRORS = 25
_LONG = 300_000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Where reading can go on after an error: a header, or a key at the beginning of a line.
_STATEMENT = re.compile(rb"^(?:\[|[ \t]*[A-Za-z_=\x80-\xff-])", re.MULTILINE)
_ENDLESS_KEY = re.compile(rb"(?:\.[ \t]*[\w\"'-]{1,64}[ \t]*){60}")
_TOMLLIB_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class UnreadableFile(Exception):
    """The file has no values to check; ``problems`` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def parse_toml(data: bytes) -> tuple[dict[str, Any], SourceLines]:
    """Parse a file into its values and their lines.

    Raises
    ------
    UnreadableFile
        When it is too large, not UTF-8, or not TOML, with every syntax error that was found.
    """
    source = data.removeprefix(_BYTE_ORDER_MARK)
    words = _decoded(data, source)
    if _ENDLESS_KEY.search(source):
        # Tomllib takes quadratic time for such a key, which would be minutes.
        raise UnreadableFile(_whole("A key of the file has far too many parts joined by dots."))
    try:
        return tomllib.loads(words), SourceLines(parse_tree(source))
    except RecursionError:
        raise UnreadableFile(_whole("The file nests lists or tables far too deeply.")) from None
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(*_syntax_problems(source, str(error))) from None
    except ValueError:
        raise UnreadableFile(_whole("The file has a number of thousands of digits.")) from None


def _whole(message: str) -> Problem:
    return Problem(line=0, message=message)


def _decoded(data: bytes, source: bytes) -> str:
    if len(data) > LARGEST:
        megabytes = len(data) / 1_000_000
        raise UnreadableFile(
            _whole(f"The file has {megabytes:.1f} MB; a study file has at most 1 MB of text.")
        )
    if b"\0" in source:
        raise UnreadableFile(
            _whole("This is not a text file; choose the study file, whose name ends in .toml.")
        )
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        message = "From here on the file is not UTF-8 text; save it again with the encoding UTF-8."
        raise UnreadableFile(Problem(line=line, message=message)) from None


def _syntax_problems(source: bytes, reason: str) -> list[Problem]:
    problems = {problem.line: problem for problem in _errors(source)}
    for repeated in _repeated(source):
        problems.setdefault(repeated.line, repeated)
    found = _TOMLLIB_LINE.search(reason)
    line = int(found[1] or 0) if found else 0
    # Tomllib stops at the first error: where it stops earlier than anything found here, it knows more.
    if not problems or 0 < line < min(problems):
        reason = _TOMLLIB_LINE.sub("", reason)
        problems[line] = Problem(
            line=line, message=f"This is not TOML{_quoted(source, line)}: {reason}."
        )
    return sorted(problems.values())


def _errors(source: bytes) -> Iterator[Problem]:
    """Find one error after the other, going on at the next line that begins something."""
    start, lines_before = 0, 0
    for _ in range(MOST_ERRORS if len(source) < _LONG else 1):
        error = _first_error(parse_tree(source[start:]))
        if error is None:
            return
        line = lines_before + error.start_point.row + 1
        yield Problem(line=line, message=_sentence(source, line, lines_before, error))
        end_of_line = source.find(b"\n", start + error.start_byte)
        following = _STATEMENT.search(source, end_of_line) if end_of_line >= 0 else None
        if following is None:
            return
        start = following.start()
        lines_before = source.count(b"\n", 0, start)


def _first_error(root: Node) -> Node | None:
    nodes = [root] if root.has_error else []
    while nodes:
        node = nodes.pop()
        if (node.is_error and node.parent is not None) or node.is_missing:
            return node
        nodes += [child for child in reversed(node.children) if child.has_error or child.is_missing]
    return root if root.has_error else None


def _sentence(source: bytes, line: int, lines_before: int, error: Node) -> str:
    sentence = (
        f"This is not TOML{_quoted(source, line)}: a line reads key = value, with text in straight"
        " quotation marks, or [section]."
    )
    node = error.parent
    while node is not None and node.type not in {"pair", "document"}:
        node = node.parent
    if node is not None and node.type == "pair":
        begun = lines_before + node.start_point.row + 1
        if begun < line:
            return f"{sentence} Or what begins on line {begun} is not closed."
    return sentence


def _quoted(source: bytes, line: int) -> str:
    lines = source.split(b"\n")
    words = lines[line - 1].decode("utf-8", "replace").strip() if 0 < line <= len(lines) else ""
    longest = 60
    return f" (“{words[:longest]}{'…' if len(words) > longest else ''}”)" if words else ""


def _repeated(source: bytes) -> Iterator[Problem]:
    try:
        repeated = SourceLines(parse_tree(source)).repeated
    except RecursionError:
        return
    for line, sentence in repeated:
        yield Problem(line=line, message=sentence[:1].upper() + sentence[1:])
