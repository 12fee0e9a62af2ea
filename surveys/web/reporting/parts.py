"""A part of a results page: figures, each with its tables; what to be careful of; or why there is nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.services.reporting import table_csv
from surveys.web.reporting.tables import Written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from surveys.web.reporting.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part; ``nothing`` says why it has none of it, and ``explained`` names the statistics behind it.

    A part with a ``gist`` is folded away behind its heading and this sentence, which says what it comes to.
    """

    id: str
    heading: str
    gist: str = ""
    text: str = ""
    sentences: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    cautions: tuple[str, ...] = ()
    nothing: str = ""
    explained: tuple[str, ...] = ()

    def file_of(self, table: Table) -> str:
        """Return the name under which one of its tables is a file."""
        return f"{self.id}-{slug(table.caption)}"


def slug(words: str) -> str:
    """Make a name for an address out of a caption.

    >>> slug("How far the experts agree")
    'how-far-the-experts-agree'
    """
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def find_table(parts: Iterable[Part], name: str) -> Table:
    """Find a table by the name of its file.

    Raises
    ------
    NotFound
        When the page has no such table.
    """
    tables = {part.file_of(table): table for part in parts for table in part.tables}
    if name not in tables:
        raise NotFound(f"This page has no table “{name}”; it has {', '.join(tables) or 'none'}.")
    return tables[name]


def file_content(table: Table) -> bytes:
    """Write a table as CSV; its numbers have every digit."""
    return table_csv(table.columns, [tuple(map(_cell, row)) for row in table.rows])


def _cell(cell: str) -> str | float:
    return cell.value if isinstance(cell, Written) else cell
