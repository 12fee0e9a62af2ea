"""A data package of names and codes that spreadsheets would run: it fits the CSV file as that is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import cast

import frictionless
import pytest

from surveys.formats.data_package import write_data_package
from surveys.formats.dataset_csv import write_csv
from surveys.model.answers import Missing
from surveys.model.column_types import ColumnType
from surveys.model.column_types import Measure
from surveys.model.datasets import DataColumn
from surveys.model.datasets import Dataset
from surveys.model.datasets import Exposure
from surveys.model.datasets import Facts
from surveys.model.datasets import ForeignKey
from surveys.model.texts import plain

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("csv_limits")

KEY = DataColumn(name="=key", type=ColumnType.TEXT, label=plain("A key."))
CODE = DataColumn(
    name="-code",
    type=ColumnType.TEXT,
    label=plain("A code."),
    values={"=a": plain("one"), "b": plain("two")},
    is_closed=True,
)
POINT = DataColumn(
    name="point",
    type=ColumnType.INTEGER,
    label=plain("A point."),
    measure=Measure.ORDINAL,
    bounds=(1, 3),
    may_be_missing=True,
)
ROWS = (("=1+1", "=a", 3), ("-99", "b", Missing.SKIPPED), ("漂流\n期", None, 1))


def dataset(name: str, *, refers: bool = False) -> Dataset:
    facts = Facts(name=name, about="made", for_whom="tests", exposure=Exposure.NOBODY)
    to_first = ForeignKey(columns=("=key",), dataset="first", references=("=key",))
    return Dataset(
        facts=facts,
        columns=(KEY, CODE, POINT),
        n_rows=len(ROWS),
        rows=lambda: iter(ROWS),
        primary_key=("=key",),
        foreign_keys=(to_first,) if refers else (),
    )


def written(folder: Path, *datasets: Dataset) -> Path:
    for each in datasets:
        with (folder / f"{each.name}.csv").open("wb") as stream:
            write_csv(each, stream)
    with (folder / "datapackage.json").open("wb") as stream:
        write_data_package({"name": "made"}, datasets, stream, language="en")
    return folder / "datapackage.json"


def test_names_and_codes_are_described_as_they_stand_in_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, dataset("first"), dataset("second", refers=True))
    report = frictionless.validate(str(file))
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid
    schema = json.loads(file.read_bytes())["resources"][1]["schema"]
    assert [each["name"] for each in schema["fields"]] == [
        "'=key",
        "'-code",
        "point",
        "point:missing",
    ]
    assert schema["fields"][1]["constraints"] == {"enum": ["'=a", "b"]}
    assert schema["fields"][2]["constraints"] == {"minimum": 1, "maximum": 3}
    assert schema["foreignKeys"][0]["reference"] == {"resource": "first", "fields": ["'=key"]}


def test_a_row_that_leads_nowhere_is_noticed(tmp_path: Path) -> None:
    file = written(tmp_path, dataset("first"), dataset("second", refers=True))
    content = (tmp_path / "second.csv").read_bytes()
    (tmp_path / "second.csv").write_bytes(content.replace(b"'=1+1", b"'=1+2"))
    report = frictionless.validate(str(file))
    assert "foreign-key" in {error.type for error in report.tasks[1].errors}


def test_a_key_to_a_file_that_is_not_there_is_not_described(tmp_path: Path) -> None:
    file = written(tmp_path, dataset("second", refers=True))
    (resource,) = cast(
        "list[dict[str, dict[str, object]]]", json.loads(file.read_bytes())["resources"]
    )
    assert "foreignKeys" not in resource["schema"]
