"""A dataset that has more rows than a sheet of a workbook goes on in the next sheet."""

from __future__ import annotations

import io
from datetime import UTC
from datetime import datetime

import openpyxl
import pytest

from surveys.formats import workbook
from surveys.formats.workbook import write_workbook
from surveys.model.column_types import ColumnType
from surveys.model.datasets import DataColumn
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.datasets import MiscountedError
from surveys.model.texts import plain

MADE_AT = datetime(2026, 7, 1, tzinfo=UTC)
COLUMNS = tuple(
    DataColumn(name=name, type=type_, label=plain(name))
    for name, type_ in (("expert", ColumnType.TEXT), ("value", ColumnType.INTEGER))
)


def dataset(name: str, said: int, given: int | None = None) -> Dataset:
    rows = [(f"expert {n}", n) for n in range(said if given is None else given)]
    facts = Facts(name=name, about="rows", for_whom="tests", exposure=Exposure.SINGLE_EXPERTS)
    return Dataset(facts=facts, columns=COLUMNS, n_rows=said, rows=lambda: iter(rows))


def written(*datasets: Dataset) -> openpyxl.Workbook:
    stream = io.BytesIO()
    write_workbook(datasets, stream, language="en", made_at=MADE_AT)
    return openpyxl.load_workbook(stream)


@pytest.fixture(autouse=True)
def short_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eleven rows a sheet, its header among them, in place of 1,048,576."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 11)


def test_every_row_stands_once_in_order_under_a_header_on_every_sheet() -> None:
    book = written(dataset("paradata", 25), dataset("short", 10))

    assert book.sheetnames == ["codebook", "paradata", "paradata-2", "paradata-3", "short"]
    parts = [list(book[name].values) for name in book.sheetnames[1:4]]
    assert [len(part) for part in parts] == [11, 11, 6]
    assert {part[0] for part in parts} == {("expert", "value")}
    assert [row for part in parts for row in part[1:]] == [(f"expert {n}", n) for n in range(25)]
    assert [book[name].freeze_panes for name in book.sheetnames[1:4]] == ["B2"] * 3
    assert len(list(book["short"].values)) == 11


def test_long_names_leave_room_for_the_number_of_the_sheet() -> None:
    book = written(dataset("a" * 40, 11))

    assert book.sheetnames[1:] == ["a" * 31, "a" * 29 + "-2"]


@pytest.mark.parametrize("given", [20, 22, 24])
def test_a_number_of_rows_that_was_announced_wrongly_is_noticed(given: int) -> None:
    with pytest.raises(MiscountedError, match="should be 21"):
        written(dataset("paradata", 21, given))
