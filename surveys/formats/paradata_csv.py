"""How the questionnaire was answered, as CSV: one row for each question that was shown to an expert."""

from __future__ import annotations

from dataclasses import astuple
from dataclasses import dataclass
from dataclasses import fields
from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class ParadataRow:
    """A row of the file; its fields are the columns."""

    pseudonym: str
    round: str
    page: str
    page_position: int
    page_seconds: int | None
    page_layout: str
    question: str
    question_position: int
    changes: int


COLUMNS = tuple(field.name for field in fields(ParadataRow))


def paradata_csv(rows: Iterable[ParadataRow]) -> bytes:
    """Write the rows; a page of which no time is known has an empty cell."""
    return csv_bytes(COLUMNS, map(astuple, rows))
