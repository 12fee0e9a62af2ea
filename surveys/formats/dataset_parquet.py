"""Write a dataset as Parquet: typed columns, a group of rows at a time."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING
from typing import Any

from surveys.formats.optional_packages import need
from surveys.model.column_types import ColumnType
from surveys.model.datasets import counted
from surveys.model.datasets import with_missing_apart

if TYPE_CHECKING:
    from typing import BinaryIO

    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset

_ROWS_A_GROUP = 20_000


def write_parquet(dataset: Dataset, stream: BinaryIO, *, language: str) -> None:
    """Write the file; the label of a column and what its codes stand for are in the column’s metadata.

    Raises
    ------
    Refused
        When the package that writes it is not installed.
    """
    arrow, parquet = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    apart = with_missing_apart(dataset)
    types = {
        ColumnType.TEXT: arrow.string(),
        ColumnType.INTEGER: arrow.int64(),
        ColumnType.NUMBER: arrow.float64(),
    }
    schema = arrow.schema(
        [
            arrow.field(column.name, types[column.type], metadata=_about(column, language))
            for column in apart.columns
        ],
        metadata={"soundings.dataset": apart.name, "soundings.about": apart.facts.about},
    )
    rows = counted(apart)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS_A_GROUP)):
            cells = zip(*group, strict=True)
            arrays = [
                arrow.array(_typed(column, each), type=field.type)
                for column, each, field in zip(apart.columns, cells, schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _typed(column: DataColumn, cells: tuple[Any, ...]) -> list[Any]:
    if column.type is ColumnType.NUMBER:
        return [None if cell is None else float(cell) for cell in cells]
    return list(cells)


def _about(column: DataColumn, language: str) -> dict[str, str]:
    about = {"label": column.label.to(language), "measure": column.measure.value}
    if column.values:
        values = {str(code): words.to(language) for code, words in column.values.items()}
        about["values"] = json.dumps(values, ensure_ascii=False)
    return about
