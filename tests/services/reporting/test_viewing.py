from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import analysis
from surveys.model.errors import Refused
from surveys.model.rounds import RoundState
from surveys.services.launching import close_round
from surveys.services.reporting import View
from surveys.services.reporting import read_view
from surveys.services.reporting import round_results
from surveys.services.reporting.viewing import panel_facts
from surveys.services.reporting.viewing import part_of
from surveys.services.reporting.viewing import require_shown
from surveys.services.reporting.viewing import shown_groups
from surveys.services.reporting.viewing import too_few
from tests.analysis.examples import pairs_panel
from tests.workspaces import AUTUMN
from tests.workspaces import bring_round

if TYPE_CHECKING:
    from surveys.services.workspace import Workspace


def panel_of(**sizes: int) -> analysis.Panel:
    """Make a panel whose experts are of groups of these sizes; those of “unknown” are of none."""
    groups = [group for group, n in sizes.items() for _ in range(n)]
    made = pairs_panel([(5, 5)] * len(groups))
    return replace(
        made,
        memberships=tuple(
            analysis.Membership(expert=expert, attribute="community", value=group)
            for expert, group in zip(made.experts, groups, strict=True)
            if group != "unknown"
        ),
    )


def community(value: str) -> View:
    return View(attribute="community", value=value)


@pytest.mark.parametrize(
    ("sizes", "to_viewers", "to_analysts"),
    [
        ({"a": 8, "b": 8}, {"a", "b"}, {"a", "b"}),
        ({"a": 20, "b": 4}, set(), {"a"}),
        ({"a": 8, "b": 8, "c": 3}, {"b"}, {"a", "b"}),
        ({"a": 8, "b": 8, "unknown": 2}, {"b"}, {"a", "b"}),
        ({"a": 8, "b": 8, "unknown": 5}, {"a", "b"}, {"a", "b"}),
        ({"a": 6}, {"a"}, {"a"}),
    ],
    ids=[
        "two groups",
        "a large one and a small one",
        "a small one beside two",
        "a few of whom nothing is known",
        "enough of whom nothing is known",
        "only one",
    ],
)
def test_no_group_is_shown_that_leaves_one_to_four_experts_behind(
    sizes: dict[str, int], to_viewers: set[str], to_analysts: set[str]
) -> None:
    made = panel_of(**sizes)
    assert shown_groups(made, "community", may_see_rows=False) == to_viewers
    assert shown_groups(made, "community", may_see_rows=True) == to_analysts


def test_what_the_shown_groups_leave_of_the_whole_is_never_a_few() -> None:
    for a in range(12):
        for b in range(12):
            for unknown in range(7):
                made = panel_of(a=a, b=b, unknown=unknown)
                shown = shown_groups(made, "community", may_see_rows=False)
                left = len(made.experts) - sum({"a": a, "b": b}[each] for each in shown)
                assert left == 0 or left >= 5 or not shown


def test_a_small_group_is_refused_with_how_small_it_is() -> None:
    made = panel_of(a=8, b=4, c=1)
    for group, words in (("b", "4 experts of this group"), ("c", "1 expert of"), ("d", "Nobody")):
        with pytest.raises(Refused, match=words):
            require_shown(made, community(group), may_see_rows=True)


def test_a_group_that_leaves_few_behind_is_refused_to_whoever_may_not_see_rows() -> None:
    made = panel_of(a=8, b=4)
    with pytest.raises(Refused, match="leave fewer than 5"):
        require_shown(made, community("a"), may_see_rows=False)
    require_shown(made, community("a"), may_see_rows=True)


def test_a_part_holds_what_its_experts_said_and_nothing_else() -> None:
    made = panel_of(a=6, b=7)
    part = part_of(made, community("b"))
    assert len(part.experts) == 7
    assert {each.expert for each in part.ratings} == set(part.experts)
    assert {each.value for each in part.memberships} == {"b"}
    assert part.alliances == made.alliances


def test_a_period_leaves_out_the_alliances_of_every_other() -> None:
    made = panel_of(a=6)
    assert part_of(made, View(period="")) == made
    assert part_of(made, View(period="1990")).alliances == ()
    assert panel_facts(made, may_see_rows=False).periods == ("",)


def test_an_alliance_that_few_of_a_part_or_few_others_placed_is_left_out() -> None:
    whole = [{"id": "x", "period": "", "n": 12}, {"id": "y", "period": "", "n": 8}]
    part = [{"id": "x", "period": "", "n": 7}, {"id": "y", "period": "", "n": 6}]
    assert too_few(whole, part, may_see_rows=False) == {("y", "")}
    assert too_few(whole, part, may_see_rows=True) == set()
    part = [{"id": "x", "period": "", "n": 3}, {"id": "y", "period": "", "n": 0}]
    assert too_few(whole, part, may_see_rows=True) == {("x", "")}


@pytest.mark.parametrize(
    ("group", "period"), [("", ""), ("community:scholar", ""), ("", "present"), ("a:b", "1990")]
)
def test_a_view_is_read_as_it_is_written(group: str, period: str) -> None:
    view = read_view(group, period)
    assert (view.group, view.when) == (group, period)


def test_an_open_round_is_not_filtered(workspace: Workspace) -> None:
    bring_round(workspace, RoundState.OPEN, answered=12)
    with pytest.raises(Refused, match="for the whole panel only"):
        round_results(workspace, AUTUMN, view=community("scholar"))
    close_round(workspace, AUTUMN)
    with pytest.raises(Refused, match="4 experts of this group"):
        round_results(workspace, AUTUMN, view=community("scholar"))
    whole = round_results(workspace, AUTUMN)
    assert whole.of_panel.groups == ()
    present = round_results(workspace, AUTUMN, view=View(period=""))
    assert [each.sentence for each in present.alliances] == [
        each.sentence for each in whole.alliances
    ]
