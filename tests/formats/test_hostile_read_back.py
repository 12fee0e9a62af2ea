"""Names, labels, codes and cells that look like something else, read back by programs that did not write them."""

from __future__ import annotations

import io
import json
import math
import runpy
import sqlite3
import struct
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import openpyxl
import pyarrow.parquet
import pyreadstat
import pytest

from surveys.formats.csv_cells import unguarded
from surveys.formats.dataset_csv import write_csv
from surveys.formats.dataset_json import write_json
from surveys.formats.dataset_parquet import write_parquet
from surveys.formats.reading_scripts import python_script
from surveys.formats.statistics_files.coding import LETTERS
from surveys.formats.statistics_files.coding import NUMBERS
from surveys.formats.statistics_files.dta import write_dta
from surveys.formats.statistics_files.sav import write_sav
from surveys.formats.workbook import write_workbook
from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.datasets import DataColumn
from surveys.model.datasets import with_missing_apart
from surveys.model.errors import TooLarge
from surveys.model.texts import plain
from surveys.storage.exported_file import write_database
from tests.formats.hostile_datasets import MADE_AT
from tests.formats.hostile_datasets import hostile_dataset

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from surveys.model.datasets import Dataset

pandas = pytest.importorskip("pandas")
DATASET = hostile_dataset()
APART = with_missing_apart(DATASET)
NAMES = [column.name for column in APART.columns]
ROWS = list(APART.rows())


PACKAGES = pytest.mark.parametrize(
    ("write", "read", "ways", "longest"),
    [
        pytest.param(write_sav, pyreadstat.read_sav, NUMBERS, 64, id="spss"),
        pytest.param(write_dta, pyreadstat.read_dta, LETTERS, 32, id="stata"),
    ],
)


def blank_as_none(rows: Iterable[Iterable[Any]]) -> list[tuple[Any, ...]]:
    return [tuple(None if cell == "" else cell for cell in row) for row in rows]


def in_words(cell: Any) -> str:
    return "" if cell is None else str(cell)


def test_pandas_reads_the_csv_file_as_it_was_typed() -> None:
    stream = io.BytesIO()
    write_csv(DATASET, stream)
    stream.seek(0)
    read = pandas.read_csv(stream, dtype=str, keep_default_na=False)
    assert list(map(unguarded, read.columns)) == NAMES
    found = [[unguarded(cell) for cell in row] for row in read.itertuples(index=False)]
    assert found == [[in_words(cell) for cell in row] for row in ROWS]


def test_the_script_reads_the_csv_file_as_it_was_typed(tmp_path: Path) -> None:
    with (tmp_path / "hostile.csv").open("wb") as stream:
        write_csv(DATASET, stream)
    (tmp_path / "read.py").write_bytes(python_script("=about", [DATASET], "en"))
    script = runpy.run_path(str(tmp_path / "read.py"))
    read = script["read"]("hostile")
    assert list(read.columns) == NAMES
    assert list(script["about"]("hostile")) == NAMES
    found = [
        [None if pandas.isna(cell) else cell for cell in row]
        for row in read.itertuples(index=False)
    ]
    assert blank_as_none(found) == blank_as_none(ROWS)
    labelled = script["read"]("hostile", labels=True)
    for column in APART.columns:
        said: dict[Any, str | None] = {None: None} | {
            code: " ".join(words.to("en").split()) for code, words in column.values.items()
        }
        cells = [row[NAMES.index(column.name)] for row in ROWS]
        if column.values:
            shown = [None if pandas.isna(each) else each for each in labelled[column.name]]
            assert shown == [said[cell] for cell in cells]


def test_json_and_parquet_have_every_cell() -> None:
    for write in (write_json, write_parquet):
        stream = io.BytesIO()
        write(DATASET, stream, language="en")
        stream.seek(0)
        rows = (
            json.load(stream)["rows"]
            if write is write_json
            else pyarrow.parquet.read_table(stream).to_pylist()
        )
        assert [list(row) for row in rows] == [NAMES] * len(ROWS)
        assert [tuple(row.values()) for row in rows] == ROWS


