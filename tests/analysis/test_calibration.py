"""What `make calibrate` found, run again on a sample: intervals cover what the page says."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

import analysis
from bench import placement_calibration
from bench.calibrate import agreement
from bench.calibrate import axes
from bench.calibrate import kappas
from bench.calibrate import members
from bench.calibrate import minres
from bench.calibrate import orders
from bench.calibrate import page
from bench.calibrate import raters
from bench.calibrate import records
from bench.calibrate import scales
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family
from bench.calibrate.cells import count
from bench.calibrate.families import FAMILIES

RUNS = 300  # with fewer, misses are so rare that 4 errors are no rare distance
ERRORS = 4
SAMPLE = [
    pytest.param(family, design, id=f"{family.name}: {design.key}")
    for family in FAMILIES
    for design in family.designs[::12]
]


@pytest.mark.parametrize(("family", "design"), SAMPLE)
def test_intervals_cover_what_the_page_says(family: Family, design: Design) -> None:
    record = records.read(family.name)[design.key]

    found = count(family, design, runs=RUNS, seed=record.seed + 1)

    assert found.keys() == record.counts.keys()
    for name, now in found.items():
        kept = record.counts[name]
        assert _apart((now.given, RUNS), (kept.given, record.runs)) <= ERRORS, f"{name}: given"
        if now.given and kept.given:
            shares = [(each.given - each.below - each.above, each.given) for each in (now, kept)]
            assert _apart(*shares) <= ERRORS, name


def _apart(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Give the difference of two shares in Monte Carlo standard errors of the pooled share."""
    (a, n), (b, m) = first, second
    share = (a + b + 1) / (n + m + 2)  # never 0 or 1
    return abs(a / n - b / m) / math.sqrt(share * (1 - share) * (1 / n + 1 / m))


def test_panels_are_those_of_their_seed_and_number() -> None:
    design = agreement.DESIGNS[0]

    both = count(agreement.FAMILY, design, runs=4, seed=3)

    assert both == count(agreement.FAMILY, design, runs=4, seed=3)
    assert both != count(agreement.FAMILY, design, runs=4, seed=4)


def test_the_page_is_what_the_command_writes_from_its_counts() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.text()


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_design_and_interval_is_kept_and_shown(family: Family) -> None:
    kept = records.read(family.name)
    shown = {name for _, names in family.groups for name in names}

    assert list(kept) == sorted(design.key for design in family.designs)
    assert {name for record in kept.values() for name in record.counts} >= shown
    assert not [key for key, record in kept.items() if record.commit.endswith("+")]


@pytest.mark.parametrize("variant", raters.SPREADS)
def test_true_values_of_agreement_are_those_of_large_panels(variant: str) -> None:
    rng = np.random.default_rng(3)
    experts = raters.draw_experts(400, variant, rng)
    targets = raters.draw_targets(3000, variant, rng)
    ratings = analysis.Ratings.from_matrix(
        raters.rate(experts, targets, variant, rng), categories=agreement.POINTS
    )
    everybody = raters.truth_of_all(variant)
    these = raters.truth_of_these(experts, variant)

    alpha = analysis.krippendorff_alpha(ratings, level="ordinal", interval=None).estimate
    assert agreement.true_alpha(everybody) == pytest.approx(alpha, abs=0.03)
    assert agreement.true_alpha(these) == pytest.approx(alpha, abs=0.02)
    for name, coefficient, options, true in agreement.COEFFICIENTS:
        estimate = coefficient(ratings, interval=None, **options).estimate
        assert true(everybody) == pytest.approx(estimate, abs=0.03), name
        assert true(these) == pytest.approx(estimate, abs=0.02), name


