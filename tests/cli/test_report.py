from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.events import EventKind
from surveys.model.rounds import RoundState
from surveys.services.auditing.reading import list_events
from tests.workspaces import STUDY
from tests.workspaces import Clock
from tests.workspaces import bring_round
from tests.workspaces import close
from tests.workspaces import open_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

ROUND = "northeast-asia/2026-autumn"


def test_a_report_is_written_in_the_format_of_its_ending_and_recorded(
    soundings: Run, installed: Path, here: Path
) -> None:
    workspace = open_at(installed, Clock())
    bring_round(workspace, RoundState.CLOSED, answered=5)
    close(workspace)

    made = soundings(f"report {ROUND} --language ja --to out/report.HTML")
    assert made.exit_code == 0, made.output
    assert made.stdout == "out/report.HTML\n"
    content = (here / "out" / "report.HTML").read_text()
    assert '<html lang="ja">' in content
    assert "位置づけ" in content

    refused = soundings(f"report {ROUND} --to report.docx")
    assert refused.exit_code == 1
    assert "A report is written as pdf or html, not as “docx”." in refused.output
    assert not (here / "report.docx").exists()

    workspace = open_at(installed, Clock())
    listed = list_events(workspace, STUDY).events
    close(workspace)
    exported = [each.event for each in listed if each.event.kind == EventKind.DATA_EXPORTED.value]
    assert [each.details["files"] for each in exported] == [["report.html"]]
