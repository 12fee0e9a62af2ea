"""The probability that a phase changed."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis.change.phase_change import phase_change
from tests.analysis.examples import FRAME

RNG = np.random.default_rng(11)
BEFORE = RNG.normal((5.0, 5.2), 0.8, (14, 2))
AFTER = BEFORE + RNG.normal((-1.1, 0.1), 0.5, (14, 2))


def test_the_transitions_are_those_of_the_four_dimensional_t() -> None:
    rows = np.column_stack([BEFORE, AFTER])
    n = len(rows)
    drawn = stats.multivariate_t(
        rows.mean(axis=0), np.cov(rows.T) * (n - 1) / (n * (n - 4)), df=n - 4
    ).rvs(200_000, random_state=5)
    high = drawn >= 4
    fell = (high[:, 0] & high[:, 1] & ~high[:, 2] & high[:, 3]).mean()

    found = phase_change(BEFORE, AFTER, FRAME, seed=1)

    assert found.transitions is not None
    assert found.transitions["ironclad"]["stable"] == pytest.approx(fell, abs=0.006)


def test_the_parts_add_up() -> None:
    found = phase_change(BEFORE, AFTER, FRAME, seed=1)

    assert found.transitions is not None
    assert found.moved_to is not None
    assert sum(sum(row.values()) for row in found.transitions.values()) == pytest.approx(1)
    assert found.changed == pytest.approx(sum(found.moved_to.values()))
    assert found.simulation_error is not None
    assert found.simulation_error < 0.002


def test_the_order_of_the_experts_does_not_matter() -> None:
    assert phase_change(BEFORE, AFTER, FRAME) == phase_change(BEFORE[::-1], AFTER[::-1], FRAME)


def test_seven_experts_are_too_few() -> None:
    found = phase_change(BEFORE[:7], AFTER[:7], FRAME)

    assert found.changed is None
    assert found.reason == "too_few_for_joint"
    assert found.phase_from == "ironclad"


def test_experts_of_one_mind_leave_no_doubt() -> None:
    high, low = np.full((8, 2), 5.0), np.tile([3.0, 5.0], (8, 1))

    assert phase_change(high, low, FRAME).changed == 1
    assert phase_change(high, high, FRAME).changed == 0
    on_cut = np.full((8, 2), 4.0)
    assert phase_change(on_cut, high, FRAME).changed == 0
