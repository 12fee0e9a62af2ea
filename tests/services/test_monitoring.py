from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.monitoring import field_work
from tests.workspaces import AUTUMN
from tests.workspaces import EXPERTS
from tests.workspaces import begun
from tests.workspaces import bring_round
from tests.workspaces import clock_of

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def test_field_work_counts_experts(workspace: Workspace) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=3)
    clock_of(workspace).go_on(hours=1)
    begun(workspace, tokens[3])
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    invitation = answering.arrive(workspace, tokens[4]).invitation
    answering.decline(workspace, invitation, "No time this autumn.")
    counted = field_work(workspace, AUTUMN).as_dict()
    assert counted == {
        "round": "northeast-asia/2026-autumn",
        "state": "open",
        "form": "",
        "opened_at": "2026-09-01T12:00:00+00:00",
        "closes_at": "2026-10-02T04:00:00+00:00",
        "closed_at": None,
        "panel": EXPERTS,
        "invited": EXPERTS,
        "begun": 4,
        "submitted": 2,
        "withdrawn": 1,
        "declined": 1,
        "decline_reasons": ["No time this autumn."],
        "being_changed": 0,
        "last_activity": "2026-09-01T13:03:00+00:00",
    }


def test_a_round_that_nobody_began_has_no_activity(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.CLOSED)
    counted = field_work(workspace, AUTUMN)
    assert (counted.begun, counted.last_activity) == (0, None)
    assert counted.as_dict()["closed_at"] == "2026-09-01T12:00:00+00:00"
