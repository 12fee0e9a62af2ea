"""Write a dataset as JSON: what its columns are, and an object a row, one row at a time."""

from __future__ import annotations

import json
from functools import partial
from operator import getitem
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.datasets import apart
from surveys.model.datasets import counted
from surveys.model.datasets import with_missing_apart
from surveys.model.datasets import with_missing_column
from surveys.model.remembering import of_cells

if TYPE_CHECKING:
    from typing import BinaryIO

    from surveys.model.datasets import Cell
    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset


def write_json(dataset: Dataset, stream: BinaryIO, *, language: str) -> None:
    """Write ``{"name", "about", "columns", "n_rows", "rows"}``; each row is an object on a line of its own.

    Raises
    ------
    MiscountedError
        When other rows came than the dataset has.
    """
    head = {
        "name": dataset.name,
        "about": dataset.facts.about,
        "columns": [_column(each, language) for each in with_missing_apart(dataset).columns],
        "n_rows": dataset.n_rows,
    }
    stream.write(f'{_encoded(head)[:-1]},\n"rows": ['.encode())
    members = [of_cells(column, partial(_members, column)) for column in dataset.columns]
    separator = "\n"
    for row in counted(dataset):
        stream.write(f"{separator}{{{', '.join(map(getitem, members, row))}}}".encode())
        separator = ",\n"
    stream.write(b"\n]}\n")


def _members(column: DataColumn, cell: Cell) -> str:
    """Write the names and cells that stand for one, without the braces around them."""
    names = (each.name for each in with_missing_column(column))
    return _encoded(dict(zip(names, apart(column, cell), strict=True)))[1:-1]


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


def _encoded(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
