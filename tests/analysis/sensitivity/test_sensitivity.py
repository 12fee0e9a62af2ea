from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from analysis import Membership
from analysis import Options
from analysis import analyze
from analysis.scores import axis_scores
from analysis.sensitivity import sensitivities
from analysis.serialise import plain
from analysis.sheets import arrange
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.examples import FRAME
from tests.analysis.examples import design
from tests.analysis.examples import pairs_panel
from tests.analysis.examples import panel
from tests.analysis.examples import rate
from tests.analysis.examples import target

OPTIONS = Options(null_draws=200, bootstrap_draws=200)


def sensitivity(made: Any) -> Any:
    sheets = arrange(made)
    scores = {axis.id: axis_scores(sheets, axis) for axis in made.frame.axes}
    return sensitivities(made, sheets, scores, OPTIONS)[made.alliances[0]]


def simulated(*targets: Any, experts: int, seed: int) -> Any:
    made = design(*targets, experts=experts)
    return panel_of(made, simulate_panel(made, seed=seed))


def boundary_panel(pairs: list[tuple[int, int]], boundary: list[tuple[int, int]]) -> Any:
    """Experts who rate one alliance and the boundary vignette on the linking items."""
    ratings = []
    for number, ((v, h), (bv, bh)) in enumerate(zip(pairs, boundary, strict=True)):
        expert = f"e{number:02d}"
        ratings += [rate(expert, "T0", v), rate(expert, "C0", h)]
        ratings += [rate(expert, "T0", bv, "V5"), rate(expert, "C0", bh, "V5")]
    return panel(ratings, experts=len(pairs), vignettes=("V5",))


def test_the_middle_of_the_sweep_is_the_headline() -> None:
    made = simulated(target("us-japan", 4.2, 5.5), experts=12, seed=3)
    result = analyze(made, OPTIONS).alliances[0]
    sweep = result.sensitivity.cut_sweep
    assert sweep is not None

    assert sweep.phases[5][5] == result.placement.phase
    assert sweep.vertical_cuts[0] == 3.5
    assert sweep.vertical_cuts[-1] == 4.5
    assert len(sweep.phases) == len(sweep.phases[0]) == 11
    phases = [phase for row in sweep.phases for phase in row]
    assert sweep.kept == pytest.approx(phases.count(result.placement.phase or "") / 121)


def test_the_distance_to_the_cut_is_given_in_points_and_in_standard_errors() -> None:
    found = sensitivity(pairs_panel([(5, 6), (6, 6), (7, 6), (5, 6), (7, 6)]))

    assert found.cut_sweep.distance == {"threat_agreement": 2.0, "cohesion": 2.0}
    error = np.std([5, 6, 7, 5, 7], ddof=1) / np.sqrt(5)
    assert found.cut_sweep.distance_se["threat_agreement"] == pytest.approx(2 / error)
    assert found.cut_sweep.distance_se["cohesion"] is None  # nobody differs


def test_anchored_cuts_compare_each_expert_with_the_own_boundary() -> None:
    # All rate the alliance above 4, and the boundary above that: by their own words it is low.
    pairs = [(5, 6), (5, 7), (6, 6), (5, 6), (6, 7)]
    boundary = [(6, 4), (6, 4), (7, 5), (6, 4), (6, 5)]
    found = sensitivity(boundary_panel(pairs, boundary))
    anchored = found.anchored_cuts

    assert anchored.vignettes == ("V5",)
    assert anchored.cuts["threat_agreement"].estimate == pytest.approx(6.2)
    assert anchored.position["threat_agreement"] == pytest.approx(5.4)
    assert (anchored.phase, anchored.changes) == ("stable", True)
    assert sum(anchored.placement_probability.values()) == pytest.approx(1)
    assert anchored.placement_probability["stable"] > 0.9


def test_without_a_boundary_vignette_there_is_a_reason() -> None:
    found = sensitivity(pairs_panel([(5, 6)] * 6))

    assert found.anchored_cuts.reason == "no_boundary_vignette"
    assert found.specifications.left_out["anchored"] == "boundary_not_rated"


def test_leaving_out_each_expert_gives_ranges_and_no_names() -> None:
    pairs = [(1, 6), (5, 6), (5, 6), (5, 5), (5, 6), (4, 7)]
    found = sensitivity(pairs_panel([*pairs])).experts_left_out
    means = [np.delete(np.array(pairs), row, axis=0).mean(axis=0) for row in range(6)]

    assert found.n == 6
    assert found.position["threat_agreement"].low == pytest.approx(min(m[0] for m in means))
    assert found.position["threat_agreement"].high == pytest.approx(max(m[0] for m in means))
    assert sum(found.phases.values()) == 6
    assert found.phases["stable"] == sum(m[0] < 4 for m in means)
    assert 0 <= found.probability.low <= found.probability.high <= 1


def test_leaving_out_an_item_counts_the_others_anew() -> None:
    ratings = [
        rate(f"e{number:02d}", name, value)
        for number in range(6)
        for name, value in (("T0", 2), ("T2", 7), ("T3", 7), ("C0", 6))
    ]
    found = {each.item: each for each in sensitivity(panel(ratings, experts=6)).items_left_out}

    assert found["T0"].position["threat_agreement"] == 7
    assert found["T2"].position["threat_agreement"] == 4.5
    assert found["C0"].reason == "only_item"


