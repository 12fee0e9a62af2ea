"""A round through every state as a researcher types it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROUND = "northeast-asia/2026-autumn"
ZONE = "(America/New_York)"


@pytest.mark.usefixtures("installed")
def test_a_round_goes_through_every_state(soundings: Run) -> None:
    def does(line: str) -> str:
        result = soundings(line)
        assert (result.exit_code, result.stderr) == (0, ""), line
        return str(result.stdout)

    made = does("round create northeast-asia 2026-autumn --closes 30d --opens 7d --grace 45")
    assert made.startswith(f"{ROUND} is to open at ")
    assert made.endswith(f"{ZONE}\n")
    assert does(f"round open {ROUND}").startswith(f"{ROUND} is scheduled: open from ")
    assert does(f"round unschedule {ROUND}") == f"{ROUND} is a draft\n"
    assert does(f"round schedule {ROUND} --at 3d").startswith(f"{ROUND} is scheduled: ")
    does(f"round unschedule {ROUND}")
    assert does(f"round open {ROUND} --at now").startswith(f"{ROUND} is open until the end of ")
    assert does(f"round pause {ROUND}").startswith(f"{ROUND} is paused; it closes at ")
    assert does(f"round resume {ROUND}").startswith(f"{ROUND} is open until ")
    assert does(f"round extend {ROUND} --closes 60d --reason Holidays").startswith(
        f"{ROUND} is open until "
    )
    assert "who had begun may submit until" in does(f"round close {ROUND} --grace")
    refused = soundings(f"round finalize {ROUND} --yes")
    assert refused.exit_code == 1
    assert "may still submit until" in refused.stderr
    assert does(f"round close {ROUND}") == f"{ROUND} is closed\n"
    assert does(f"round reopen {ROUND} --reason Mistake").startswith(f"{ROUND} is open until ")
    does(f"round close {ROUND}")
    status = json.loads(does(f"round status {ROUND} --json"))
    assert (status["state"], status["is_in_grace"]) == ("closed", False)
    assert does("round clone northeast-asia/2026-autumn 2027 --closes 90d").startswith(
        "northeast-asia/2027 closes at the end of "
    )
    followed = does(
        "round create northeast-asia 2028 --closes 90d --from 2026-autumn --carry submitted"
    )
    assert followed.endswith("; it follows 2026-autumn, asking who submitted there\n")
    does(f"round finalize {ROUND} --yes")
    assert soundings(f"round extend {ROUND} --closes 90d").exit_code == 1
