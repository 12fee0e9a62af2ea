"""Write a table of a results page as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence


def table_csv(columns: Sequence[str], rows: Iterable[Sequence[str | float]]) -> bytes:
    """Write rows of words and numbers as CSV; numbers have every digit."""
    return csv_bytes(columns, rows)
