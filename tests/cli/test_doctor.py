from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from surveys.services.installing import load_settings
from surveys.services.installing import open_installation
from tests.workspaces import close

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

ROUND = "northeast-asia/2026-autumn"


def test_an_installation_that_is_well_ends_with_zero(soundings: Run, installed: Path) -> None:
    done = soundings("doctor")
    assert done.exit_code == 0, done.output
    assert "Nothing must be mended." in done.stdout
    assert "advice  mail: Nobody said how mail is sent" in done.stdout
    assert installed.name in done.stdout


def test_something_to_be_mended_ends_with_one_and_says_what_to_do(
    soundings: Run, installed: Path
) -> None:
    installed.chmod(0o755)
    done = soundings("doctor")
    assert done.exit_code == 1
    assert "MEND    permissions: Others on this machine may read" in done.stdout
    assert f"chmod -R go-rwx {installed}" in done.stdout
    assert "1 thing must be mended." in done.stdout


def test_a_program_reads_the_findings_as_json(soundings: Run, installed: Path) -> None:
    found = json.loads(soundings("doctor --json").stdout)
    assert found["is_well"]
    assert {"address", "mail", "disk", "permissions", "databases", "clock", "halves", "fonts"} <= {
        each["about"] for each in found["findings"]
    }
    assert all(each["to_do"] or each["weight"] == "good" for each in found["findings"])
    assert installed.is_dir()


def test_halves_are_finished_by_repair(soundings: Run, installed: Path) -> None:
    soundings("round create northeast-asia 2026-autumn --closes 30d")
    soundings(f"invite {ROUND} --links-to one.csv")
    workspace = open_installation(load_settings(installed, {}))
    with workspace.study("northeast-asia").write() as db:
        db.execute("DELETE FROM round_experts WHERE pseudonym > '8'")
        left = db["round_experts"].count
    assert left < 12
    found = soundings("doctor")
    assert found.exit_code == 1
    assert "Run: soundings doctor --repair" in found.stdout
    done = soundings("doctor --repair")
    assert done.exit_code == 0
    assert f"Finished what was left half done: {12 - left} thing" in done.stdout
    assert workspace.study("northeast-asia").read()["round_experts"].count == 12
    close(workspace)


def test_a_folder_without_an_installation_is_said(soundings: Run) -> None:
    failed = soundings("doctor")
    assert failed.exit_code == 1
    assert "There is no installation" in failed.stderr


@pytest.mark.usefixtures("installed")
def test_a_setting_that_cannot_be_read_is_said(soundings: Run, installed: Path) -> None:
    (installed / "config.py").write_text("PUBLIC_ULR = 'https://x.example'\n")
    failed = soundings("doctor")
    assert failed.exit_code == 1
    assert "PUBLIC_ULR, which is no setting" in failed.stderr
