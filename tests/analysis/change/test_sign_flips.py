"""The sign-flip tests against brute force, their invariances, their size and their power."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.change import joint_test
from analysis.change import sign_flip_test
from analysis.change import wilcoxon_pratt
from analysis.change.equivalence import power_without_change

SIXTHS = st.integers(-36, 36).map(lambda k: k / 6)
DIFFERENCES = st.lists(SIXTHS, min_size=5, max_size=10).map(np.array)
PAIRS = st.lists(st.tuples(SIXTHS, SIXTHS), min_size=5, max_size=8).map(np.array)


def by_brute_force(differences: np.ndarray) -> float:
    observed = abs(differences.sum())
    sums = [
        abs(sum(sign * d for sign, d in zip(signs, differences, strict=True)))
        for signs in product((-1, 1), repeat=len(differences))
    ]
    return float(np.mean([each >= observed - 1e-9 for each in sums]))


def hotelling(differences: np.ndarray) -> float:
    mean, covariance = differences.mean(axis=0), np.cov(differences.T)
    return float(len(differences) * mean @ np.linalg.solve(covariance, mean))


@given(DIFFERENCES)
@settings(max_examples=40, deadline=None)
def test_the_mean_test_counts_every_assignment_of_signs(differences: np.ndarray) -> None:
    assert sign_flip_test(differences).p == pytest.approx(by_brute_force(differences), abs=1e-12)


def test_the_joint_test_is_that_of_t_squared_over_every_assignment_of_signs() -> None:
    moved = np.random.default_rng(4).normal(0.4, 1, (8, 2))
    observed = hotelling(moved)
    found = [
        hotelling(moved * np.array(signs)[:, np.newaxis]) for signs in product((-1, 1), repeat=8)
    ]

    test = joint_test(moved)

    assert test.statistic == pytest.approx(observed)
    assert test.p == sum(each >= observed - 1e-9 for each in found) / len(found)


@given(DIFFERENCES)
@settings(max_examples=30, deadline=None)
def test_turning_the_occasions_round_gives_the_same_p(differences: np.ndarray) -> None:
    for test in (sign_flip_test, wilcoxon_pratt):
        assert test(differences).p == test(-differences).p


@given(PAIRS, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_experts_does_not_matter(pairs: np.ndarray, random: object) -> None:
    shuffled = pairs[random.sample(range(len(pairs)), len(pairs))]  # type: ignore[attr-defined]

    assert joint_test(pairs) == joint_test(shuffled)
    assert sign_flip_test(pairs[:, 0]) == sign_flip_test(shuffled[:, 0])


@given(PAIRS)
@settings(max_examples=30, deadline=None)
def test_no_p_is_below_the_smallest_that_could_be(pairs: np.ndarray) -> None:
    for test in (joint_test(pairs), sign_flip_test(pairs[:, 1])):
        assert test.p is not None
        assert test.smallest_p is not None
        assert test.smallest_p - 1e-12 <= test.p <= 1


def test_five_experts_cannot_give_a_significant_change() -> None:
    found = sign_flip_test(np.array([2.0, 2, 2, 2, 3]))

    assert found.p == found.smallest_p == 0.0625
    assert found.can_be_significant is False


def test_experts_who_did_not_change_carry_no_sign() -> None:
    found = sign_flip_test(np.array([0.0, 0, 0, 0, 1, 1, 1, 1]))

    assert found.n_changed == 4
    assert found.p == found.smallest_p == 0.125


def test_more_than_fourteen_experts_are_sampled_with_the_observed_signs_counted() -> None:
    found = sign_flip_test(np.full(20, 0.5), draws=999, seed=3)

    assert not found.exact
    assert found.p == pytest.approx(1 / 1000)
    assert found == sign_flip_test(np.full(20, 0.5), draws=999, seed=3)


def test_thousands_are_sampled_in_parts_as_at_once() -> None:
    differences = np.sort(np.random.default_rng(5).normal(0.02, 1, size=6_000))
    flips = 1.0 - 2.0 * np.random.default_rng([0, 6_000]).integers(2, size=(1_000, 6_000))
    reached = (np.abs(flips @ differences) >= abs(differences.sum())).sum()

    found = sign_flip_test(differences, draws=1_000)

    assert (found.permutations, found.exact) == (1_000, False)
    assert found.p == (reached + 1) / 1_001


def test_no_change_at_all_has_p_one_on_both_axes() -> None:
    found = joint_test(np.zeros((8, 2)))

    assert found.p == 1
    assert found.statistic == 0


def test_the_same_change_by_everybody_has_no_finite_t_squared() -> None:
    found = joint_test(np.ones((8, 2)))

    assert found.statistic is None
    assert found.p == found.smallest_p == 2**-7


def simulated(n: int, shift: float, *, panels: int) -> list[np.ndarray]:
    rng = np.random.default_rng([2026, n])
    return [np.round(rng.normal(shift, 0.67, (n, 2)) * 6) / 6 for _ in range(panels)]


def test_eight_experts_who_only_vary_are_called_changed_at_most_one_time_in_twenty() -> None:
    panels = simulated(8, 0.0, panels=1500)
    limit = 0.05 + 3 * (0.05 * 0.95 / len(panels)) ** 0.5

    for p in (
        [sign_flip_test(each[:, 0]).p for each in panels],
        [joint_test(each).p for each in panels],
        [wilcoxon_pratt(each[:, 0]).p for each in panels],
    ):
        assert np.mean([value is not None and value <= 0.05 for value in p]) <= limit


@pytest.mark.parametrize(("n", "power"), [(8, 0.41), (12, 0.65), (20, 0.90)])
def test_half_a_point_is_found_as_often_as_the_documentation_says(n: int, power: float) -> None:
    panels = simulated(n, 0.5, panels=400)
    found = [sign_flip_test(each[:, 0], draws=1999).p for each in panels]

    assert np.mean([p is not None and p <= 0.05 for p in found]) == pytest.approx(power, abs=0.09)


@pytest.mark.parametrize(("n", "power"), [(8, 0.19), (12, 0.44), (20, 0.81)])
def test_stability_is_shown_as_seldom_as_the_documentation_says(n: int, power: float) -> None:
    assert power_without_change(n, 0.735) == pytest.approx(power, abs=0.02)
