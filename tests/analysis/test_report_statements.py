"""A simulated panel that satisfies what the source report says of both alliances."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.options import Options
from analysis.results import Interval
from analysis.round import analyze
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.examples import design
from tests.analysis.examples import published
from tests.analysis.examples import target

STATEMENTS = {statement["id"]: statement for statement in published("report-statements")}
PLACED = [name for name, statement in STATEMENTS.items() if "allowed" in statement]
# One of many sets of positions that satisfy the statements: the statements name none.
DESIGN = design(
    target("us-rok", 4.9, 5.4, "1953-2009"),
    target("us-rok", 5.8, 5.5, "2010"),
    target("us-rok", 4.6, 5.7, "2013-2016"),
    target("us-japan", 5.2, 2.9, "undated"),
    target("us-japan", 6.0, 5.6, "2015-2016"),
)
OPTIONS = Options(null_draws=300, bootstrap_draws=300)
RESULT = analyze(panel_of(DESIGN, simulate_panel(DESIGN, seed=2010)), OPTIONS)
CHANGES = {
    (each.alliance, each.origin.period, each.goal.period): each
    for each in RESULT.change.comparisons
}
NOWHERE = Interval(low=float("nan"), high=float("nan"), level=0.95, method="")
BY_PERIOD = {(alliance.id, alliance.period): alliance for alliance in RESULT.alliances}


def means(statement: dict[str, Any], period: str) -> dict[str, float]:
    axes = BY_PERIOD[statement["alliance"], statement[period]].axes
    return {name: axis.mean.estimate or 0.0 for name, axis in axes.items()}


@pytest.mark.parametrize("name", PLACED)
def test_each_alliance_is_placed_where_the_report_allows(name: str) -> None:
    statement = STATEMENTS[name]
    placement = BY_PERIOD[statement["alliance"], statement["period"]].placement

    assert placement.phase in statement["allowed"]
    assert placement.probability is not None
    assert sum(placement.probability[phase] for phase in statement["allowed"]) > 0.9


@pytest.mark.parametrize("name", [name for name in PLACED if "since" in STATEMENTS[name]])
def test_each_change_has_the_direction_that_the_report_gives(name: str) -> None:
    statement = STATEMENTS[name]
    before, after = means(statement, "since"), means(statement, "period")

    for axis in statement.get("up", ()):
        assert after[axis] > before[axis]
    for axis in statement.get("down", ()):
        assert after[axis] < before[axis]
    for axis in statement.get("not_down", ()):
        assert after[axis] >= before[axis]


@pytest.mark.parametrize("name", [name for name in PLACED if "since" in STATEMENTS[name]])
def test_the_experts_who_judged_both_periods_moved_in_that_direction(name: str) -> None:
    statement = STATEMENTS[name]
    compared = CHANGES[statement["alliance"], statement["since"], statement["period"]]
    limits = {axis: found.change.interval for axis, found in compared.axes.items()}

    assert compared.joint.p is not None
    assert compared.joint.p < 0.05
    for axis in statement.get("up", ()):
        assert (limits[axis] or NOWHERE).low > 0
    for axis in statement.get("down", ()):
        assert (limits[axis] or NOWHERE).high < 0
    for axis in statement.get("not_down", ()):
        assert (limits[axis] or NOWHERE).high >= 0


def test_no_alliance_is_likely_to_have_moved_into_danger() -> None:
    for compared in CHANGES.values():
        assert compared.phase is not None
        for phase in STATEMENTS["never-danger"]["forbidden"]:
            assert (compared.phase.moved_to or {})[phase] < 0.05


def test_the_trajectory_of_each_alliance_passes_where_the_report_has_it() -> None:
    ways = {way.alliance: way.points for way in RESULT.change.trajectories}
    for name in PLACED:
        statement = STATEMENTS[name]
        (point,) = [
            point for point in ways[statement["alliance"]] if point.period == statement["period"]
        ]
        assert point.phase in statement["allowed"]
        assert point.ellipses is not None
    assert [point.period for point in ways["us-rok"]] == ["1953-2009", "2010", "2013-2016"]


def test_danger_is_never_likely() -> None:
    for alliance in RESULT.alliances:
        assert alliance.placement.probability is not None
        for phase in STATEMENTS["never-danger"]["forbidden"]:
            assert alliance.placement.probability[phase] < 0.05


def test_five_periods_are_targets_enough_for_coefficients() -> None:
    agreement = RESULT.reliability.axes["cohesion"].agreement

    assert agreement.krippendorff_alpha_ordinal.estimate is not None
    assert agreement.icc["ICC(A,k)"].n_units == 5
