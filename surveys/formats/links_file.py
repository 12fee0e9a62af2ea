"""The links of a round as CSV: who gets which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable


def links_csv(links: Iterable[tuple[str, str]]) -> bytes:
    """Write ``(email, link)`` pairs as CSV with these two columns."""
    return csv_bytes(("email", "link"), links)
