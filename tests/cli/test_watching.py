from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundState
from surveys.services.workspace import now
from tests.workspaces import Clock
from tests.workspaces import bring_round
from tests.workspaces import close
from tests.workspaces import open_at

if TYPE_CHECKING:
    from click.testing import Result

    from tests.cli.conftest import Run

ROUND = "northeast-asia/2026-autumn"


@pytest.fixture
def watched(installed: Path) -> Path:
    """An installation whose round seven of twelve experts answered, and that closed since."""
    workspace = open_at(installed, Clock())
    bring_round(workspace, RoundState.CLOSED, answered=7)
    close(workspace)
    return installed


def lines(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


@pytest.mark.usefixtures("watched")
def test_the_status_shows_counts_groups_and_named_rates(soundings: Run) -> None:
    said = lines(soundings(f"round status {ROUND}"))
    assert said[0] == f"{ROUND} is closed"
    assert "submitted 7" in said
    assert "By community invited begun submitted under way refused no sign" in said
    assert any(line.startswith("RR1 58.3 % (32 to 81 %) Of everybody invited") for line in said)
    assert any(line.startswith("RR3 58.3 % As RR1, but of those") for line in said)


@pytest.mark.usefixtures("watched")
def test_the_quality_names_items_reasons_flags_and_short_labels(soundings: Run) -> None:
    said = lines(soundings(f"round quality {ROUND}"))
    assert said[0].startswith(f"{ROUND} is closed: 7 responses, as of 2026-09-01 12:07 UTC")
    assert any("Not enough information: " in line for line in said)
    assert any(line.startswith("Straight-lining: 0 of 7. The same point") for line in said)
    assert "Haste: Nobody who counts has a recorded time." in " ".join(said)


def test_what_an_open_round_withholds_is_said(soundings: Run, installed: Path) -> None:
    workspace = open_at(installed, Clock(now()))
    bring_round(workspace, RoundState.OPEN, answered=4)
    close(workspace)
    said = lines(soundings(f"round quality {ROUND}"))
    assert said[0] == f"{ROUND} is open: 0 responses"
    assert "appear with the 5th submission" in said[1]
    assert json.loads(soundings(f"round quality {ROUND} --json").stdout)["flagged"] is None


@pytest.mark.usefixtures("watched")
def test_the_quality_as_json_has_every_part(soundings: Run) -> None:
    found = json.loads(soundings(f"round quality {ROUND} --json").stdout)
    assert set(found) == {
        "round",
        "state",
        "as_of",
        "counted",
        "nothing_yet",
        "time",
        "pages",
        "items",
        "flags",
        "flagged",
    }
    assert [flag["kind"] for flag in found["flags"]] == ["straight", "contradiction", "haste"]


@pytest.mark.usefixtures("watched")
def test_the_tables_are_written_to_a_folder(soundings: Run) -> None:
    assert lines(soundings(f"round status {ROUND} --to out")) == [
        "out/experts.csv",
        "out/rates.csv",
        "out/days.csv",
    ]
    assert lines(soundings(f"round quality {ROUND} --to out")) == [
        "out/pages.csv",
        "out/items.csv",
        "out/flags.csv",
    ]
    assert Path("out/flags.csv").read_text(encoding="utf-8-sig").startswith("pseudonym,")


@pytest.mark.usefixtures("watched")
def test_watching_ends_when_the_round_is_over(soundings: Run) -> None:
    said = lines(soundings(f"round watch {ROUND} --every 1"))
    assert said[0].startswith("As of ")
    assert said[1] == f"{ROUND} is closed"


@pytest.mark.usefixtures("installed")
def test_a_draft_says_what_to_do_next(soundings: Run) -> None:
    soundings("round create northeast-asia 2026-autumn --closes 30d")
    said = lines(soundings(f"round status {ROUND}"))
    assert said[-1].startswith("Nobody is invited yet. Import the panel")
    assert "The round has not been opened" in lines(soundings(f"round quality {ROUND}"))[1]