def test_true_values_of_order_are_those_of_large_panels() -> None:
    rng = np.random.default_rng(4)
    experts = raters.draw_experts(3000, "high", rng)
    table = raters.rate(experts, orders.targets_of(12, 0), "high", rng)
    true = orders.true_values(60, 12, 0)

    for name, found in (
        ("mean ρ", analysis.mean_spearman(table, conf=None)),
        ("W, all experts", analysis.kendall_w(table, conf=None)),
        ("Finn’s r one-way", analysis.finn(table, levels=raters.K, conf=None)),
        ("Finn’s r two-way", analysis.finn(table, levels=raters.K, model="twoway", conf=None)),
    ):
        assert found.estimate == pytest.approx(true[name], abs=0.01), name


@pytest.mark.parametrize("cut", [False, True], ids=["normal", "seven points"])
def test_true_values_of_scales_are_those_of_large_panels(*, cut: bool) -> None:
    (rows,) = scales.draw(100_000, 4, np.random.default_rng(5), cut=cut)
    true = scales.true_values(4, cut=cut)

    assert analysis.cronbach_alpha(rows).estimate == pytest.approx(true["alpha"], abs=0.006)
    for name, found in (
        ("lambda2", analysis.guttman_lambda2(rows, conf=None)),
        ("lambda6", analysis.guttman_lambda6(rows, conf=None)),
        ("split", analysis.split_half(rows, conf=None)),
    ):
        assert found.estimate == pytest.approx(true[name], abs=0.006), name


@pytest.mark.parametrize("variant", raters.SPREADS)
def test_true_kappas_of_pairs_are_those_of_many_targets(variant: str) -> None:
    rng = np.random.default_rng(6)
    experts = raters.draw_experts(40, variant, rng)
    targets = raters.draw_targets(4000, variant, rng)
    table = raters.rate(experts, targets, variant, rng)

    light = analysis.light_kappa(table, interval=None).estimate
    first = analysis.cohen_kappa(table[:, :2], interval=None).estimate
    assert kappas.true_light_of_these(experts, variant) == pytest.approx(light, abs=0.01)
    assert kappas.true_light(variant) == pytest.approx(light, abs=0.03)
    assert kappas.pair_kappas(experts, variant)[0, 1] == pytest.approx(first, abs=0.04)


@pytest.mark.parametrize("variant", axes.CORRELATIONS)
def test_true_correlations_of_axes_are_those_of_many_experts(variant: str) -> None:
    scores = axes.draw(40_000, 2, axes.CORRELATIONS[variant], np.random.default_rng(7))

    for pairs in scores:
        r = np.corrcoef(pairs.T)[0, 1]
        assert r == pytest.approx(axes.CORRELATIONS[variant], abs=0.016)


def test_members_are_shared_out_among_groups() -> None:
    assert members.sizes_of(60, 3, equal=False).tolist() == [10, 20, 30]
    assert members.sizes_of(25, 5, equal=True).tolist() == [5] * 5


@pytest.mark.parametrize("cut", [False, True], ids=["normal", "seven points"])
def test_true_omega_by_minres_is_that_of_many_experts(*, cut: bool) -> None:
    (rows,) = scales.draw(100_000, 4, np.random.default_rng(8), cut=cut)

    found = analysis.omega_total(rows, method="minres", conf=None).estimate
    assert minres.true_omega(4, cut=cut) == pytest.approx(found, abs=0.006)


@pytest.mark.parametrize("half", placement_calibration.HALVES)
def test_placement_probabilities_are_right_as_often_as_the_page_says(half: float) -> None:
    kept = json.loads(placement_calibration.FILE.read_text())["sizes"]["8"]
    (there,) = (each["bins"] for each in kept if each["half"] == half)

    now = placement_calibration.simulate(8, half, panels=600, seed=2)

    for found, said in zip(_whole(now), _whole(there), strict=True):
        assert found == pytest.approx(said, abs=ERRORS * math.sqrt(0.25 / 600))


def _whole(bins: list[dict[str, float]]) -> tuple[float, float]:
    """Give the mean claim, and the share that was right, of all panels."""
    panels = sum(each["panels"] for each in bins)
    return (
        sum(each["claimed"] * each["panels"] for each in bins) / panels,
        sum(each["right"] * each["panels"] for each in bins) / panels,
    )
