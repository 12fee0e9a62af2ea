from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies

from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.datasets import Cell
from surveys.model.datasets import DataColumn
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.datasets import MiscountedError
from surveys.model.tallies import Tally
from surveys.model.tallies import tally
from surveys.model.texts import Text
from surveys.model.texts import plain

LEVELS: dict[str | int, Text] = {1: plain("low"), 2: plain("middle"), 3: plain("high")}
POINT = DataColumn(
    name="point",
    type=ColumnType.INTEGER,
    label=plain("A point."),
    values=LEVELS,
    measure=Measure.ORDINAL,
    may_be_missing=True,
)
SHARE = DataColumn(
    name="share", type=ColumnType.NUMBER, label=plain("A share."), measure=Measure.SCALE
)
WORDS = DataColumn(name="words", type=ColumnType.TEXT, label=plain("Words."))
CHOICE = DataColumn(
    name="choice", type=ColumnType.TEXT, label=plain("A choice."), values={"a": plain("A")}
)


def counted(column: DataColumn, *cells: Cell, n_rows: int | None = None) -> Tally:
    dataset = Dataset(
        facts=Facts(name="made", about="", for_whom="", exposure=Exposure.NOBODY),
        columns=(column,),
        n_rows=len(cells) if n_rows is None else n_rows,
        rows=lambda: ((cell,) for cell in cells),
    )
    (found,) = tally(dataset)
    return found


def test_every_code_is_counted_and_missing_ones_apart() -> None:
    found = counted(POINT, 1, 3, Missing.SKIPPED, 3, None, Missing.CANNOT_JUDGE, Missing.SKIPPED)
    assert (found.n, found.valid) == (7, 3)
    assert list(found.counts.items()) == [(1, 1), (2, 0), (3, 2)]
    assert {code: n for code, n in found.missing.items() if n} == {
        Missing.SKIPPED: 2,
        Missing.CANNOT_JUDGE: 1,
    }
    assert found.numbers is not None
    assert (found.numbers.minimum, found.numbers.maximum) == (1, 3)
    assert found.numbers.mean == pytest.approx(7 / 3, rel=1e-15)


def test_words_are_counted_and_not_kept() -> None:
    found = counted(WORDS, "a secret", "", None, "a secret", "another")
    assert found == Tally(n=5, valid=3)


def test_a_code_of_an_earlier_version_stands_behind_those_of_this_one() -> None:
    assert list(counted(CHOICE, "b", "a", "b", "").counts.items()) == [("a", 1), ("b", 2)]


def test_a_nominal_number_has_no_mean_and_one_number_no_deviation() -> None:
    nominal = DataColumn(name="n", type=ColumnType.INTEGER, label=plain(""), values=LEVELS)
    assert counted(nominal, 1, 2).numbers is None
    single = counted(SHARE, 0.25).numbers
    assert single is not None
    assert single.deviation is None
    assert counted(SHARE, None).numbers is None


def test_a_row_too_few_is_noticed() -> None:
    with pytest.raises(MiscountedError, match="came out with 1 rows"):
        counted(SHARE, 0.5, n_rows=2)


@given(
    strategies.lists(
        strategies.floats(-1e6, 1e6, allow_nan=False), min_size=2, max_size=20
    ).flatmap(
        lambda cells: strategies.tuples(strategies.just(cells), strategies.permutations(cells))
    )
)
def test_the_middle_is_that_of_the_standard_library_in_any_order(
    both: tuple[list[float], list[float]],
) -> None:
    cells, turned = both
    found = counted(SHARE, *cells).numbers
    assert found == counted(SHARE, *turned).numbers
    assert found is not None
    assert found.mean == pytest.approx(statistics.fmean(cells), rel=1e-9, abs=1e-9)
    assert found.deviation == pytest.approx(statistics.stdev(cells), rel=1e-9, abs=1e-9)
