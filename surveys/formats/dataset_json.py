"""Write a dataset as JSON: what its columns are, and an object a row, one row at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.datasets import counted
from surveys.model.datasets import with_missing_apart

if TYPE_CHECKING:
    from typing import BinaryIO

    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset


def write_json(dataset: Dataset, stream: BinaryIO, *, language: str) -> None:
    """Write ``{"name", "about", "columns", "n_rows", "rows"}``; each row is an object on a line of its own.

    Raises
    ------
    MiscountedError
        When other rows came than the dataset has.
    """
    apart = with_missing_apart(dataset)
    names = tuple(column.name for column in apart.columns)
    head = {
        "name": apart.name,
        "about": apart.facts.about,
        "columns": [_column(column, language) for column in apart.columns],
        "n_rows": apart.n_rows,
    }
    stream.write(_encoded(head)[:-1] + b',\n"rows": [')
    separator = b"\n"
    for row in counted(apart):
        stream.write(separator + _encoded(dict(zip(names, row, strict=True))))
        separator = b",\n"
    stream.write(b"\n]}\n")


def _column(column: DataColumn, language: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": column.type.value,
        "measure": column.measure.value,
        "label": column.label.to(language),
    }
    if column.values:
        described["values"] = {
            str(code): words.to(language) for code, words in column.values.items()
        }
    return described


def _encoded(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
