"""Typed access to the tables of a file that collects every problem instead of stopping at the first."""

from __future__ import annotations

import difflib
import itertools
import math
import re
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

from surveys.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from surveys.formats.study_file.source_lines import Path
    from surveys.formats.study_file.source_lines import SourceLines

Choice = TypeVar("Choice", bound=StrEnum)

MOST_PROBLEMS = 2_000
_MOST_NAMED, _MOST_COMPARED = 12, 200
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_RESERVED_ID = "expert"
_KINDS = {
    str: "text in straight quotation marks",
    bool: "true or false, without quotation marks",
    int: "a whole number",
    float: "a number",
    list: "a list in square brackets",
    dict: "a table with keys of its own",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The problems found so far, and what is needed to say where they are."""

    lines: SourceLines
    languages: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that listing more would help nobody."""
        return len(self.problems) >= MOST_PROBLEMS

    def add(self, path: Path, place: str, sentence: str) -> None:
        """Note a problem at the line of a path; ``place`` names what stands there."""
        if self.is_full:
            return
        message = f"{place}: {sentence}" if place else sentence
        message = message[:1].upper() + message[1:]
        self.problems.append(
            Problem(line=self.lines.line(path), message=message, where=place, path=path)
        )


class Table:
    """A table of the file; every getter returns something usable, and notes what was wrong."""

    def __init__(self, report: Report, values: dict[str, Any], path: Path, place: str) -> None:
        self.report = report
        self.values = values
        self.path = path
        self.place = place
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the file gives this key."""
        self._asked.add(key)
        return key in self.values

    def problem(self, key: str | int, sentence: str, *below: str | int) -> None:
        """Note a problem at a key of this table, or at something below it."""
        self.report.add((*self.path, key, *below), self.place, sentence)

    def close(self) -> None:
        """Note every key that nobody asked for, with the known one that it may have been meant as."""
        for key in self.values:
            if key not in self._asked and not self.report.is_full:
                advice = _suggestion(key, self._asked) or "Take it out, or correct its name."
                self.problem(key, f"“{key[:64]}” is not a key that belongs here. {advice}")

    def _get(self, key: str, kind: type, *, is_required: bool) -> Any:
        if not self.has(key):
            if is_required:
                self.problem(key, f"“{key}” is missing; add it.")
            return None
        value = self.values[key]
        if kind is float and type(value) is int:
            value = float(value) if abs(value) < 1e9 else math.inf  # noqa: PLR2004 - beyond any use
        if type(value) is not kind:
            self.problem(key, f"“{key}” must be {_KINDS[kind]}.")
            return None
        return value

    def string(self, key: str, *, default: str | None = None) -> str:
        """Read a string; one without a default may not be blank."""
        value = self._get(key, str, is_required=default is None)
        if value is None:
            return default or ""
        if default is None and not value.strip():
            self.problem(key, f"“{key}” is blank; fill it in.")
        return str(value)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Read true or false."""
        value = self._get(key, bool, is_required=default is None)
        return bool(default) if value is None else bool(value)

    def whole(self, key: str, *, least: int) -> int:
        """Read a whole number that is not below a bound."""
        value = self._get(key, int, is_required=True)
        if value is None:
            return least
        if not least <= value < 1e9:  # noqa: PLR2004 - beyond any use
            self.problem(key, f"“{key}” must be a whole number from {least} up.")
            return least
        return int(value)

    def number(self, key: str, *, default: float | None = None) -> float | None:
        """Read a finite number; None where there is none."""
        value = self._get(key, float, is_required=default is None)
        if value is None:
            return default
        if not math.isfinite(value):
            self.problem(key, f"“{key}” must be a finite number.")
            return None
        return float(value)

    def strings(self, key: str) -> tuple[str, ...]:
        """Read a list of strings, each of them once."""
        values = self._get(key, list, is_required=True) or []
        names: dict[str, None] = {}
        for position, value in enumerate(values):
            if not isinstance(value, str) or not value.strip():
                self.problem(key, f"“{key}” may list only {_KINDS[str]}.", position)
            elif value in names:
                self.problem(key, f"“{key}” names “{value[:64]}” twice; keep one.", position)
            else:
                names[value] = None
        return tuple(names)

    def rows(self, key: str) -> list[list[str]] | None:
        """Read a drawing: a list of lists of strings."""
        rows = self._get(key, list, is_required=True)
        if rows is None:
            return None
        for row in rows:
            if not isinstance(row, list) or not all(isinstance(name, str) for name in row):
                self.problem(key, f'“{key}” must be rows such as ["one", "two"].')
                return None
        return [list(row) for row in rows]

    def choice(self, key: str, choices: type[Choice], *, default: Choice | None = None) -> Choice:
        """Read one of a fixed set of words."""
        known = [choice.value for choice in choices]
        value = self.string(key, default=default)
        if value in known:
            return choices(value)
        if value:
            self.problem(key, f"“{key}” cannot be “{value[:64]}”. {_advice(value, known)}")
        return default or next(iter(choices))

    def reference(
        self, key: str, known: Collection[str], noun: str, *, default: str | None = None
    ) -> str:
        """Read a string that must be one of the known ones."""
        value = self.string(key, default=default)
        if value and value not in known and value != default:
            self.problem(key, unknown(value, known, noun))
        return value

    def references(self, key: str, known: Collection[str], noun: str) -> tuple[str, ...]:
        """Read a list of known strings."""
        values = self._get(key, list, is_required=False)
        names = self.strings(key)
        for position, value in enumerate(values or []):
            if isinstance(value, str) and value.strip() and value not in known:
                self.problem(key, unknown(value, known, noun), position)
        return tuple(name for name in names if name in known)

    def identifier(self, seen: dict[str, int]) -> str:
        """Read the table's id, which must be well formed and not in ``seen``, where it is noted."""
        name = self.string("id")
        if not name:
            return name
        if not _ID.fullmatch(name):
            self.problem(
                "id", "an id has only letters from A to Z, digits, “-” and “_”, at most 64."
            )
        elif name == _RESERVED_ID:
            self.problem("id", f"“{_RESERVED_ID}” is a word of Soundings’ own; choose another id.")
        elif name in seen:
            self.problem(
                "id", f"the id “{name}” is taken on line {seen[name]}; choose another one."
            )
        seen.setdefault(name, self.report.lines.line((*self.path, "id")))
        return name

    def table(self, key: str, place: str) -> Table:
        """Read a table below this one; where it is missing, nothing is said of its own keys."""
        values = self._get(key, dict, is_required=True)
        path = (*self.path, key)
        if values is None:
            return Table(replace(self.report, problems=[]), {}, path, place)
        return Table(self.report, values, path, place)

    def tables(self, key: str, noun: str, *, is_required: bool = True) -> list[Table]:
        """Read a list of tables, which are called by the noun and their id."""
        values = self._get(key, list, is_required=is_required) or []
        if is_required and key in self.values and values == []:
            self.problem(key, f"“{key}” is empty; a study has at least one {noun}.")
        tables = []
        for position, value in enumerate(values):
            if isinstance(value, dict):
                place = f"{noun} {_name(value, position)}{self._of()}"
                tables.append(Table(self.report, value, (*self.path, key, position), place))
            else:
                self.problem(
                    key, f"“{key}” may list only tables, each begun by a header.", position
                )
        return tables

    def _of(self) -> str:
        is_part_of_a_thing = self.path and not self.place.startswith("section ")
        return f" of {self.place}" if is_part_of_a_thing else ""


def unknown(name: str, known: Collection[str], noun: str) -> str:
    """Say that there is no such thing, and which one may have been meant."""
    return f"there is no {noun} “{name[:64]}”. {_advice(name, known)}"


def _advice(name: str, known: Collection[str]) -> str:
    advice = _suggestion(name, known)
    if not advice:
        names = [name[:64] for name in itertools.islice(known, _MOST_NAMED)]
        more = ", …" if len(known) > len(names) else "."
        advice = f"There are: {', '.join(names)}{more}" if names else "This file defines none."
    return advice


def _suggestion(name: str, known: Collection[str]) -> str:
    candidates = sorted(itertools.islice(known, _MOST_COMPARED))
    near = difflib.get_close_matches(name[:64], candidates, n=1)
    return f"Did you mean “{near[0]}”?" if near else ""


def _name(values: dict[str, Any], position: int) -> str:
    name = values.get("id")
    return f"“{name[:64]}”" if isinstance(name, str) and name else f"number {position + 1}"
