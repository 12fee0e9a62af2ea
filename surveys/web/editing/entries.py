"""What a form of a draft asks for: each entry is a value of the study file, by its path."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

Path = tuple[str | int, ...]


class Kind(StrEnum):
    """How a value is typed."""

    LINE = "line"
    AREA = "area"
    LINES = "lines"
    TICK = "tick"
    CHOICE = "choice"
    TICKS = "ticks"
    NUMBER = "number"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value. ``usual`` holds where the key is not there; one that ``can_be_left_out`` is taken out when blank.

    ``path`` is relative to what the form is about: the whole file, or one block of it. One that ``is_stated`` is
    written when the form is saved even where it is as usual.
    """

    path: Path
    kind: Kind
    label: str
    hint: str = ""
    language: str = ""
    options: tuple[tuple[str, str], ...] = ()
    can_be_left_out: bool = False
    usual: Any = ""
    is_stated: bool = False

    @property
    def name(self) -> str:
        """The name of the input."""
        return ".".join(map(str, self.path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries under one legend, such as a text in every language; ``note`` explains them."""

    legend: str
    entries: tuple[Entry, ...]
    note: str = ""


def value_at(values: Any, path: Path, default: Any = None) -> Any:
    """Return what stands at a path; the default where there is nothing."""
    for key in path:
        if isinstance(key, int):
            if not isinstance(values, list) or key >= len(values):
                return default
            values = values[key]
        elif not isinstance(values, dict) or key not in values:
            return default
        else:
            values = values[key]
    return values


def rows_at(values: Any, path: Path) -> list[Any]:
    """Return the list at a path; an empty one where there is none."""
    found = value_at(values, path)
    return found if isinstance(found, list) else []


def languages_of(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the languages of a draft, as far as they are known."""
    given = value_at(values, ("study", "languages"))
    names = [name for name in given if name in LANGUAGES] if isinstance(given, list) else []
    return tuple(dict.fromkeys(names)) or ("en",)


def text(
    path: Path,
    legend: str,
    languages: Iterable[str],
    *,
    note: str = "",
    is_long: bool = False,
    can_be_left_out: bool = False,
) -> Group:
    """Ask for a text in every language."""
    return Group(
        legend=legend,
        note=note,
        entries=tuple(
            Entry(
                path=(*path, language),
                kind=Kind.AREA if is_long else Kind.LINE,
                label=LANGUAGES[language],
                language=language,
                can_be_left_out=can_be_left_out,
            )
            for language in languages
        ),
    )


def labels(path: Path, legend: str, languages: Iterable[str], *, note: str = "") -> Group:
    """Ask for a list of labels in every language, one a line."""
    return Group(
        legend=legend,
        note=note,
        entries=tuple(
            Entry(
                path=(*path, language),
                kind=Kind.LINES,
                label=LANGUAGES[language],
                language=language,
                usual=[],
            )
            for language in languages
        ),
    )


def named(rows: Iterable[Any], language: str, key: str = "name") -> tuple[tuple[str, str], ...]:
    """Return the ids of tables, each with what it is called, as options."""
    options = []
    for row in rows:
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            name = value_at(row, (key, language))
            options.append((row["id"], name if isinstance(name, str) and name else row["id"]))
    return tuple(options)
