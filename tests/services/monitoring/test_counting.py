from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.rounds import RoundState
from surveys.services import answering
from surveys.services.monitoring import field_work
from tests.services.monitoring.contacted import contacted
from tests.services.monitoring.contacted import pseudonyms
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
    by, rates = counted.pop("by"), counted.pop("rates")
    assert counted == {
        "round": "northeast-asia/2026-autumn",
        "state": "open",
        "form": "",
        "opens_at": None,
        "opened_at": "2026-09-01T12:00:00+00:00",
        "closes_at": "2026-10-02T04:00:00+00:00",
        "closed_at": None,
        "is_in_grace": False,
        "answers_end_at": "2026-10-02T04:30:00+00:00",
        "panel": EXPERTS,
        "invited": EXPERTS,
        "delivered": None,
        "begun": 4,
        "submitted": 2,
        "under_way": 1,
        "withdrawn": 1,
        "declined": 1,
        "decline_reasons": ["No time this autumn."],
        "being_changed": 0,
        "last_activity": "2026-09-01T13:03:00+00:00",
    }
    assert {value: each["invited"] for value, each in by["community"].items()} == {
        "official": 4,
        "scholar": 4,
        "think_tank": 4,
    }
    assert rates["dispositions"]["refused"] == 2
    assert [each["name"] for each in rates["rates"]][:2] == ["RR1", "RR2"]


def test_the_parts_of_the_invited_add_up_in_the_whole_and_in_each_group(
    workspace: Workspace,
) -> None:
    tokens = bring_round(workspace, RoundState.OPEN, answered=3)
    begun(workspace, tokens[3])
    # Who began and then declined is in one part only, and so is who declined after submitting.
    for token in (tokens[3], tokens[4]):
        answering.decline(workspace, answering.arrive(workspace, token).invitation, "")
    answering.withdraw(workspace, begun(workspace, tokens[0]))
    work = field_work(workspace, AUTUMN)
    groups = [part.counts for each in work.breakdowns for part in each.parts]
    for counts in (work.counts, *groups):
        parts = (counts.submitted, counts.refused, counts.under_way, counts.silent)
        assert sum(parts) == counts.invited
    assert (work.counts.submitted, work.counts.refused, work.counts.silent) == (2, 3, 7)


def test_every_breakdown_counts_everybody_once(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=2)
    work = field_work(workspace, AUTUMN)
    assert [each.id for each in work.breakdowns] == ["language", "community", "country_expertise"]
    for each in work.breakdowns:
        assert sum(part.counts.invited for part in each.parts) == EXPERTS


def test_what_was_delivered_is_known_only_where_mail_was_sent(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN)
    assert field_work(workspace, AUTUMN).delivered is None
    outcomes = ("sent", "bounced", "failed")
    for pseudonym, outcome in zip(pseudonyms(workspace), outcomes, strict=False):
        contacted(workspace, pseudonym, outcome)
    work = field_work(workspace, AUTUMN)
    assert (work.delivered, work.counts.silent) == (1, EXPERTS)


def test_a_round_that_nobody_began_has_no_activity(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.CLOSED)
    counted = field_work(workspace, AUTUMN)
    assert (counted.begun, counted.last_activity) == (0, None)
    assert counted.as_dict()["closed_at"] == "2026-09-01T12:00:00+00:00"
