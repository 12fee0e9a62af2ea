from __future__ import annotations

import pytest

from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.datasets import DataColumn
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.datasets import MiscountedError
from surveys.model.datasets import Row
from surveys.model.datasets import counted
from surveys.model.datasets import with_missing_apart
from surveys.model.texts import plain


def dataset(*rows: Row, n_rows: int | None = None) -> Dataset:
    return Dataset(
        facts=Facts(name="x", about="", for_whom="", exposure=Exposure.NOBODY),
        columns=(
            DataColumn(name="who", type=ColumnType.TEXT, label=plain("Who")),
            DataColumn(name="T0", type=ColumnType.INTEGER, label=plain("T"), may_be_missing=True),
        ),
        n_rows=len(rows) if n_rows is None else n_rows,
        rows=lambda: iter(rows),
    )


def test_a_missing_code_gets_a_column_of_its_own() -> None:
    apart = with_missing_apart(dataset(("e1", 5), ("e2", Missing.SKIPPED), ("e3", None)))

    assert [column.name for column in apart.columns] == ["who", "T0", "T0:missing"]
    assert list(apart.rows()) == [
        ("e1", 5, None),
        ("e2", None, "skipped"),
        ("e3", None, None),
    ]


def test_rows_can_be_gone_through_again() -> None:
    made = with_missing_apart(dataset(("e1", 5)))

    assert list(made.rows()) == list(made.rows())


@pytest.mark.parametrize("n_rows", [0, 2])
def test_more_or_fewer_rows_than_were_counted_are_refused(n_rows: int) -> None:
    with pytest.raises(MiscountedError, match=f"x came out with 1 rows; there should be {n_rows}"):
        list(counted(dataset(("e1", 5), n_rows=n_rows)))


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(MiscountedError, match="Row 1 of x has 1 cells; there are 2 columns"):
        list(counted(dataset(("e1",))))
