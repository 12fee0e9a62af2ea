"""A dataset as CSV, held against Python's own writer of it, cell by cell and byte by byte."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from surveys.formats.csv_cells import csv_bytes
from surveys.formats.dataset_csv import write_csv
from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.datasets import DataColumn
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.datasets import with_missing_apart
from surveys.model.texts import plain

if TYPE_CHECKING:
    from surveys.model.datasets import Row

HARD = (
    "",
    "-99",
    "=1+1",
    " =1",
    "a,b",
    'say "z"',
    "one\ntwo",
    "\r",
    "漂流期",
    "＝1",
    "'x",
    "\0",
    "e1",
)
CELLS = {
    "words": st.sampled_from(HARD) | st.text(st.characters(codec="utf-8"), max_size=9) | st.none(),
    "point": st.integers(-99, 7) | st.sampled_from(Missing) | st.none(),
    "number": st.floats(allow_nan=False) | st.integers() | st.none(),
}
COLUMNS = (
    DataColumn(name="words", type=ColumnType.TEXT, label=plain("")),
    DataColumn(name="point", type=ColumnType.INTEGER, label=plain(""), may_be_missing=True),
    DataColumn(name="=number", type=ColumnType.NUMBER, label=plain("")),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(*CELLS.values()), max_size=8))
def test_every_cell_is_written_as_python_writes_it(rows: list[Row]) -> None:
    dataset = Dataset(
        facts=Facts(name="x", about="", for_whom="", exposure=Exposure.NOBODY),
        columns=COLUMNS,
        n_rows=len(rows),
        rows=lambda: iter(rows),
    )
    stream = io.BytesIO()
    write_csv(dataset, stream)
    apart = with_missing_apart(dataset)
    names = [column.name for column in apart.columns]
    assert stream.getvalue() == csv_bytes(names, apart.rows())
