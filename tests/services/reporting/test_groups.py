"""Groups and camps of experts: shown once no answer can come in, and of the whole panel alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.rounds import RoundState
from surveys.services.launching import close_round
from surveys.services.recruiting import import_panel
from surveys.services.reporting import View
from surveys.services.reporting import round_results
from tests.workspaces import AUTUMN
from tests.workspaces import STUDY
from tests.workspaces import bring_round
from tests.workspaces import clock_of
from tests.workspaces import panel_csv

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace

EXPERTS = 15  # five of each community


def test_groups_and_camps_wait_for_the_end_and_are_not_told_within_a_part(
    workspace: Workspace,
) -> None:
    import_panel(workspace, STUDY, panel_csv(EXPERTS))
    bring_round(workspace, RoundState.OPEN, answered=EXPERTS)

    running = round_results(workspace, AUTUMN)
    for report in running.alliances:
        assert report.result["groups"] == []
        assert report.result["camps"]["reason"] == "groups_withheld"
        assert report.result["camps"]["two_camps"] is None
        assert "two_camps" not in report.result["warnings"]
    assert running.camp_members == ()
    assert "camp_members" not in running.document

    close_round(workspace, AUTUMN)
    clock_of(workspace).go_on(days=1)
    closed = round_results(workspace, AUTUMN)
    shown = [each["n"] for each in closed.alliances[0].result["groups"][0]["groups"]]
    assert [n for n in shown if n is not None and n < EXPERTS // 3] == []
    assert closed.alliances[0].result["camps"]["reason"] != "groups_withheld"
    assert "camp_members" not in closed.document

    part = round_results(workspace, AUTUMN, view=View(attribute="community", value="scholar"))
    assert [report.result["groups"] for report in part.alliances] == [[], []]
    assert {report.result["camps"]["reason"] for report in part.alliances} == {"groups_withheld"}
