"""The audit trail as CSV: one row an event, the oldest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from surveys.formats.csv_cells import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from surveys.model.chains import Json

COLUMNS = ("chain", "position", "at", "kind", "by", "who", "subject", "details", "sentence")


def audit_csv(rows: Iterable[Mapping[str, Json]]) -> bytes:
    """Write the rows; what was recorded beside the subject is one cell of JSON."""
    return csv_bytes(COLUMNS, ([_cell(row[column]) for column in COLUMNS] for row in rows))


def _cell(value: Json) -> str | int:
    if isinstance(value, str | int):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
