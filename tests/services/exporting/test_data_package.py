"""The data package of an answered round, read and checked by Frictionless as anybody would."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

import frictionless
import pytest

from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.exporting import folders
from surveys.services.exporting.catalogue import DATASETS
from surveys.services.exporting.files import export_file
from surveys.services.exporting.source import source_of
from tests.services.exporting.conftest import WORDS
from tests.workspaces import AUTUMN
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from pathlib import Path

    from surveys.services.exporting.source import Source
    from surveys.services.workspace import Workspace

pytestmark = pytest.mark.usefixtures("csv_limits")

FILE = "datapackage.json"


@pytest.fixture(scope="module")
def folder(hard_source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CSV files of a round in which experts wrote formulas, lines and other scripts, and their package."""
    folder = tmp_path_factory.mktemp("package")
    folders.write_folder(hard_source, folder, folders.names_in(["csv"]))
    return folder


@pytest.fixture(scope="module")
def package(folder: Path) -> Any:
    return frictionless.Package(str(folder / FILE))


def test_every_file_fits_its_description(folder: Path) -> None:
    report = frictionless.validate(str(folder / FILE))
    found = [(task.name, error.message) for task in report.tasks for error in task.errors]
    assert (found, report.errors, report.valid) == ([], [], True)
    assert [task.name for task in report.tasks] == list(DATASETS)
    assert all(
        task.stats.get("rows") or task.name in {"paradata", "rationales"} for task in report.tasks
    )


def test_texts_come_back_as_they_were_written(package: Any) -> None:
    rows = package.get_resource("comments").read_rows()
    texts = {row["text"].removeprefix("'") for row in rows if row["target"] == "us-japan"}
    assert {words.removeprefix("'") for words in WORDS} <= texts


def test_a_file_that_was_changed_is_noticed(folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    wide = (tmp_path / "ratings.csv").read_bytes()
    assert b",7,,,1,7," in wide
    (tmp_path / "ratings.csv").write_bytes(wide.replace(b",7,,,1,7,", b",8,,,1,7,", 1))
    report = frictionless.validate(str(tmp_path / FILE))
    (task,) = [task for task in report.tasks if not task.valid]
    kinds = {error.type for error in task.errors}
    assert (task.name, kinds) == ("ratings", {"hash-count", "constraint-error"})


def test_scales_codes_and_keys_are_described(package: Any) -> None:
    wide = package.get_resource("ratings-wide").schema
    point = wide.get_field("us-japan.T0")
    assert point.type == "integer"
    assert point.constraints["enum"] == [1, 2, 3, 4, 5, 6, 7]
    why = wide.get_field("us-japan.T0:missing")
    assert why.constraints["enum"][0] == "cannot_judge"
    assert wide.primary_key == ["pseudonym", "round"]
    (key,) = wide.foreign_keys
    assert key["reference"] == {"resource": "panel", "fields": ["pseudonym"]}
    scores = package.get_resource("scores").schema.foreign_keys
    assert [each["reference"]["resource"] for each in scores] == ["placements"]
    years = package.get_resource("answers").schema.get_field("expert.BG_YEARS")
    assert (years.constraints["minimum"], years.constraints["maximum"]) == (0, 70)


def test_it_says_what_the_files_are_and_gives_no_licence_that_nobody_gave(folder: Path) -> None:
    document = json.loads((folder / FILE).read_bytes())
    assert document["name"] == "northeast-asia-2026-autumn"
    assert "licenses" not in document
    assert document["simulated"] is False
    assert document["resources"][0]["exposure"] == "single experts"


def test_it_comes_with_the_files_that_it_is_about() -> None:
    assert FILE in folders.names_in(["csv"])
    assert FILE not in folders.names_in(["json"])


def test_with_a_mark_of_the_encoding_it_holds_too(hard: Workspace, tmp_path: Path) -> None:
    source = source_of(hard, AUTUMN, "ko", marks_encoding=True)
    folders.write_folder(source, tmp_path, folders.names_in(["csv"]))
    assert frictionless.validate(str(tmp_path / FILE)).valid


def test_it_is_the_same_twice_and_waits_for_the_close(
    hard: Workspace, workspace: Workspace
) -> None:
    assert export_file(hard, AUTUMN, FILE) == export_file(hard, AUTUMN, FILE)
    bring_round(workspace, RoundState.OPEN, answered=1)
    with pytest.raises(Refused, match="is open: rows of single experts"):
        export_file(workspace, AUTUMN, FILE)
