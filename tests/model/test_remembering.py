from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.datasets import DataColumn
from surveys.model.remembering import of_cells
from surveys.model.remembering import of_words
from surveys.model.texts import plain

if TYPE_CHECKING:
    from surveys.model.datasets import Cell


def column(kind: ColumnType, *, may_be_missing: bool = False) -> DataColumn:
    return DataColumn(name="x", type=kind, label=plain("X"), may_be_missing=may_be_missing)


@pytest.mark.parametrize(
    ("held", "cells"),
    [
        (column(ColumnType.INTEGER, may_be_missing=True), (5, Missing.SKIPPED, None, 5, -99)),
        (column(ColumnType.NUMBER), (1.0, 1, -0.0, 0.0, 0, None)),
        (column(ColumnType.TEXT), ("1", 1, "漂流期", None, "")),
        (column(ColumnType.TEXT, may_be_missing=True), ("skipped", Missing.SKIPPED, "skipped")),
    ],
    ids=["integer", "number", "text", "text or code"],
)
def test_every_cell_comes_to_what_it_is_made_into(
    held: DataColumn, cells: tuple[Cell, ...]
) -> None:
    made = of_cells(held, repr)
    assert [made[cell] for cell in cells * 2] == [*map(repr, cells * 2)]


def test_what_comes_back_is_made_once_and_long_words_are_not_kept() -> None:
    asked: list[str] = []

    def measure(words: str) -> int:
        asked.append(words)
        return len(words)

    made = of_words(measure)
    for words in ("short", "short", "long" * 100, "long" * 100):
        assert made[words] == len(words)
    assert asked == ["short", "long" * 100, "long" * 100]


def test_what_is_kept_does_not_grow_with_the_rows() -> None:
    made = of_words(str)
    for number in range(50_000):
        assert made[f"pseudonym-{number}"] == f"pseudonym-{number}"
    assert len(made) < 10_000