def test_every_specification_can_be_recomputed() -> None:
    made = simulated(target("us-japan", 4.1, 4.3), target("us-rok", 5, 3.9), experts=20, seed=5)
    made = replace(
        made,
        memberships=tuple(
            Membership(expert=each, attribute="community", value="ab"[place % 2])
            for place, each in enumerate(made.experts)
        ),
    )
    curve = sensitivity(made).specifications
    names = {choice.name: choice.options for choice in curve.choices}

    assert curve.n == len(curve.specifications)
    assert names["pool"][0] == "mean"
    assert "equal_communities" in names["pool"]
    assert {"anchored", "stated"} == set(names["cuts"])
    assert curve.specifications[0].phase == curve.phase
    assert sum(each.phase == curve.phase for each in curve.specifications) == curve.holds
    for choice in curve.choices:
        counts = [each for each in curve.by_option if each.choice == choice.name]
        assert sum(each.n for each in counts) == curve.n
        assert sum(each.holds for each in counts) == curve.holds


def test_another_reading_of_the_map_moves_no_position_and_cannot_change_a_corner() -> None:
    corner = sensitivity(pairs_panel([(6, 6), (7, 6), (6, 7), (7, 7), (6, 6), (7, 7)]))
    mixed = sensitivity(pairs_panel([(6, 2), (7, 2), (6, 1), (7, 1), (6, 2), (7, 1)]))

    assert corner.specifications.holds == corner.specifications.n
    assert mixed.specifications.holds_cell == mixed.specifications.n_cells
    assert mixed.specifications.holds == mixed.specifications.n / 2


def test_flagged_experts_are_left_out_of_some_analyses_and_counted() -> None:
    ratings = []
    for number in range(8):
        straight = number == 0
        for name in ("T0", "T2", "T3", "C0", "C1", "C2A", "C2B", "C3", "C5R"):
            value = 7 if straight else (2 if name == "C5R" else 5 + number % 2)
            ratings.append(rate(f"e{number:02d}", name, value))
    found = sensitivity(replace(panel(ratings, experts=8), hasty=("e03",)))
    options = {c.name: c.options for c in found.specifications.choices}["experts"]

    assert found.flagged == {
        "straight_lining": 1,
        "contradiction": 1,
        "order_inversion": 0,
        "haste": 1,
    }
    assert set(options) == {
        "all",
        "without_straight_lining",
        "without_contradiction",
        "without_haste",
        "without_any_flagged",
    }
    assert found.specifications.left_out["without_order_inversion"] == "nobody_flagged"


def test_a_pool_that_only_some_experts_allow_is_not_said_to_be_untried() -> None:
    pairs: list[tuple[int | None, int | None]] = [(5, 6)] * 10
    made = replace(
        pairs_panel(pairs),
        memberships=tuple(
            Membership(expert=f"e{number:02d}", attribute="community", value="ab"[number % 2])
            for number in range(10)
        ),
        hasty=("e00",),  # four of that community are left without
    )

    curve = sensitivity(made).specifications

    tried = {(each.choice, each.option): each.n for each in curve.by_option}
    assert tried["pool", "equal_communities"] > 0
    assert curve.left_out["equal_communities/without_haste"] == "small_community"
    assert "equal_communities" not in curve.left_out
    few = sensitivity(replace(made, memberships=made.memberships[:9])).specifications
    assert few.left_out["equal_communities"] == "small_community"
    assert "equal_communities/without_haste" not in few.left_out


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ([], "no_complete_pairs"),
        ([(5, None)], "no_complete_pairs"),
        ([(5, 6)], "too_few_experts"),
        ([(5, 6)] * 4, "too_few_experts"),
    ],
)
def test_too_few_experts_get_a_reason(pairs: list[tuple[int, int | None]], reason: str) -> None:
    found = sensitivity(pairs_panel(pairs))  # type: ignore[arg-type]

    assert found.reason == reason
    assert found.specifications is None


def test_a_unanimous_panel_is_told_apart() -> None:
    found = sensitivity(pairs_panel([(6, 6)] * 6))

    assert found.flip_number.reason == "no_flip"
    assert found.cut_sweep.kept == 1
    assert found.specifications.holds == found.specifications.n


def test_neither_order_nor_names_of_experts_matter() -> None:
    made = simulated(target("us-japan", 4.1, 4.3), experts=9, seed=8)
    backwards = {each: f"x{99 - place}" for place, each in enumerate(made.experts)}
    renamed = replace(
        made,
        experts=tuple(sorted(backwards.values())),
        ratings=tuple(replace(r, expert=backwards[r.expert]) for r in reversed(made.ratings)),
        memberships=tuple(replace(m, expert=backwards[m.expert]) for m in made.memberships),
        phase_choices=tuple(replace(m, expert=backwards[m.expert]) for m in made.phase_choices),
        chips=tuple(replace(m, expert=backwards[m.expert]) for m in made.chips),
    )

    one, other = (json.dumps(plain(sensitivity(each))) for each in (made, renamed))
    assert one == other


def test_a_cut_outside_the_panel_keeps_every_cell() -> None:
    frame = replace(
        FRAME, vertical=replace(FRAME.vertical, cut=1), horizontal=replace(FRAME.horizontal, cut=1)
    )
    found = sensitivity(pairs_panel([(5, 6), (6, 6), (7, 6), (5, 6), (7, 6)], frame=frame))

    assert found.cut_sweep.kept == 1
