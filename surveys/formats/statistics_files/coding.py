"""A dataset as columns of numbers and words, with codes for answers and for giving none."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.datasets import MISSING_TEXTS
from surveys.model.datasets import counted
from surveys.model.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from surveys.model.datasets import Cell
    from surveys.model.datasets import DataColumn
    from surveys.model.datasets import Dataset

#: More rows than these take too much memory: such files are made in memory as a whole.
MOST_ROWS = 200_000
#: What stands for giving no answer: a number in SPSS, a letter in Stata.
NUMBERS = {
    Missing.CANNOT_JUDGE: -99,
    Missing.REFUSED: -98,
    Missing.SKIPPED: -97,
    Missing.NOT_SHOWN: -96,
    Missing.TIMED_OUT: -95,
}
LETTERS = dict(zip(NUMBERS, "abcde", strict=True))


@dataclass(slots=True, kw_only=True)
class Coded:
    """A column as it is written: ``labels`` say what codes stand for; words without codes have none."""

    column: DataColumn
    values: list[Any]
    labels: dict[Any, str] = field(default_factory=dict)

    def take_values(self) -> list[Any]:
        """Hand the values over, which are then held by whoever asked."""
        taken, self.values = self.values, []
        return taken

    @property
    def is_text(self) -> bool:
        """Whether it holds words."""
        return self.column.type is ColumnType.TEXT and not self.column.values


def coded(dataset: Dataset, language: str, missing: Mapping[Missing, Any]) -> tuple[Coded, ...]:
    """Code a dataset: chosen options become 1, 2, 3 … in the order of the questionnaire, labelled.

    Raises
    ------
    TooLarge
        When there are more rows than such a file is made for.
    """
    if dataset.n_rows > MOST_ROWS:
        raise TooLarge(
            f"{dataset.name} has {dataset.n_rows:,} rows, and files of statistics packages are made for at most "
            f"{MOST_ROWS:,}. Take ratings-wide, which has a row an expert, or the CSV or Parquet file."
        )
    cells: list[list[Cell]] = [[] for _ in dataset.columns]
    for row in counted(dataset):
        for column, cell in zip(cells, row, strict=True):
            column.append(cell)
    # A column’s cells are given up once they are coded, so that a large dataset is not held twice.
    cells.reverse()
    return tuple(_coded(column, cells.pop(), language, missing) for column in dataset.columns)


def _coded(
    column: DataColumn, cells: list[Cell], language: str, missing: Mapping[Missing, Any]
) -> Coded:
    if column.type is ColumnType.TEXT and not column.values:
        return Coded(column=column, values=["" if cell is None else _words(cell) for cell in cells])
    labels: dict[Any, str] = {}
    if column.type is ColumnType.TEXT:
        codes = _codes(column, cells)
        labels = {codes[str(code)]: words.to(language) for code, words in column.values.items()}
        labels |= {number: code for code, number in codes.items() if number not in labels}
        values: list[Any] = [None if cell in {None, ""} else codes[str(cell)] for cell in cells]
    else:
        labels = {code: words.to(language) for code, words in column.values.items()}
        values = [missing[cell] if isinstance(cell, Missing) else cell for cell in cells]
    if column.may_be_missing:
        labels |= {missing[code]: text.to(language) for code, text in MISSING_TEXTS.items()}
    return Coded(column=column, values=values, labels=labels)


def _words(cell: Cell) -> str:
    """Give a text without U+0000, where both packages would end it."""
    return str(cell).replace("\0", "\N{REPLACEMENT CHARACTER}")


def _codes(column: DataColumn, cells: list[Cell]) -> dict[str, int]:
    """Give numbers to the options; what an earlier version of the questionnaire had comes after them."""
    known = [str(code) for code in column.values]
    others = sorted({str(cell) for cell in cells if cell not in {None, ""}} - set(known))
    return {code: number for number, code in enumerate((*known, *others), 1)}
