"""Groups side by side: what differs, what is scale use, and what small or flat panels get."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.round import analyze
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.differences.panels import QUICK
from tests.analysis.differences.panels import grouped
from tests.analysis.differences.panels import placed
from tests.analysis.examples import LINKING
from tests.analysis.examples import VIGNETTES
from tests.analysis.examples import design
from tests.analysis.examples import panel
from tests.analysis.examples import rate
from tests.analysis.examples import target

OFFICIALS = [(6, 6), (7, 6), (6, 7), (5, 6), (6, 5), (7, 7)]
SCHOLARS = [(2, 5), (3, 5), (2, 6), (1, 5), (3, 4)]


def test_two_groups_are_placed_and_compared() -> None:
    (comparison,) = placed([*OFFICIALS, *SCHOLARS], ["official"] * 6 + ["scholar"] * 5).groups

    official, scholar = comparison.groups
    assert (official.phase, scholar.phase) == ("ironclad", "stable")
    assert (official.n, scholar.n, comparison.n) == (6, 5, 11)
    assert scholar.position == pytest.approx({"threat_agreement": 2.2, "cohesion": 5.0})
    assert scholar.placement_probability is not None
    assert sum(scholar.placement_probability.values()) == pytest.approx(1)
    (pair,) = comparison.pairs
    vertical = pair.axes["threat_agreement"]
    assert vertical.difference.estimate == pytest.approx(37 / 6 - 2.2)
    assert (vertical.cliff_delta.estimate, vertical.cliff_delta.reason) == (1.0, "separated")
    assert vertical.on_vignettes.reason == "no_vignettes"
    assert pair.energy.p == pytest.approx(1 / 462)
    assert pair.energy.holm_p == pair.energy.p
    assert comparison.tests == 1


def test_a_difference_that_is_only_scale_use_vanishes_once_vignettes_are_taken_into_account() -> (
    None
):
    names = [f"e{number:02d}" for number in range(12)]
    ratings = []
    for number, name in enumerate(names):
        habit = 1 if number < 6 else -1
        wobble = number % 3 - 1
        for item in ("T0", "C0"):
            ratings.append(rate(name, item, 4 + habit + wobble))
            ratings += [rate(name, item, 4 + habit, vignette) for vignette in ("V5", "V1")]
    made = panel(ratings, experts=12, items=LINKING, vignettes=("V1", "V5"))
    made = grouped(made, ["official"] * 6 + ["scholar"] * 6)

    (pair,) = analyze(made, QUICK).alliances[0].groups[0].pairs

    vertical = pair.axes["threat_agreement"]
    assert vertical.difference.estimate == pytest.approx(2)
    assert vertical.on_vignettes.estimate == pytest.approx(2)
    assert vertical.adjusted.estimate == pytest.approx(0, abs=1e-9)
    assert vertical.adjusted.n == 12


def test_groups_that_use_the_scale_differently_are_flagged() -> None:
    made = design(target("us-japan", 5, 5), experts=30, leniency_sd=0.0)
    base = panel_of(made, simulate_panel(made, seed=5))
    lenient = set(base.experts[:15])
    ratings = tuple(
        replace(each, value=min(each.value + 2, 7))
        if each.expert in lenient and each.target in VIGNETTES and each.value is not None
        else each
        for each in base.ratings
    )
    panel_ = grouped(replace(base, ratings=ratings), ["a"] * 15 + ["b"] * 15)

    (pair,) = analyze(panel_, QUICK).alliances[0].groups[0].pairs

    assert pair.warnings == ("scale_use_differs",)
    difference = pair.axes["cohesion"].on_vignettes.estimate
    assert difference is not None
    assert difference > 1


def test_the_p_of_a_pair_is_adjusted_for_all_pairs_and_alliances() -> None:
    made = design(target("us-japan", 5, 5), target("us-rok", 4, 5), experts=18)
    panel_ = grouped(panel_of(made, simulate_panel(made, seed=6)), ["a", "b", "c"] * 6)

    comparisons = [alliance.groups[0] for alliance in analyze(panel_, QUICK).alliances]

    assert [each.tests for each in comparisons] == [6, 6]
    p_values = [pair.energy.p for each in comparisons for pair in each.pairs]
    adjusted = [pair.energy.holm_p for each in comparisons for pair in each.pairs]
    assert min(adjusted) == pytest.approx(min(1.0, 6 * min(p_values)))


def test_names_and_order_of_experts_do_not_matter() -> None:
    pairs = [*OFFICIALS, *SCHOLARS]
    groups = ["official"] * 6 + ["scholar"] * 5
    order = np.random.default_rng(1).permutation(11)

    one = placed(list(pairs), groups)
    other = placed([pairs[k] for k in order], [groups[k] for k in order])

    assert one.groups == other.groups
    assert one.camps.as_dict() == other.camps.as_dict()


@pytest.mark.parametrize("n", [0, 1, 4])
def test_a_panel_that_is_too_small_shows_no_group(n: int) -> None:
    alliance = placed([(5, 5)] * n, ["official"] * n) if n else placed([])

    assert all(group.reason == "withheld" for each in alliance.groups for group in each.groups)
    assert alliance.camps.two_camps is None


def test_groups_without_any_variation_still_have_a_phase() -> None:
    (comparison,) = placed([(6, 6)] * 10, ["official"] * 5 + ["scholar"] * 5).groups

    assert [group.phase for group in comparison.groups] == ["ironclad", "ironclad"]
    (pair,) = comparison.pairs
    assert pair.axes["cohesion"].difference.warnings == ("zero_width",)
    assert pair.axes["cohesion"].cliff_delta.estimate == 0
    assert pair.energy.p == 1
