"""The energy test: by hand, against SciPy in one dimension, its invariances, and its simulated size."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import energy_distance

from analysis.differences import energy_test

if TYPE_CHECKING:
    from random import Random

POINT = st.tuples(st.integers(1, 7), st.integers(1, 7))
GROUP = st.lists(POINT, min_size=1, max_size=6).map(lambda pts: np.array(pts, dtype=np.float64))


def by_definition(first: np.ndarray, second: np.ndarray) -> float:
    def mean(a: np.ndarray, b: np.ndarray) -> float:
        return float(np.mean([np.hypot(*(x - y)) for x in a for y in b]))

    n, m = len(first), len(second)
    apart = 2 * mean(first, second) - mean(first, first) - mean(second, second)
    return n * m / (n + m) * apart


def test_three_against_two_by_hand() -> None:
    """Between: distances 5, 5, 5, 5, 5, 5; within the first 0; within the second 0: T = 6/5 · 10."""
    found = energy_test(np.zeros((3, 2)), np.array([[3.0, 4.0], [3.0, 4.0]]))

    assert found.statistic == pytest.approx(12)
    assert (found.permutations, found.exact) == (10, True)
    assert found.p == pytest.approx(1 / 10)


@given(GROUP, GROUP)
def test_the_statistic_and_the_p_are_those_of_the_definition(
    first: np.ndarray, second: np.ndarray
) -> None:
    found = energy_test(first, second)
    pooled = np.concatenate([first, second])
    observed = by_definition(first, second)
    every = (
        [
            by_definition(pooled[list(chosen)], np.delete(pooled, chosen, axis=0))
            for chosen in combinations(range(len(pooled)), len(first))
        ]
        if len(pooled) <= 8
        else []
    )

    assert found.statistic == pytest.approx(observed, abs=1e-9)
    if every:
        assert found.p == pytest.approx(np.mean([value >= observed - 1e-9 for value in every]))


def test_in_one_dimension_it_is_scipys_distance_squared() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.normal(size=9), rng.normal(1, 2, size=6)

    found = energy_test(first[:, np.newaxis], second[:, np.newaxis])

    assert found.statistic == pytest.approx(54 / 15 * energy_distance(first, second) ** 2)


def test_thousands_are_compared_a_part_at_a_time_with_fewer_draws() -> None:
    rng = np.random.default_rng(3)
    first, second = rng.normal(size=1_000), rng.normal(size=3_000)

    alike = energy_test(first[:, np.newaxis], second[:, np.newaxis], draws=10_000)
    apart = energy_test(first[:, np.newaxis], second[:, np.newaxis] + 0.2, draws=100)

    expected = 1_000 * 3_000 / 4_000 * energy_distance(first, second) ** 2
    assert alike.statistic == pytest.approx(expected, rel=1e-6)
    assert (alike.permutations, alike.exact) == (1_250, False)
    assert alike.p > 0.05
    assert (apart.permutations, apart.p) == (100, 1 / 101)


@given(GROUP, GROUP, st.randoms(use_true_random=False))
def test_neither_order_nor_which_group_is_first_matters(
    first: np.ndarray, second: np.ndarray, random: Random
) -> None:
    shuffled = np.array(random.sample(first.tolist(), len(first)))

    one, other = energy_test(first, second, draws=20), energy_test(second, shuffled, draws=20)

    assert one.p == other.p
    assert one.statistic == pytest.approx(other.statistic, abs=1e-9)


@given(GROUP, GROUP)
def test_moving_both_and_turning_the_plane_changes_nothing(
    first: np.ndarray, second: np.ndarray
) -> None:
    found = energy_test(first, second)
    turned = energy_test(first[:, ::-1] + 3, second[:, ::-1] + 3)

    assert turned.statistic == pytest.approx(found.statistic, abs=1e-9)
    assert turned.p == found.p


def test_it_sees_a_difference_in_spread_that_means_do_not() -> None:
    rng = np.random.default_rng(2)
    near, far = rng.normal(4, 0.2, size=(15, 2)), rng.normal(4, 1.5, size=(15, 2))

    assert energy_test(near, far, draws=1000).p < 0.01


def test_a_sampled_p_counts_the_observed_assignment() -> None:
    found = energy_test(np.zeros((12, 2)), np.full((12, 2), 9.0), draws=99)

    assert (found.p, found.exact, found.permutations) == (1 / 100, False, 99)


def test_experts_who_all_agree_do_not_differ() -> None:
    found = energy_test(np.full((5, 2), 4.0), np.full((6, 2), 4.0))

    assert (found.statistic, found.p) == (0.0, 1.0)


def test_it_calls_groups_of_one_kind_different_as_seldom_as_it_says() -> None:
    rng = np.random.default_rng(3)
    rejected = 0
    for _ in range(400):
        panel = np.clip(np.round(rng.normal(4.5, 1.2, size=(18, 2))), 1, 7)
        rejected += energy_test(panel[:7], panel[7:], draws=199).p <= 0.05

    assert rejected / 400 < 0.05 + 3 * np.sqrt(0.05 * 0.95 / 400)
