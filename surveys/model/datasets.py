"""Datasets: what a round can be taken away as, whatever the format: columns from the questionnaire, rows as a stream."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.texts import Text
from surveys.model.texts import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

#: What a cell holds before a format has had its way with it: a value, why there is none, or nothing at all.
Cell = str | int | float | Missing | None
Row = tuple[Cell, ...]

#: What the five ways of giving no answer are called.
MISSING_LABELS = {
    Missing.CANNOT_JUDGE: "cannot judge",
    Missing.REFUSED: "prefers not to answer, or took the answer back",
    Missing.SKIPPED: "was asked, and left without an answer",
    Missing.NOT_SHOWN: "was not asked",
    Missing.TIMED_OUT: "the time for the answer had passed",
}


class Exposure(StrEnum):
    """Whether a dataset can lead to a person."""

    SINGLE_EXPERTS = "single experts"  # a row or cell is one expert's, under a pseudonym
    AGGREGATES = "aggregates"  # only numbers about groups
    NOBODY = "nobody"  # nothing about any expert


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumn:
    """A column, the same whatever was answered.

    ``label`` is what it says in a statistics package, ``values`` what its codes stand for. Where ``may_be_missing``
    a cell can hold a missing code; formats without such codes write it to a column of its own, ``name:missing``.
    """

    name: str
    type: ColumnType
    label: Text
    values: Mapping[str | int, Text] = field(default_factory=dict)
    measure: Measure = Measure.NOMINAL
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """Columns that name a row of another dataset."""

    columns: tuple[str, ...]
    dataset: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a dataset before it is made.

    ``name`` is that of its file without the ending, ``about`` and ``for_whom`` say what it is and who wants it.
    """

    name: str
    about: str
    for_whom: str
    exposure: Exposure


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A table of a round: ``rows`` begins the stream anew each time, ``n_rows`` was counted apart from it."""

    facts: Facts
    columns: tuple[DataColumn, ...]
    n_rows: int
    rows: Callable[[], Iterator[Row]]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def name(self) -> str:
        """The name of its file without the ending."""
        return self.facts.name

    def column(self, name: str) -> DataColumn:
        """Find a column by its name."""
        return next(column for column in self.columns if column.name == name)


class MiscountedError(Exception):
    """A file did not come out with the rows or columns that its dataset has."""


def counted(dataset: Dataset) -> Iterator[Row]:
    """Hand rows on, and make sure that all came: each as wide as the columns, and as many as were counted.

    Raises
    ------
    MiscountedError
        When a row is wider or narrower, or there are more or fewer rows.
    """
    width, n = len(dataset.columns), 0
    for row in dataset.rows():
        n += 1
        if len(row) != width:
            raise MiscountedError(
                f"Row {n} of {dataset.name} has {len(row)} cells; there are {width} columns."
            )
        yield row
    if n != dataset.n_rows:
        raise MiscountedError(
            f"{dataset.name} came out with {n} rows; there should be {dataset.n_rows}. "
            "Answers changed meanwhile: begin again."
        )


def with_missing_apart(dataset: Dataset) -> Dataset:
    """Give every column that can hold a missing code a second one for the code, and so none of them two meanings."""
    if not any(column.may_be_missing for column in dataset.columns):
        return dataset
    flags = tuple(column.may_be_missing for column in dataset.columns)
    return Dataset(
        facts=dataset.facts,
        columns=tuple(each for column in dataset.columns for each in _apart(column)),
        n_rows=dataset.n_rows,
        rows=lambda: (tuple(_cells(flags, row)) for row in counted(dataset)),
        primary_key=dataset.primary_key,
        foreign_keys=dataset.foreign_keys,
    )


def _apart(column: DataColumn) -> tuple[DataColumn, ...]:
    if not column.may_be_missing:
        return (column,)
    value = DataColumn(
        name=column.name,
        type=column.type,
        label=column.label,
        values=column.values,
        measure=column.measure,
    )
    return (value, missing_column(f"{column.name}:missing"))


def missing_column(name: str) -> DataColumn:
    """Make the column that says why another one is empty."""
    return DataColumn(
        name=name,
        type=ColumnType.TEXT,
        label=plain("Why there is no answer; empty where there is one."),
        values={code.value: plain(words) for code, words in MISSING_LABELS.items()},
    )


def _cells(may_be_missing: Sequence[bool], row: Row) -> Iterator[Cell]:
    for apart, cell in zip(may_be_missing, row, strict=True):
        if not apart:
            yield cell
        elif isinstance(cell, Missing):
            yield None
            yield cell.value
        else:
            yield cell
            yield None