def test_a_workbook_has_every_cell_and_no_formula() -> None:
    stream = io.BytesIO()
    write_workbook([DATASET], stream, language="en", made_at=MADE_AT)
    book = openpyxl.load_workbook(stream)
    header, *body = book["hostile"].iter_rows(values_only=True)
    assert list(header) == NAMES
    assert body == blank_as_none(ROWS)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_a_database_has_every_cell(tmp_path: Path) -> None:
    write_database([DATASET], tmp_path / "data.db", language="en")
    db = sqlite3.connect(tmp_path / "data.db")
    found = db.execute("SELECT * FROM hostile")
    names = [each[0] for each in found.description]
    # SQLite has no column “t1” beside “T1”.
    renamed = {"t1": "t1_2", "t1:missing": "t1:missing_2"}
    assert names == [renamed.get(name, name) for name in NAMES]
    assert found.fetchall() == ROWS
    labels = dict(db.execute('SELECT "column", label FROM columns'))
    assert list(labels) == names
    assert labels["T1"] == "-T1"
    assert labels["t1_2"] == "[t1] -t1"
    db.close()


def with_columns(number: int) -> Dataset:
    column = DataColumn(name="c", type=ColumnType.TEXT, label=plain(""))
    facts = replace(DATASET.facts, name="wide")
    return replace(DATASET, facts=facts, columns=(column,) * number)


def test_more_columns_than_a_table_holds_are_refused(tmp_path: Path) -> None:
    sentence = "wide has 2,001 columns, and a table of SQLite holds 2,000. Take the CSV or Parquet"
    with pytest.raises(TooLarge, match=sentence):
        write_database([with_columns(2001)], tmp_path / "data.db", language="en")
    assert list(tmp_path.iterdir()) == []


def test_more_columns_than_a_sheet_holds_are_refused() -> None:
    sentence = "wide has 16,385 columns, and a sheet of a workbook holds 16,384. Take the CSV"
    with pytest.raises(TooLarge, match=sentence):
        write_workbook([with_columns(16_385)], io.BytesIO(), language="en", made_at=MADE_AT)


def test_the_header_of_a_file_of_spss_says_when_the_round_ended_and_stays_whole() -> None:
    stream = io.BytesIO()
    write_sav(DATASET, stream, language="en", made_at=MADE_AT)
    header = stream.getvalue()[:176]
    (bias,) = struct.unpack("<d", header[84:92])
    assert bias == 100.0
    assert header[92:109] == b"28 Nov 2600:00:00"
    assert header[109:173].strip() == b"Soundings: hostile"


@PACKAGES
def test_statistics_packages_get_every_cell_under_its_own_labels(
    tmp_path: Path, write: Any, read: Any, ways: dict[Missing, Any], longest: int
) -> None:
    file = tmp_path / "data"
    with file.open("wb") as stream:
        write(DATASET, stream, language="en", made_at=MADE_AT)
    found, about = read(file, output_format="dict", user_missing=True)
    assert len({name.lower() for name in found}) == len(DATASET.columns)
    assert max(len(name) for name in found) <= longest
    rows = list(DATASET.rows())
    for place, (column, name) in enumerate(zip(DATASET.columns, found, strict=True)):
        label, own = about.column_names_to_labels[name], " ".join(column.label.to("en").split())
        whole = own if name == column.name else f"[{column.name}] {own}"
        assert whole.startswith(label.removesuffix("…"))
        labels = about.variable_value_labels.get(name, {})
        for cell, (given, *_) in zip(found[name], [row[place:] for row in rows], strict=True):
            there = None if isinstance(cell, float) and math.isnan(cell) else cell
            if isinstance(given, Missing):
                assert there == ways[given]
            elif not column.values:
                assert there == (given if column.type.value == "number" else given or "")
            elif given is None:
                assert there is None
            else:
                words = {
                    str(code): " ".join(text.to("en").split())
                    for code, text in column.values.items()
                }
                assert words[str(given)].startswith(labels[there].removesuffix("…"))
