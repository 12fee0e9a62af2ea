"""Equivalence: its verdicts, and its power against a simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis.change import equivalence
from analysis.change.equivalence import power_without_change


@pytest.mark.parametrize(("n", "spread"), [(5, 0.4), (8, 0.75), (12, 0.75), (30, 1.0), (200, 2.0)])
def test_the_power_is_that_of_a_simulation(n: int, spread: float) -> None:
    drawn = np.random.default_rng(n).normal(0, spread, (20_000, n))
    half = stats.t.ppf(0.95, n - 1) * drawn.std(axis=1, ddof=1) / np.sqrt(n)
    shown = np.abs(drawn.mean(axis=1)) + half < 0.5

    assert power_without_change(n, spread) == pytest.approx(shown.mean(), abs=0.012)


def test_the_verdict_is_that_of_two_one_sided_tests() -> None:
    differences = np.random.default_rng(1).normal(0.1, 0.5, 20)
    above = stats.ttest_1samp(differences, -0.5, alternative="greater").pvalue
    below = stats.ttest_1samp(differences, 0.5, alternative="less").pvalue

    assert max(above, below) < 0.05
    assert equivalence(differences).verdict == "shown"


def test_a_shift_of_many_experts_is_not_shown_to_be_stable() -> None:
    found = equivalence(np.random.default_rng(2).normal(0.6, 0.5, 30))

    assert found.verdict == "not_shown"
    assert found.power is not None
    assert found.power > 0.8


def test_few_experts_who_vary_cannot_show_stability() -> None:
    found = equivalence(np.array([1.0, -1, 1, -1, 1, -1, 1, -1]))

    assert found.verdict == "cannot_be_shown"
    assert found.power is not None
    assert found.power < 0.1


def test_nobody_changing_is_stable() -> None:
    found = equivalence(np.zeros(6))

    assert found.verdict == "shown"
    assert found.power == 1
