"""Every format read back by a program that did not write it, and held against the datasets cell by cell."""

from __future__ import annotations

import io
import math
import sqlite3
import struct
from typing import TYPE_CHECKING
from typing import Any

import openpyxl
import pyarrow.parquet
import pyreadstat
import pytest
import sqlite_utils

from surveys.model.answers import Missing
from surveys.model.datasets import with_missing_apart
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.catalogue import dataset_of
from surveys.services.exporting.files import export_file
from surveys.services.exporting.files import write_file
from surveys.services.exporting.source import source_of
from tests.workspaces import AUTUMN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from surveys.model.datasets import Dataset
    from surveys.services.workspace import Workspace


def made(workspace: Workspace, name: str) -> tuple[Dataset, list[tuple[Any, ...]]]:
    dataset = with_missing_apart(dataset_of(source_of(workspace, AUTUMN), name))
    return dataset, list(dataset.rows())


def in_digits(cell: Any) -> Any:
    """Say a number with the 15 digits that a workbook keeps of it."""
    return f"{cell:.15g}" if isinstance(cell, float) else cell


def blank_as_none(rows: Iterable[Iterable[Any]]) -> list[tuple[Any, ...]]:
    return [tuple(None if cell == "" else cell for cell in row) for row in rows]


def test_the_workbook_has_every_cell(hard: Workspace) -> None:
    content = export_file(hard, AUTUMN, "data.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["codebook", *DATASETS]
    for name in DATASETS:
        dataset, rows = made(hard, name)
        header, *body = book[name].iter_rows(values_only=True)
        assert header == tuple(column.name for column in dataset.columns)
        for read, given in zip(body, blank_as_none(rows), strict=True):
            assert [in_digits(cell) for cell in read] == [in_digits(cell) for cell in given]
        assert book[name].freeze_panes == "B2"
        assert all(cell.data_type != "f" for row in book[name].iter_rows() for cell in row)


def test_the_workbook_explains_columns_and_codes(hard: Workspace) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_file(hard, AUTUMN, "data.xlsx")))
    found = {row[:2] + row[4:] for row in book["codebook"].iter_rows(values_only=True)}
    assert ("panel", "community", "scholar", "Scholars") in found or any(
        row[:2] == ("panel", "community") and row[2] == "scholar" for row in found
    )


@pytest.mark.parametrize("name", DATASETS)
def test_parquet_has_every_cell_and_its_type(hard: Workspace, name: str) -> None:
    dataset, rows = made(hard, name)
    table = pyarrow.parquet.read_table(io.BytesIO(export_file(hard, AUTUMN, f"{name}.parquet")))
    assert table.column_names == [column.name for column in dataset.columns]
    assert list(zip(*(table[each].to_pylist() for each in table.column_names), strict=True)) == rows
    kinds = {"text": "string", "integer": "int64", "number": "double"}
    for column in dataset.columns:
        assert str(table.schema.field(column.name).type) == kinds[column.type.value]


def test_the_database_has_every_cell_keys_views_and_a_search(
    hard: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "data.db"
    file.write_bytes(export_file(hard, AUTUMN, "data.db"))
    db = sqlite3.connect(file)
    for name in DATASETS:
        dataset, rows = made(hard, name)
        table = name.replace("-", "_")
        cursor = db.execute(f'SELECT * FROM "{table}"')
        assert [each[0] for each in cursor.description] == [each.name for each in dataset.columns]
        assert sorted(cursor.fetchall(), key=repr) == sorted(rows, key=repr)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    keys = db.execute("PRAGMA foreign_key_list(ratings)").fetchall()
    assert [(key[2], key[3], key[4]) for key in keys] == [("panel", "pseudonym", "pseudonym")]
    turned = "SELECT count(*) FROM ratings_turned WHERE reversed = 1 AND turned <> 8 - value"
    assert db.execute(turned).fetchone() == (0,)
    found = db.execute("SELECT count(*) FROM comments_fts WHERE comments_fts MATCH '漂流期'")
    assert found.fetchone() == (1,)
    db.close()


def test_the_database_has_what_a_browser_of_sqlite_files_looks_for(
    hard: Workspace, tmp_path: Path
) -> None:
    """Datasette finds rows by their keys, links along foreign keys, and searches where a table of FTS names the other."""
    file = tmp_path / "data.db"
    file.write_bytes(export_file(hard, AUTUMN, "data.db"))
    db = sqlite_utils.Database(file)
    assert db.table("comments").detect_fts() == "comments_fts"
    found = list(db.table("comments").search('"漂流期"'))
    assert [row["text"] for row in found] == ["漂流期に近い、\nと思う"]
    for name in db.view_names():
        assert db.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0] > 0
    for name in db.table_names():
        keys = db.table(name).pks
        rows = db.execute(
            f"SELECT {', '.join(f'[{key}]' for key in keys)} FROM [{name}]"
        ).fetchall()
        assert len(set(rows)) == len(rows)
        assert all(cell is not None for row in rows for cell in row)
        for key in db.table(name).foreign_keys:
            assert db.table(key.other_table).pks == [key.other_column]
    db.close()


