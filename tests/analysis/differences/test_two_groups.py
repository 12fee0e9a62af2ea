"""Welch's interval, Cliff's delta and Holm's procedure against published numbers, and what never changes them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtrit

from analysis.differences import cliff_delta
from analysis.differences import holm
from analysis.differences import mean_difference

RATINGS = st.lists(st.integers(1, 7), min_size=2, max_size=12).map(
    lambda values: np.array(values, dtype=np.float64)
)
# The example of Romano and others that R's effsize 0.7 prints, with Student's t and the unbiased variance.
TREATED = np.array([10, 10, 20, 20, 20, 30, 30, 30, 40, 50.0])
CONTROL = np.array([10, 20, 30, 40, 40, 50.0])


def test_cliffs_delta_is_that_of_the_example_of_effsize() -> None:
    found = cliff_delta(TREATED, CONTROL)

    assert found.estimate == -0.25
    assert found.interval is not None
    assert found.interval.low == pytest.approx(-0.7265846, abs=5e-8)
    assert found.interval.high == pytest.approx(0.3890062, abs=5e-8)
    assert found.n == 16


def test_cliffs_delta_of_groups_without_overlap_has_no_interval() -> None:
    found = cliff_delta(np.array([5.0, 6, 7]), np.array([1.0, 2, 3]))

    assert (found.estimate, found.interval, found.reason) == (1.0, None, "separated")


@given(RATINGS, RATINGS)
def test_cliffs_delta_is_that_of_all_pairs(first: np.ndarray, second: np.ndarray) -> None:
    signs = np.sign(first[:, np.newaxis] - second)
    (n, m), d = signs.shape, signs.mean()
    within = (
        m**2 * ((signs.mean(axis=1) - d) ** 2).sum() + n**2 * ((signs.mean(axis=0) - d) ** 2).sum()
    )
    unbiased = (within - ((signs - d) ** 2).sum()) / (n * m * (n - 1) * (m - 1))
    variance = max(unbiased, (1 - d**2) / (n * m - 1))

    found = cliff_delta(first, second)

    assert found.estimate == pytest.approx(d)
    if found.interval:
        t = stdtrit(n + m - 2, 0.975)
        half = t * np.sqrt(variance * ((1 - d**2) ** 2 + t**2 * variance))
        assert found.interval.high == pytest.approx(
            (d - d**3 + half) / (1 - d**2 + t**2 * variance)
        )


@given(RATINGS, RATINGS)
def test_cliffs_delta_turns_round_with_the_groups(first: np.ndarray, second: np.ndarray) -> None:
    one, other = cliff_delta(first, second), cliff_delta(second, first)

    assert one.estimate is not None
    assert other.estimate == pytest.approx(-one.estimate)
    if one.interval and other.interval:
        assert one.interval.low == pytest.approx(-other.interval.high)
        assert -1 <= one.interval.low <= one.estimate <= one.interval.high <= 1


@given(RATINGS, RATINGS)
def test_cliffs_delta_asks_for_order_alone(first: np.ndarray, second: np.ndarray) -> None:
    assert cliff_delta(first**3, second**3) == cliff_delta(first[::-1], second)


@given(RATINGS, RATINGS)
def test_welchs_interval_is_that_of_scipy(first: np.ndarray, second: np.ndarray) -> None:
    from scipy.stats import ttest_ind

    found = mean_difference(first, second, conf=0.9)
    assert found.interval is not None
    assert found.estimate == pytest.approx(first.mean() - second.mean())
    if not first.var() or not second.var():  # SciPy warns of values that do not vary
        assert (found.warnings == ("zero_width",)) == (first.var() + second.var() == 0)
        return
    expected = ttest_ind(first, second, equal_var=False).confidence_interval(0.9)
    assert found.interval.low == pytest.approx(expected.low)
    assert found.interval.high == pytest.approx(expected.high)


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [([], [], "no_experts"), ([4.0], [], "no_experts"), ([4.0], [5.0, 6.0], "too_few_experts")],
)
def test_groups_of_none_or_one_have_no_interval(
    first: list[float], second: list[float], reason: str
) -> None:
    for difference in (mean_difference, cliff_delta):
        found = difference(np.array(first), np.array(second))
        assert (found.interval, found.reason) == (None, reason)


def test_holms_procedure_steps_down() -> None:
    assert holm([]) == ()
    assert holm([0.01, 0.013, 0.014, 0.19, 0.35]) == pytest.approx((0.05, 0.052, 0.052, 0.38, 0.38))
    assert holm([0.6, 0.7]) == (1.0, 1.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_never_lowers_a_p_and_keeps_their_order(p_values: list[float]) -> None:
    adjusted = holm(p_values)

    assert all(p <= a <= 1 for p, a in zip(p_values, adjusted, strict=True))
    by_p = [a for _, a in sorted(zip(p_values, adjusted, strict=True))]
    assert by_p == sorted(by_p)
