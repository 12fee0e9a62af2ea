"""The key of a study as CSV: who is behind which pseudonym."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("pseudonym", "name", "email")


def key_csv(rows: Iterable[tuple[str, str, str]]) -> bytes:
    """Write pseudonyms with names and addresses, by pseudonym: an order that says nothing about people."""
    return csv_bytes(COLUMNS, sorted(rows))