@pytest.mark.parametrize("name", ["ratings-wide", "answers", "panel", "comments", "placements"])
def test_spss_has_every_cell_under_its_code(hard: Workspace, tmp_path: Path, name: str) -> None:
    dataset = dataset_of(source_of(hard, AUTUMN), name)
    file = tmp_path / "data.sav"
    file.write_bytes(export_file(hard, AUTUMN, f"{name}.sav"))
    read, about = pyreadstat.read_sav(file, output_format="dict", user_missing=True)
    numbers = {code: number for number, code in zip(range(-99, -94), Missing, strict=True)}
    for place, (column, variable) in enumerate(zip(dataset.columns, read, strict=True)):
        labels = about.variable_value_labels.get(variable, {})
        for row, cell in zip(dataset.rows(), read[variable], strict=True):
            given = row[place]
            if isinstance(given, Missing):
                assert cell == numbers[given]
            elif column.values and given in {None, ""}:
                assert cell is None or math.isnan(cell)
            elif isinstance(given, str) and column.values:
                assert labels[cell] == column.values[given].to("en")
            elif isinstance(given, str) or column.type.value == "text":
                assert cell == (given or "")
            else:
                assert (None if cell is None or math.isnan(cell) else cell) == given
        if column.may_be_missing:
            assert about.missing_ranges[variable] == [{"lo": -99.0, "hi": -95.0}]


@pytest.mark.parametrize("name", ["ratings-wide", "answers", "comments"])
def test_stata_has_every_cell_under_its_code(hard: Workspace, tmp_path: Path, name: str) -> None:
    dataset = dataset_of(source_of(hard, AUTUMN), name)
    file = tmp_path / "data.dta"
    file.write_bytes(export_file(hard, AUTUMN, f"{name}.dta"))
    read, about = pyreadstat.read_dta(file, output_format="dict", user_missing=True)
    letters = dict(zip(Missing, "abcde", strict=True))
    for place, (column, variable) in enumerate(zip(dataset.columns, read, strict=True)):
        assert len(variable) <= 32
        labels = about.variable_value_labels.get(variable, {})
        for row, cell in zip(dataset.rows(), read[variable], strict=True):
            given = row[place]
            if isinstance(given, Missing):
                assert cell == letters[given]
            elif column.values and given in {None, ""}:
                assert cell is None or math.isnan(cell)
            elif isinstance(given, str) and column.values:
                assert labels[cell] == column.values[given].to("en")
            elif isinstance(given, str) or column.type.value == "text":
                assert cell == (given or "")
            else:
                assert (None if cell is None or math.isnan(cell) else cell) == given


@pytest.mark.parametrize(
    "filename", ["ratings-wide.sav", "ratings-wide.dta", "data.xlsx", "data.db"]
)
def test_the_same_round_gives_the_same_bytes(hard: Workspace, filename: str) -> None:
    assert export_file(hard, AUTUMN, filename) == export_file(hard, AUTUMN, filename)


def test_labels_are_in_the_language_asked_for(hard: Workspace, tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_file(source_of(hard, AUTUMN, "ja"), "ratings-wide.sav", stream)
    file = tmp_path / "data.sav"
    file.write_bytes(stream.getvalue())
    _, about = pyreadstat.read_sav(file, metadataonly=True)
    assert any("脅威" in str(label) for label in about.column_labels)


def test_a_file_of_spss_says_when_the_round_ended_and_keeps_the_rest_of_its_header(
    hard: Workspace,
) -> None:
    content = export_file(hard, AUTUMN, "panel.sav")
    (bias,) = struct.unpack("<d", content[84:92])
    assert bias == 100  # what compressed numbers are counted from
    made_at = source_of(hard, AUTUMN).made_at
    assert content[92:109].decode("ascii") == made_at.strftime("%d %b %y%H:%M:%S")


def test_a_file_of_stata_says_when_the_round_ended(hard: Workspace) -> None:
    made_at = source_of(hard, AUTUMN).made_at.strftime("%d %b %Y %H:%M")
    assert made_at.encode("ascii") in export_file(hard, AUTUMN, "panel.dta")[:1000]
