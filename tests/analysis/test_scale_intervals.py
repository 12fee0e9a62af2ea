"""Intervals of the reliability of a scale: experts with all their rows are left out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import t

from analysis.cronbach import cronbach_alpha
from analysis.guttman import guttman_lambda6
from analysis.omega import omega_total
from analysis.scale_rows import CELLS
from tests.analysis.scale_tables import FUNCTIONS
from tests.analysis.scale_tables import factor_rows


@pytest.mark.parametrize("name", ["lambda2", "lambda6", "split_half", "minres"])
def test_an_interval_leaves_out_each_expert_with_all_rows(name: str) -> None:
    table = factor_rows(4, rows=40)
    clusters = np.repeat(np.arange(10), 4)
    groups = np.tile([0, 1, 2, 3], 10)

    found = FUNCTIONS[name](table, clusters=clusters, groups=groups)

    left = [
        FUNCTIONS[name](
            table[clusters != c], clusters=clusters[clusters != c], groups=groups[clusters != c],
            conf=None,
        ).estimate
        for c in range(10)
    ]  # fmt: skip
    logs = np.log(1 - np.array(left))
    se = math.sqrt(9 / 10 * ((logs - logs.mean()) ** 2).sum())
    bias = 9 * (logs.mean() - math.log(1 - found.estimate)) if name == "lambda6" else 0.0
    assert found.interval.low == pytest.approx(
        1 - (1 - found.estimate) * math.exp(t.ppf(0.975, 9) * se - bias), abs=1e-6
    )


def test_the_interval_of_pairwise_alpha_leaves_out_each_row() -> None:
    table = factor_rows(5, rows=25)
    table[np.random.default_rng(1).random(table.shape) < 0.2] = np.nan

    found = cronbach_alpha(table, missing="pairwise")

    left = [cronbach_alpha(np.delete(table, i, axis=0), missing="pairwise") for i in range(25)]
    logs = np.log([1 - (one.estimate or 0.0) for one in left])
    se = math.sqrt(24 / 25 * ((logs - logs.mean()) ** 2).sum())
    assert found.interval is not None
    assert found.estimate is not None
    assert found.interval.high == pytest.approx(
        1 - (1 - found.estimate) * math.exp(-t.ppf(0.975, 24) * se)
    )


def test_experts_are_left_out_in_chunks_without_a_difference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = factor_rows(6)
    whole = guttman_lambda6(table).interval

    monkeypatch.setattr("analysis.scale_rows.CELLS", 200)

    assert CELLS > 200
    assert guttman_lambda6(table).interval == whole


@pytest.mark.parametrize("name", FUNCTIONS)
def test_differences_between_groups_and_leniency_do_not_count(name: str) -> None:
    table = factor_rows(7)
    groups = np.repeat(["a", "b", "c"], 20)
    shift = np.repeat([0.0, 2.0, -1.0], 20)
    lenient = np.random.default_rng(2).normal(size=60)

    plain = FUNCTIONS[name](table, groups=groups)

    moved = FUNCTIONS[name](table + shift[:, np.newaxis], groups=groups)
    removed = FUNCTIONS[name](table + lenient[:, np.newaxis], groups=groups, leniency=lenient)
    assert moved.estimate == pytest.approx(plain.estimate)
    assert removed.estimate == pytest.approx(plain.estimate)
    unknown = np.where(np.arange(60) < 5, np.nan, lenient)
    assert FUNCTIONS[name](table, leniency=unknown).n_dropped == 5


@pytest.mark.parametrize("name", ["alpha", "lambda2", "lambda6", "split_half"])
def test_a_pair_of_items_that_two_rows_have_leaves_no_interval(name: str) -> None:
    table = factor_rows(3, rows=20, items=3)
    table[2:10, 0] = np.nan
    table[10:, 1] = np.nan

    found = FUNCTIONS[name](table, missing="pairwise")

    assert found.estimate is None or found.reason == "jackknife_undefined"


@pytest.mark.parametrize("name", ["lambda2", "split_half", "cfa_ml", "minres"])
def test_few_experts_have_no_interval(name: str) -> None:
    table = factor_rows(1, rows=60)

    found = FUNCTIONS[name](table, clusters=np.repeat(np.arange(4), 15))

    assert found.estimate is not None
    assert (found.interval, found.reason) == (None, "too_few_experts")
    assert FUNCTIONS[name](table, conf=None).interval is None


def test_the_sandwich_knows_that_rows_of_an_expert_hang_together() -> None:
    table = factor_rows(3, rows=80)
    doubled = np.vstack([table, table])

    once = omega_total(table).interval
    twice = omega_total(doubled, clusters=np.tile(np.arange(80), 2)).interval

    assert once is not None
    assert twice is not None
    assert twice.low == pytest.approx(once.low, abs=0.002)
