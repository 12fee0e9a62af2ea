"""A SQLite file to take away: every dataset a table, with keys between them, views and a search over texts."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from typing import Any

import sqlite_utils

from surveys.model.column_types import ColumnType
from surveys.model.datasets import counted
from surveys.model.datasets import with_missing_apart
from surveys.model.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset

#: A table has no more columns than these, as SQLite is compiled everywhere.
MOST_COLUMNS = 2_000
_TYPES: dict[ColumnType, type] = {
    ColumnType.TEXT: str,
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: float,
}
_ROWS_A_WRITE = 5_000
_COLUMNS = "columns"
_CODES = "codes"
_COMMENTS = "comments"
_TURNED = """
    SELECT *, CASE WHEN reversed = 1 THEN scale_min + scale_max - value ELSE value END AS turned FROM ratings
"""
_WITH_PANEL = """
    SELECT * FROM ratings JOIN panel USING (pseudonym, round)
"""


def write_database(
    datasets: Sequence[Dataset],
    file: Path,
    *,
    language: str,
    progress: Callable[[str], None] = lambda _name: None,
) -> None:
    """Write datasets to a new SQLite file: a table each, `columns` and `codes` to explain them, and views.

    Tables are named like their datasets, with underscores; foreign keys lead to `panel`.

    Raises
    ------
    TooLarge
        When a dataset has more columns than a table can have.
    """
    # A table is there before another one refers to it.
    ordered = sorted(datasets, key=lambda dataset: bool(dataset.foreign_keys))
    named = {dataset.name: with_missing_apart(dataset) for dataset in ordered}
    for dataset in named.values():
        _refuse_too_many(dataset)
    db = sqlite_utils.Database(str(file))
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA foreign_keys = OFF")
        for dataset in named.values():
            progress(dataset.name)
            _write_table(db, dataset, frozenset(named))
        _explain(db, tuple(named.values()), language)
        _add_views(db, frozenset(named))
        _add_search(db)
        db.conn.commit()
        db.execute("VACUUM")
    finally:
        db.close()


def table_of(name: str) -> str:
    """Name the table of a dataset."""
    return re.sub(r"\W", "_", name)


def _refuse_too_many(dataset: Dataset) -> None:
    if len(dataset.columns) > MOST_COLUMNS:
        raise TooLarge(
            f"{dataset.name} has {len(dataset.columns):,} columns, and a table of SQLite holds {MOST_COLUMNS:,}. "
            "Take the CSV or Parquet file."
        )


def column_names(columns: Sequence[DataColumn]) -> tuple[str, ...]:
    """Name the columns of a table: SQLite knows no difference of case, so the second of two alike gets a number.

    Examples
    --------
    >>> from surveys.model.texts import plain
    >>> from surveys.model.datasets import DataColumn
    >>> columns = [DataColumn(name=name, type=ColumnType.TEXT, label=plain("")) for name in ("T0", "t0")]
    >>> column_names(columns)
    ('T0', 't0_2')
    """
    taken = {column.name.lower() for column in columns}
    met: set[str] = set()
    names = []
    for column in columns:
        name, number = column.name, 1
        while name.lower() in met or (number > 1 and name.lower() in taken):
            number += 1
            name = f"{column.name}_{number}"
        met.add(name.lower())
        names.append(name)
    return tuple(names)


def _write_table(db: sqlite_utils.Database, dataset: Dataset, present: frozenset[str]) -> None:
    names = column_names(dataset.columns)
    table: Any = db[table_of(dataset.name)]
    table.create(
        {name: _TYPES[column.type] for name, column in zip(names, dataset.columns, strict=True)},
        pk=_key(dataset),
        foreign_keys=[
            (key.columns[0], table_of(key.dataset), key.references[0])
            for key in dataset.foreign_keys
            if key.dataset in present and len(key.columns) == 1
        ],
        strict=True,
    )
    rows = counted(dataset)
    marks = ", ".join("?" for _ in names)
    insert = f'INSERT INTO "{table_of(dataset.name)}" VALUES ({marks})'  # noqa: S608 - names are ours
    while group := list(islice(rows, _ROWS_A_WRITE)):
        with db.conn:
            db.conn.executemany(insert, group)


def _key(dataset: Dataset) -> Any:
    if not dataset.primary_key:
        return None
    return dataset.primary_key[0] if len(dataset.primary_key) == 1 else dataset.primary_key


def _explain(db: sqlite_utils.Database, datasets: Sequence[Dataset], language: str) -> None:
    columns: Any = db[_COLUMNS]
    columns.create(
        {"dataset": str, "column": str, "type": str, "measure": str, "label": str},
        pk=("dataset", "column"),
        strict=True,
    )
    columns.insert_all(_columns(datasets, language))
    codes: Any = db[_CODES]
    codes.create(
        {"dataset": str, "column": str, "code": str, "label": str},
        pk=("dataset", "column", "code"),
        strict=True,
    )
    codes.insert_all(_codes(datasets, language))


def _columns(datasets: Sequence[Dataset], language: str) -> Iterator[dict[str, str]]:
    for dataset in datasets:
        for name, column in zip(column_names(dataset.columns), dataset.columns, strict=True):
            words = column.label.to(language)
            yield {
                "dataset": table_of(dataset.name),
                "column": name,
                "type": column.type.value,
                "measure": column.measure.value,
                "label": words if name == column.name else f"[{column.name}] {words}",
            }


def _codes(datasets: Sequence[Dataset], language: str) -> Iterator[dict[str, str]]:
    for dataset in datasets:
        for name, column in zip(column_names(dataset.columns), dataset.columns, strict=True):
            for code, words in column.values.items():
                yield {
                    "dataset": table_of(dataset.name),
                    "column": name,
                    "code": str(code),
                    "label": words.to(language),
                }


def _add_views(db: sqlite_utils.Database, present: frozenset[str]) -> None:
    if "ratings" in present:
        db.create_view("ratings_turned", _TURNED)
    if {"ratings", "panel"} <= present:
        db.create_view("ratings_with_panel", _WITH_PANEL)


def _add_search(db: sqlite_utils.Database) -> None:
    if _COMMENTS in db.table_names():
        # Three signs at a time find words also where nothing parts them, as in Chinese and Japanese.
        table: Any = db[_COMMENTS]
        table.enable_fts(["text"], tokenize="trigram")
