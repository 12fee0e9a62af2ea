"""Datasets: what a round can be taken away as, whatever the format: columns from the questionnaire, rows as a stream."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from enum import StrEnum
from functools import partial
from itertools import chain
from operator import getitem
from typing import TYPE_CHECKING

from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.remembering import of_cells
from surveys.model.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping

#: What a cell holds before a format has had its way with it: a value, why there is none, or nothing at all.
Cell = str | int | float | Missing | None
Row = tuple[Cell, ...]

#: What the five ways of giving no answer are called.
MISSING_TEXTS = {
    Missing.CANNOT_JUDGE: Text(
        (
            ("en", "cannot judge"),
            ("zh-Hant", "無法判斷"),
            ("ja", "判断できない"),
            ("ko", "판단할 수 없음"),
        )
    ),
    Missing.REFUSED: Text(
        (
            ("en", "prefers not to answer, or took the answer back"),
            ("zh-Hant", "不願作答，或已收回答案"),
            ("ja", "回答を望まない、または回答を取り消した"),
            ("ko", "답하기를 원하지 않거나 답을 철회함"),
        )
    ),
    Missing.SKIPPED: Text(
        (
            ("en", "was asked, and left without an answer"),
            ("zh-Hant", "已詢問而未作答"),
            ("ja", "尋ねられたが回答しなかった"),
            ("ko", "질문을 받았으나 답하지 않음"),
        )
    ),
    Missing.NOT_SHOWN: Text(
        (
            ("en", "was not asked"),
            ("zh-Hant", "未詢問"),
            ("ja", "尋ねられなかった"),
            ("ko", "질문을 받지 않음"),
        )
    ),
    Missing.TIMED_OUT: Text(
        (
            ("en", "the time for the answer had passed"),
            ("zh-Hant", "作答時間已過"),
            ("ja", "回答の時間が過ぎていた"),
            ("ko", "답할 시간이 지남"),
        )
    ),
}
#: What the reason `withdrawn` stands for.
TAKEN_BACK = Text(
    (
        ("en", "the expert took the answer back"),
        ("zh-Hant", "專家收回了答案"),
        ("ja", "専門家が回答を取り消した"),
        ("ko", "전문가가 답을 철회함"),
    )
)
_WHY_MISSING = Text(
    (
        ("en", "Why there is no answer; empty where there is one."),
        ("zh-Hant", "沒有答案的原因；有答案則空白。"),
        ("ja", "回答がない理由。回答があれば空欄。"),
        ("ko", "답이 없는 이유. 답이 있으면 빈칸."),
    )
)
MISSING_LABELS = {code: text.to("en") for code, text in MISSING_TEXTS.items()}


class Exposure(StrEnum):
    """Whether a dataset can lead to a person."""

    SINGLE_EXPERTS = "single experts"  # a row or cell is one expert's, under a pseudonym
    AGGREGATES = "aggregates"  # only numbers about groups
    NOBODY = "nobody"  # nothing about any expert


class Purpose(StrEnum):
    """What somebody takes a file away for."""

    RESULTS = "results to publish"
    ANALYSIS = "data for analysis"
    CODEBOOKS = "codebooks"
    SENSITIVE = "sensitive"  # may name or single out an expert in spite of the pseudonym


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnQuestion:
    """The question whose answers fill a column: its id, and the words in which experts are asked it."""

    id: str
    text: Text
    construct: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumn:
    """A column, the same whatever was answered.

    ``label`` is what it says in a statistics package, ``values`` what its codes stand for. Where ``may_be_missing``
    a cell can hold a missing code; formats without such codes write it to a column of its own, ``name:missing``.
    ``bounds`` are the least and the greatest number that can be there; where ``is_closed`` no code is there beside
    those of ``values``, in no round and whatever the study file said before.
    """

    name: str
    type: ColumnType
    label: Text
    values: Mapping[str | int, Text] = field(default_factory=dict)
    measure: Measure = Measure.NOMINAL
    may_be_missing: bool = False
    bounds: tuple[int, int] | None = None
    is_closed: bool = False
    question: ColumnQuestion | None = None


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
    ``caution`` says how it may lead to a person in spite of the pseudonym; empty where it does not.
    """

    name: str
    about: str
    for_whom: str
    exposure: Exposure
    caution: str = ""


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
    parts = [of_cells(column, partial(apart, column)) for column in dataset.columns]
    return Dataset(
        facts=dataset.facts,
        columns=tuple(each for column in dataset.columns for each in with_missing_column(column)),
        n_rows=dataset.n_rows,
        rows=lambda: (
            tuple(chain.from_iterable(map(getitem, parts, row))) for row in counted(dataset)
        ),
        primary_key=dataset.primary_key,
        foreign_keys=dataset.foreign_keys,
    )


def apart(column: DataColumn, cell: Cell) -> tuple[Cell, ...]:
    """Give the cells that stand for one: where the column can hold a missing code, the code in a second one."""
    if not column.may_be_missing:
        return (cell,)
    return (None, cell.value) if isinstance(cell, Missing) else (cell, None)


def with_missing_column(column: DataColumn) -> tuple[DataColumn, ...]:
    """Give the columns that stand for one: where it can hold a missing code, a second one for the code."""
    if not column.may_be_missing:
        return (column,)
    value = replace(column, may_be_missing=False)
    return (value, missing_column(f"{column.name}:missing"))


def missing_column(name: str) -> DataColumn:
    """Make the column that says why another one is empty."""
    return DataColumn(
        name=name,
        type=ColumnType.TEXT,
        label=_WHY_MISSING,
        values={code.value: text for code, text in MISSING_TEXTS.items()},
        is_closed=True,
    )


def says_why_missing(column: DataColumn) -> bool:
    """Say whether a column holds the codes of giving no answer."""
    return column.values.keys() == {code.value for code in Missing}
