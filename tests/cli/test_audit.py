from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

STUDY = "northeast-asia"


@pytest.mark.usefixtures("installed")
def test_the_trail_of_a_study_is_told_the_newest_first(soundings: Run) -> None:
    soundings(f"round create {STUDY} 2026-autumn --closes 30d")
    soundings(f"round open {STUDY}/2026-autumn")
    lines = soundings(f"audit {STUDY}").output.splitlines()
    assert "opened the round 2026-autumn" in lines[0]
    assert "added version 1 of the study" in " ".join(lines)
    only = soundings(f"audit {STUDY} --kind round-opened").output.splitlines()
    assert only == lines[:1]
    assert soundings(f"audit {STUDY} --last 1").output.splitlines() == [
        lines[0],
        "There are older ones: --last 2, or all of them with --to",
    ]


@pytest.mark.usefixtures("installed")
def test_what_a_researcher_did_is_asked_for_by_address(soundings: Run) -> None:
    assert soundings("audit --by ada@example.org").output == "Nothing of that was recorded.\n"
    refused = soundings("audit --by nobody@example.org")
    assert refused.exit_code == 1
    assert "Nobody has an account with the address nobody@example.org." in refused.output


@pytest.mark.usefixtures("installed")
def test_the_trail_is_written_to_a_new_file_and_that_is_recorded(soundings: Run) -> None:
    assert soundings("audit --to trail.csv").output == "trail.csv\n"
    with Path("trail.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[-1]["kind"] == "audit-exported"
    assert Path("trail.csv").stat().st_mode & 0o777 == 0o600
    for line in ("audit --to trail.csv", "audit --to trail.xml", "audit --to nowhere/trail.csv"):
        assert soundings(line).exit_code == 1, line
    events = json.loads(soundings("audit --json").output)
    assert [event["kind"] for event in events].count("audit-exported") == 1


@pytest.mark.usefixtures("installed")
def test_a_filter_that_cannot_be_read_gets_a_sentence(soundings: Run) -> None:
    assert "There is no kind of event “dance”." in soundings("audit --kind dance").output
    assert "“soon” is no day." in soundings("audit --day soon").output
    assert soundings("audit nowhere").exit_code == 1
