from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundState
from tests.workspaces import Clock
from tests.workspaces import bring_round
from tests.workspaces import close
from tests.workspaces import open_at

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROUND = "northeast-asia/2026-autumn"


@pytest.fixture
def answered(installed: Path) -> Path:
    """An installation whose round seven of twelve experts answered, and that closed since."""
    workspace = open_at(installed, Clock())
    bring_round(workspace, RoundState.CLOSED, answered=7)
    close(workspace)
    return installed


@pytest.mark.usefixtures("answered")
def test_reliability_says_its_questions_one_by_one(soundings: Run) -> None:
    said = soundings(f"reliability {ROUND}")
    assert said.exit_code == 0, said.output
    for words in (
        "1. Is opinion concentrated?",
        "US–Japan, cohesion",
        "C5R (turned): At least",
        "2. Do the experts put the alliances in the same order?",
        "Cohesion: Fewer than five alliances",
        "Cohesion, vignettes (agreement in using the scale)",
        "Do the items of an axis hang together?",
        "Worth another look",
    ):
        assert words in said.stdout


@pytest.mark.usefixtures("answered")
def test_reliability_comes_as_json_and_as_files(soundings: Run, tmp_path: Path) -> None:
    found = json.loads(soundings(f"reliability {ROUND} --json").stdout)
    assert found["alliances"][0]["axes"]["cohesion"][0]["item"] == "C0"
    assert "omega_total" in found["reliability"]["cohesion"]
    written = soundings(f"reliability {ROUND} --to {tmp_path / 'out'}")
    assert [Path(line).name for line in written.stdout.splitlines()] == [
        "agreement-by-question.csv",
        "distributions.csv",
        "coefficients.csv",
        "scale-items.csv",
    ]


@pytest.mark.usefixtures("answered")
def test_an_analysis_ends_with_a_few_lines_on_reliability(soundings: Run) -> None:
    said = soundings(f"analyze {ROUND}").stdout
    assert "Reliability (alpha within alliances" in said
    assert said.endswith(f"More: soundings reliability {ROUND}\n")


@pytest.mark.usefixtures("installed")
def test_a_round_that_there_is_not_has_no_reliability(soundings: Run) -> None:
    said = soundings(f"reliability {ROUND}")
    assert said.exit_code == 1
    assert "There is no round “2026-autumn”" in said.stderr
