"""Pools of chips: linear, logarithmic, and what zero chips do to them."""

from __future__ import annotations

import numpy as np
import pytest

import analysis
from analysis.judgements import ChipAllocation
from analysis.options import Options
from analysis.pooling.opinion_pools import opinion_pools
from tests.analysis.pooling.judged import PHASES
from tests.analysis.pooling.judged import holds
from tests.analysis.pooling.judged import judged_panel


def said(*allocations: tuple[int, ...]) -> list[ChipAllocation]:
    return [
        ChipAllocation(
            expert=f"e{place}",
            item="PH2",
            alliance="us-rok",
            counts=tuple(zip(PHASES, chips, strict=True)),
        )
        for place, chips in enumerate(allocations)
    ]


FIVE = said((6, 3, 1, 0), (10, 0, 0, 0), (2, 2, 3, 3), (5, 5, 0, 0), (7, 1, 1, 1))


def test_the_linear_pool_is_the_mean_of_the_shares() -> None:
    linear, _ = opinion_pools(FIVE, PHASES, Options()).pools
    found = [linear.phases[phase].estimate for phase in PHASES]
    assert found == pytest.approx([0.6, 0.22, 0.1, 0.08])
    assert linear.likeliest == "ironclad"


def test_the_logarithmic_pool_is_the_normalised_geometric_mean() -> None:
    _, logarithmic = opinion_pools(FIVE, PHASES, Options()).pools
    chips = np.array([[count for _, count in each.counts] for each in FIVE])
    mass = np.exp(np.log((chips + 0.5) / 12).mean(axis=0))
    found = [logarithmic.phases[phase].estimate for phase in PHASES]
    assert found == pytest.approx(mass / mass.sum())


def test_one_expert_without_a_chip_for_a_phase_does_not_rule_it_out() -> None:
    _, logarithmic = opinion_pools(said(*[(9, 1, 0, 0)] * 5), PHASES, Options()).pools
    assert logarithmic.phases["danger"].estimate == pytest.approx(0.5 / 12)


def test_intervals_hold_the_estimate_and_name_their_method() -> None:
    for pool in opinion_pools(FIVE, PHASES, Options()).pools:
        for statistic in pool.phases.values():
            assert holds(statistic)
            assert statistic.interval
            assert statistic.interval.method == "percentile bootstrap of 5 experts, 2000 resamples"


def test_few_or_no_experts_get_no_number() -> None:
    for chips, reason in ((FIVE[:4], "too_few_experts"), ([], "not_asked")):
        for pool in opinion_pools(chips, PHASES, Options()).pools:
            assert (pool.n, pool.reason, pool.likeliest) == (len(chips), reason, None)
            assert all(each.estimate is None for each in pool.phases.values())


def test_experts_who_name_two_phases_alike_name_none() -> None:
    linear, _ = opinion_pools(said(*[(5, 5, 0, 0)] * 6), PHASES, Options()).pools
    assert linear.likeliest is None


def test_the_outlook_is_pooled_apart() -> None:
    pools = analysis.analyze(judged_panel()).alliances[0].pools
    assert pools.chips.n == pools.outlook.n == 18
    assert pools.chips.pools[0].phases != pools.outlook.pools[0].phases
