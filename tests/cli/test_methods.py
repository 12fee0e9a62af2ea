from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from surveys.model.rounds import RoundState
from tests.workspaces import Clock
from tests.workspaces import bring_round
from tests.workspaces import close
from tests.workspaces import open_at

if TYPE_CHECKING:
    from pathlib import Path

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
def test_methods_come_as_text_as_markdown_and_as_json(soundings: Run) -> None:
    text = soundings(f"methods {ROUND}")
    assert text.exit_code == 0, text.output
    for words in ("Placement probability", "Formula:", "Options: minimum_placed = 5", "n = 7"):
        assert words in text.stdout
    marked = soundings(f"methods {ROUND} --format markdown").stdout
    assert marked.startswith(f"# How the results of {ROUND} were computed")
    assert "```python" in marked
    found = json.loads(soundings(f"methods {ROUND} --format json").stdout)
    assert {"study", "round", "statistics"} <= found.keys()
    assert found["statistics"][0]["id"] == "placement-probability"
    assert "numpy" in found["statistics"][0]["python"]
