"""A figure as a whole: drawn for a wide and for a narrow page, said in a sentence, and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.numerals import decimal
from surveys.figures.page import NARROW
from surveys.figures.page import WIDE
from surveys.figures.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.model.kinds import Cell

_NONE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The numbers behind a figure: the first cell of a row names it; nothing is rounded."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def numbers(self) -> frozenset[int]:
        """The columns that hold numbers, by their place."""
        return frozenset(
            place
            for place in range(len(self.columns))
            if any(not isinstance(row[place], str | None) for row in self.rows)
            and not any(isinstance(row[place], str) for row in self.rows)
        )

    @property
    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows as a page writes them: two digits, and a dash where there is nothing."""
        return tuple(tuple(_shown(cell) for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """All of a figure that does not depend on the format it is asked for in."""

    title: str
    description: str
    language: str
    wide: dict[str, Any]
    narrow: dict[str, Any]
    table: Table


def whole(
    *,
    title: str,
    description: str,
    notes: tuple[str, ...],
    language: str,
    draw: Callable[[Page], dict[str, Any]],
    table: Table,
) -> Figure:
    """Put a figure together from what draws it on a page."""
    wide, narrow = (
        draw(
            Page(title=title, description=description, notes=notes, language=language, width=width)
        )
        for width in (WIDE, NARROW)
    )
    return Figure(
        title=title,
        description=description,
        language=language,
        wide=wide,
        narrow=narrow,
        table=table,
    )


def _shown(cell: Cell) -> str:
    if cell is None or cell == "":
        return _NONE
    if isinstance(cell, float):
        return decimal(cell)
    return str(cell)
