"""What was exported is analysed again from its files alone, and gives the numbers of the round."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from typing import Any

import openpyxl
import pytest

from surveys.services import analyzing
from surveys.services.exporting.files import export_file
from surveys.services.reporting import round_results
from tests.workspaces import AUTUMN
from tests.workspaces import Clock
from tests.workspaces import close
from tests.workspaces import open_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from surveys.model.studies import Study

#: What a table of ratings says nothing of: other questions, and why somebody could not judge.
NOT_IN_RATINGS = ("pools", "convergence", "cannot_judge", "sensitivity")


@pytest.fixture(scope="module")
def exported(answered: Path) -> Iterator[tuple[dict[str, bytes], dict[str, Any], Study]]:
    clock = Clock()
    clock.go_on(days=40)  # nobody who had begun may submit any more
    workspace = open_at(answered, clock)
    results = round_results(workspace, AUTUMN)
    names = ("ratings.csv", "ratings-wide.csv", "panel.csv", "data.xlsx")
    files = {name: export_file(workspace, AUTUMN, name) for name in names}
    yield files, json.loads(results.json_bytes()), results.study
    close(workspace)


@pytest.mark.parametrize(
    ("name", "sheet"), [("ratings.csv", ""), ("ratings-wide.csv", ""), ("data.xlsx", "ratings")]
)
def test_scores_placements_and_reliability_are_those_of_the_round(
    exported: tuple[dict[str, bytes], dict[str, Any], Study], name: str, sheet: str
) -> None:
    files, of_round, study = exported
    read = analyzing.read_ratings(files[name], study, panel=files["panel.csv"], sheet=sheet)
    assert read.left_out == ()
    found = json.loads(analyzing.results_of_ratings(study, "0" * 64, read).json_bytes())

    for alliance, said in zip(found["alliances"], of_round["alliances"], strict=True):
        for key in NOT_IN_RATINGS:
            del alliance[key], said[key]
        assert alliance == said
    for key in ("reliability", "scale_use", "options", "frame", "phase_map"):
        assert found[key] == of_round[key]
    assert found["measurement"]["alliances"] == of_round["measurement"]["alliances"]
    assert found["simulated"] is False
    for said in of_round["alliances"]:
        said.update(dict.fromkeys(NOT_IN_RATINGS))


def test_results_are_written_with_tables_and_figures(
    exported: tuple[dict[str, bytes], dict[str, Any], Study], tmp_path: Path
) -> None:
    files, of_round, study = exported
    read = analyzing.read_ratings(files["ratings.csv"], study)
    results = analyzing.results_of_ratings(study, "0" * 64, read, "from-elsewhere")
    told: list[Path] = []
    written = analyzing.write_results(results, tmp_path, language="ja", done=told.append)
    assert written == tuple(told)
    names = {file.name for file in written}
    assert {"results.json", "placements.csv", "scores.csv", "phase-plane.svg"} <= names
    assert "脅威認識の一致" in (tmp_path / "phase-plane.svg").read_text()
    assert json.loads((tmp_path / "results.json").read_text())["round"]["id"] == "from-elsewhere"
    position = of_round["alliances"][0]["position"]["cohesion"]
    assert str(position) in (tmp_path / "placements.csv").read_text()


def test_a_workbook_of_ones_own_is_read(
    exported: tuple[dict[str, bytes], dict[str, Any], Study], tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Expert", "Alliance", "T0", "C0"])
    for number in range(6):
        sheet.append([f"e{number}", "日米同盟", 5 + number % 2, 6])
    book.save(tmp_path / "own.xlsx")
    study = exported[2]
    read = analyzing.read_ratings((tmp_path / "own.xlsx").read_bytes(), study)
    results = analyzing.results_of_ratings(study, "0" * 64, read)
    assert results.alliances[0].result["position"] == {"threat_agreement": 5.5, "cohesion": 6.0}
    assert [report.id for report in results.alliances] == ["us-japan"]


def test_what_is_simulated_stays_labelled(
    exported: tuple[dict[str, bytes], dict[str, Any], Study],
) -> None:
    study = exported[2]
    lines = [f"simulated-{number},us-japan,T0,5" for number in range(5)]
    table = "\n".join(["expert,alliance,item,value", *lines]).encode()
    read = analyzing.read_ratings(table, study)
    assert analyzing.results_of_ratings(study, "0" * 64, read).document["simulated"] is True
