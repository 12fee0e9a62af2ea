"""A panel file as a table of texts, whatever kind of file it is; what is in it is not looked at yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST = 2_000_000
# A workbook is packed already, and must fit into the form that carries it to the next page.
LARGEST_WORKBOOK = 1_500_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the file by its number there; ``fault`` is what is wrong with it as a whole."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The first line, which names the columns, and the others; of a workbook, its sheets and which one it is."""

    header: Line | None = None
    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""


def unreadable(message: str, *, line: int = 0, sheets: tuple[str, ...] = ()) -> Table:
    """Make a table of which only is known why it cannot be read."""
    return Table(problems=(Problem(line=line, message=message),), sheets=sheets)


def table_of(found: Iterable[Line], *, sheets: tuple[str, ...] = (), sheet: str = "") -> Table:
    """Take the first line that is not blank for the names of the columns, and leave blank lines out."""
    header: Line | None = None
    lines: list[Line] = []
    problems: list[Problem] = []
    for line in found:
        if not any(cell.strip() for cell in line.cells) and not line.fault:
            continue
        if header is None:
            header = line
            if len(line.cells) > MOST_COLUMNS:
                message = f"The file has more than {MOST_COLUMNS} columns."
                return unreadable(message, line=line.number, sheets=sheets)
        elif len(lines) >= MOST_ROWS:
            message = f"A panel has at most {MOST_ROWS} experts."
            problems.append(Problem(line=line.number, message=message))
            break
        else:
            lines.append(line)
    return Table(
        header=header, lines=tuple(lines), problems=tuple(problems), sheets=sheets, sheet=sheet
    )
