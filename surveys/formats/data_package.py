"""Describe the CSV files of an export as a data package, so that programs read them with their types and keys."""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING
from typing import Any
from typing import cast

from surveys.formats.csv_cells import guarded
from surveys.formats.dataset_csv import write_csv
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.datasets import with_missing_apart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import BinaryIO

    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset

_TYPES = {ColumnType.TEXT: "string", ColumnType.INTEGER: "integer", ColumnType.NUMBER: "number"}


class _Measured(io.BufferedIOBase):
    """What would be written to a file: how many bytes, and their SHA-256."""

    def __init__(self) -> None:
        super().__init__()
        self.size = 0
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.digest.update(content)
        self.size += len(content)
        return len(content)


def write_data_package(
    about: Mapping[str, Any],
    datasets: Sequence[Dataset],
    stream: BinaryIO,
    *,
    language: str,
    marks_encoding: bool = False,
) -> None:
    """Write the descriptor of the CSV files; ``about`` is what is said of all of them.

    Raises
    ------
    MiscountedError
        When other rows came than a dataset has.
    """
    present = frozenset(dataset.name for dataset in datasets)
    document = dict(about) | {
        "profile": "tabular-data-package",
        "resources": [
            _resource(dataset, language, present, marks_encoding=marks_encoding)
            for dataset in datasets
        ],
    }
    stream.write(json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n")


def _resource(
    dataset: Dataset, language: str, present: frozenset[str], *, marks_encoding: bool
) -> dict[str, Any]:
    measured = _Measured()
    write_csv(dataset, cast("BinaryIO", measured), marks_encoding=marks_encoding)
    return {
        "name": dataset.name,
        "path": f"{dataset.name}.csv",
        "profile": "tabular-data-resource",
        "title": dataset.name,
        "description": dataset.facts.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if marks_encoding else "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "bytes": measured.size,
        "hash": f"sha256:{measured.digest.hexdigest()}",
        "exposure": dataset.facts.exposure.value,
        "schema": _schema(dataset, language, present),
    }


def _schema(dataset: Dataset, language: str, present: frozenset[str]) -> dict[str, Any]:
    columns = with_missing_apart(dataset).columns
    unique = dataset.primary_key[0] if len(dataset.primary_key) == 1 else ""
    schema: dict[str, Any] = {
        "fields": [_field(column, language, is_key=column.name == unique) for column in columns],
        "missingValues": [""],
    }
    if dataset.primary_key:
        schema["primaryKey"] = [guarded(name) for name in dataset.primary_key]
    keys = [
        {
            "fields": [guarded(name) for name in key.columns],
            "reference": {
                "resource": key.dataset,
                "fields": [guarded(name) for name in key.references],
            },
        }
        for key in dataset.foreign_keys
        if key.dataset in present
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: DataColumn, language: str, *, is_key: bool) -> dict[str, Any]:
    """Describe a column; codes that others may stand beside are ``labels``, which restrict nothing."""
    field: dict[str, Any] = {
        "name": guarded(column.name),
        "type": _TYPES[column.type],
        "title": column.label.to(language),
    }
    if column.question and column.question.text.to(language) != field["title"]:
        field["description"] = column.question.text.to(language)
    constraints = _constraints(column) | ({"required": True, "unique": True} if is_key else {})
    if constraints:
        field["constraints"] = constraints
    if column.values and column.is_closed:
        field["categories"] = [
            {"value": guarded(code), "label": words.to(language)}
            for code, words in column.values.items()
        ]
        field["categoriesOrdered"] = column.measure is not Measure.NOMINAL
    elif column.values:
        field["labels"] = {
            str(guarded(code)): words.to(language) for code, words in column.values.items()
        }
    return field


def _constraints(column: DataColumn) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.bounds:
        constraints |= {"minimum": column.bounds[0], "maximum": column.bounds[1]}
    if column.is_closed:
        constraints["enum"] = [guarded(code) for code in column.values]
    return constraints
