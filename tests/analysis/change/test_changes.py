"""What a whole round says of change: since the round before, and over periods."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analysis.options import Options
from analysis.round import analyze
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.examples import design
from tests.analysis.examples import target

if TYPE_CHECKING:
    from analysis.panel import Panel

OPTIONS = Options(null_draws=200, bootstrap_draws=200, joint_draws=20_000)
PERIODS = ("1990", "2010", "2016")


def simulated(*targets: tuple[str, float, float, str], seed: int, experts: int = 12) -> Panel:
    made = replace(design(*(target(*each) for each in targets)), experts=experts)
    return panel_of(made, simulate_panel(made, seed=seed))


FIRST = replace(simulated(("us-rok", 5.8, 5.6, ""), seed=1), round="spring")
SECOND = replace(simulated(("us-rok", 3.0, 5.6, ""), seed=2), round="autumn")
RESULT = analyze(SECOND, OPTIONS, earlier=[FIRST])


def test_a_round_alone_with_one_period_tells_of_no_change() -> None:
    found = analyze(FIRST, OPTIONS).change

    assert found.comparisons == ()
    assert found.trajectories == ()


def test_a_following_round_is_compared_expert_by_expert() -> None:
    (comparison,) = RESULT.change.comparisons

    assert (comparison.origin.round, comparison.goal.round) == ("spring", "autumn")
    assert comparison.n == 12
    threat = comparison.axes["threat_agreement"]
    assert threat.change.estimate is not None
    assert threat.change.estimate < -2
    assert threat.test.p is not None
    assert threat.test.p < 0.01
    assert comparison.phase is not None
    assert comparison.phase.moved_to is not None
    assert comparison.phase.moved_to["stable"] > 0.9
    assert comparison.stop is not None
    assert comparison.stop.decision == "unstable"


def test_the_names_and_the_order_of_the_experts_do_not_matter() -> None:
    def renamed(panel: Panel) -> Panel:
        names = {expert: f"x{99 - place}" for place, expert in enumerate(panel.experts)}
        return replace(
            panel,
            experts=tuple(sorted(names.values())),
            ratings=tuple(replace(each, expert=names[each.expert]) for each in panel.ratings)[::-1],
        )

    again = analyze(renamed(SECOND), OPTIONS, earlier=[renamed(FIRST)])

    assert again.change.as_dict() == RESULT.change.as_dict()


def test_the_document_names_the_occasions_and_no_expert() -> None:
    document = RESULT.as_dict()["change"]
    text = json.dumps(document, allow_nan=False)

    assert document["comparisons"][0]["from"] == {"round": "spring", "period": ""}
    assert not [expert for expert in FIRST.experts if f'"{expert}"' in text]


def test_periods_are_compared_in_the_order_of_time_and_the_present_comes_last() -> None:
    panel = simulated(
        ("us-rok", 5.5, 5.5, ""),
        ("us-rok", 5.0, 5.0, "2016"),
        ("us-rok", 3.0, 5.0, "2010"),
        ("us-rok", 3.0, 3.0, "1990"),
        seed=3,
    )
    found = analyze(replace(panel, periods=PERIODS), OPTIONS).change

    steps = [(each.origin.period, each.goal.period) for each in found.comparisons]
    assert steps == [("1990", "2010"), ("2010", "2016"), ("2016", "")]
    (way,) = found.trajectories
    assert [point.period for point in way.points] == [*PERIODS, ""]
    assert [point.phase for point in way.points] == ["danger", "stable", "ironclad", "ironclad"]
    assert all(each.stop is None for each in found.comparisons)


def test_a_period_asked_by_one_item_is_compared_on_that_item() -> None:
    panel = simulated(("us-rok", 5.5, 5.5, ""), ("us-rok", 5.0, 5.0, "2010"), seed=4)
    asked = replace(
        panel,
        ratings=tuple(
            each
            for each in panel.ratings
            if each.target != "us-rok" or not each.period or each.item in {"T0", "C0"}
        ),
    )
    (comparison,) = analyze(asked, OPTIONS).change.comparisons
    by = {
        (each.expert, each.period): each.value or 0
        for each in asked.ratings
        if each.item == "T0" and each.target == "us-rok"
    }

    expected = np.mean([by[expert, ""] - by[expert, "2010"] for expert in asked.experts])
    assert comparison.axes["threat_agreement"].questions == 1
    assert comparison.axes["threat_agreement"].change.estimate == pytest.approx(expected)


def test_items_with_nothing_in_common_are_not_compared() -> None:
    other = replace(
        FIRST,
        ratings=tuple(each for each in FIRST.ratings if each.item != "T0"),
    )
    only = replace(
        SECOND,
        ratings=tuple(
            each for each in SECOND.ratings if not each.item.startswith("T") or each.item == "T0"
        ),
    )
    (comparison,) = analyze(only, OPTIONS, earlier=[other]).change.comparisons

    assert comparison.reason == "no_common_questions"
    assert comparison.axes["threat_agreement"].change.reason == "no_common_questions"
    assert comparison.axes["cohesion"].change.estimate is not None
    assert comparison.stop is not None
    assert comparison.stop.reason == "no_linking_item"


def test_four_experts_of_both_rounds_are_counted_and_nothing_more() -> None:
    four = SECOND.experts[:4]
    few = replace(
        SECOND, experts=four, ratings=tuple(r for r in SECOND.ratings if r.expert in four)
    )
    (comparison,) = analyze(few, OPTIONS, earlier=[FIRST]).change.comparisons

    assert comparison.n == 4
    assert comparison.reason == "too_few_experts"
    assert comparison.phase is None
    assert comparison.joint.p is None
    assert comparison.axes["cohesion"].change.estimate is None
    assert comparison.turnover.axes["cohesion"].total is None
    assert "high_turnover" in comparison.warnings


def test_five_experts_are_told_that_no_change_could_be_significant() -> None:
    five = SECOND.experts[:5]
    few = replace(
        SECOND, experts=five, ratings=tuple(r for r in SECOND.ratings if r.expert in five)
    )
    (comparison,) = analyze(few, OPTIONS, earlier=[FIRST]).change.comparisons

    assert "cannot_be_significant" in comparison.warnings
    assert comparison.phase is not None
    assert comparison.phase.reason == "too_few_for_joint"


def test_another_seed_moves_only_what_is_drawn() -> None:
    again = analyze(SECOND, replace(OPTIONS, seed=7), earlier=[FIRST]).change.as_dict()
    first = RESULT.change.as_dict()

    (one,), (other,) = first["comparisons"], again["comparisons"]
    assert (
        one["axes"]["cohesion"]["test"] == other["axes"]["cohesion"]["test"]
    )  # all 2^12 were looked at
    assert one["phase"]["seed"] != other["phase"]["seed"]
    assert one["phase"]["changed"] == pytest.approx(other["phase"]["changed"], abs=0.02)
    assert first["trajectories"] == again["trajectories"]
