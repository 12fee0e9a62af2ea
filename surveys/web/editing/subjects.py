"""What a form of a draft is about: a part of the file, or one block of it; and where a problem can be mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from flask import url_for

from surveys.model.errors import NotFound
from surveys.web.editing.blocks import block_kinds
from surveys.web.editing.blocks import find_kind
from surveys.web.editing.entries import rows_at
from surveys.web.editing.entries import value_at
from surveys.web.editing.parts import find_part
from surveys.web.editing.parts import parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.model.problems import Problem
    from surveys.web.editing.blocks import BlockKind
    from surveys.web.editing.entries import Entry
    from surveys.web.editing.entries import Group
    from surveys.web.editing.entries import Path

Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a form is about: ``prefix`` leads to it in the file, ``kind`` is that of a block."""

    title: str
    about: str
    prefix: Path
    sections: tuple[str, ...]
    groups: tuple[Group, ...]
    kind: BlockKind | None = None
    block_id: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every value that is asked for."""
        return tuple(entry for group in self.groups for entry in group.entries)

    def values(self, values: Values) -> Any:
        """Return the values that the form is about."""
        return value_at(values, self.prefix, {})

    def is_about(self, problem: Problem) -> bool:
        """Say whether a problem is in what the form is about."""
        if self.kind:
            return problem.path[: len(self.prefix)] == self.prefix
        return bool(problem.path) and problem.path[0] in self.sections

    def entry_of(self, problem: Problem) -> Entry | None:
        """Find the value that a problem is about, or the first of those below what it is about."""
        return _nearest(self.entries, problem.path[len(self.prefix) :])


def part_subject(values: Values, key: str) -> Subject:
    """Return a part as what a form is about.

    Raises
    ------
    NotFound
        When there is no such part.
    """
    part = find_part(key)
    if part is None:
        raise NotFound(f"A draft has no part “{key}”.")
    return Subject(
        title=part.title,
        about=part.about,
        prefix=(),
        sections=part.sections,
        groups=part.groups(values),
    )


def block_subject(values: Values, key: str, position: int) -> Subject:
    """Return a block as what a form is about.

    Raises
    ------
    NotFound
        When there is no such block.
    """
    kind, rows = require_kind(key), rows_at(values, (key,))
    if not (0 <= position < len(rows) and isinstance(rows[position], dict)):
        raise NotFound(f"The draft has no number {position + 1} in [[{key}]] any more.")
    row = rows[position]
    block_id = str(row.get("id", position + 1))
    return Subject(
        title=kind.one % {"id": block_id},
        about="",
        prefix=(key, position),
        sections=(key,),
        groups=kind.groups(values, row),
        kind=kind,
        block_id=block_id,
    )


def require_kind(key: str) -> BlockKind:
    """Find a kind of block.

    Raises
    ------
    NotFound
        When there is none of that name.
    """
    kind = find_kind(key)
    if kind is None:
        raise NotFound(f"A draft has no blocks “{key}”.")
    return kind


def _nearest(entries: Iterable[Entry], path: Path) -> Entry | None:
    known = tuple(entries)
    for entry in known:
        if path[: len(entry.path)] == entry.path:
            return entry
    return next((entry for entry in known if path and entry.path[: len(path)] == path), None)


def place_to_mend(study_id: str, values: Values | None, problem: Problem) -> str:
    """Return the address of the form, at the input where it can be told, that mends a problem."""
    subject, address = _subject_of(study_id, values, problem)
    if subject is None:
        return url_for("editing.edit_text", study_id=study_id, line=problem.line or None)
    entry = subject.entry_of(problem)
    return f"{address}#{entry.name}" if entry else address


def _subject_of(
    study_id: str, values: Values | None, problem: Problem
) -> tuple[Subject | None, str]:
    path = problem.path
    if values is None or not path:
        return None, ""
    block = next((kind for kind in block_kinds() if kind.key == path[0]), None)
    if block and len(path) > 1 and isinstance(path[1], int):
        address = url_for("editing.edit_block", study_id=study_id, kind=block.key, position=path[1])
        return block_subject(values, block.key, path[1]), address
    for part in parts():
        if path[0] in part.sections:
            return part_subject(values, part.key), url_for(
                "editing.edit_part", study_id=study_id, part=part.key
            )
    return None, ""
