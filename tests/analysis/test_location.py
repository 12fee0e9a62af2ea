from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom
from scipy.stats.mstats import trimmed_mean_ci

from analysis.location import mean_t
from analysis.location import median_order
from analysis.location import trimmed_mean
from tests.analysis.examples import published

if TYPE_CHECKING:
    from random import Random

CASE = published("location")[0]
SAMPLE = [1.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 7.0, 2.0]


def test_location_is_the_published_one() -> None:
    mean = mean_t(CASE["ratings"])

    assert mean.interval is not None
    assert mean.n == CASE["n"]
    assert mean.estimate == pytest.approx(CASE["mean"], abs=1e-8)
    assert mean.interval.low == pytest.approx(CASE["low"], abs=1e-8)
    assert mean.interval.high == pytest.approx(CASE["high"], abs=1e-8)
    assert median_order(CASE["ratings"]).estimate == CASE["median"]
    assert trimmed_mean(CASE["ratings"]).estimate == pytest.approx(CASE["trimmed_mean"], abs=1e-8)


def test_the_trimmed_interval_is_that_of_an_independent_program() -> None:
    low, high = trimmed_mean_ci(np.array(SAMPLE), limits=(0.2, 0.2), alpha=0.05)

    interval = trimmed_mean(SAMPLE).interval

    assert interval is not None
    assert [interval.low, interval.high] == pytest.approx([low, high])


@pytest.mark.parametrize("n", [6, 7, 9, 15, 24, 40])
def test_the_median_interval_is_the_narrowest_that_has_the_level(n: int) -> None:
    interval = median_order(list(range(1, n + 1))).interval

    assert interval is not None
    rank = int(interval.low)
    assert interval.high == n + 1 - rank
    assert interval.level == pytest.approx(1 - 2 * binom.cdf(rank - 1, n, 0.5))
    assert interval.level >= 0.95
    assert 1 - 2 * binom.cdf(rank, n, 0.5) < 0.95


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_few_values_state_the_level_that_they_reach(n: int) -> None:
    result = median_order(list(range(1, n + 1)))

    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == (1, n)
    assert result.interval.level == pytest.approx(1 - 2 ** (1 - n))
    assert result.warnings == ("level_not_reached",)


def test_a_modest_level_takes_the_innermost_pair() -> None:
    interval = median_order([1, 2, 3, 4], conf=0.3).interval

    assert interval is not None
    assert [interval.low, interval.high, interval.level] == pytest.approx([2, 3, 0.375])


@pytest.mark.parametrize("statistic", [mean_t, median_order, trimmed_mean])
def test_no_value_has_no_location_and_one_has_no_interval(statistic: object) -> None:
    assert callable(statistic)
    none, one = statistic([None, math.nan]), statistic([4.0])

    assert (none.estimate, none.n, none.reason) == (None, 0, "no_experts")
    assert (one.estimate, one.interval, one.reason) == (4.0, None, "too_few_experts")


def test_equal_values_have_an_interval_without_width_and_say_so() -> None:
    result = mean_t([5, 5, 5, 5, 5])

    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == (5, 5)
    assert result.warnings == ("zero_width",)


@given(st.lists(st.integers(1, 7), min_size=2, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_values_changes_nothing(values: list[int], random: Random) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)

    for statistic in (mean_t, median_order, trimmed_mean):
        assert statistic(shuffled) == statistic(values)


@given(st.lists(st.integers(1, 7), min_size=2, max_size=30))
def test_a_reversed_scale_mirrors_everything(values: list[int]) -> None:
    for statistic in (mean_t, median_order, trimmed_mean):
        here, there = statistic(values), statistic([8 - value for value in values])
        assert here.interval is not None
        assert there.interval is not None
        assert there.estimate == pytest.approx(8 - (here.estimate or 0))
        assert there.interval.low == pytest.approx(8 - here.interval.high)


def test_the_median_of_thousands_has_the_narrowest_pair_with_the_level() -> None:
    n = 20_000
    found = median_order(np.arange(1.0, n + 1))

    assert found.interval is not None
    rank = int(found.interval.low)
    assert found.interval.high == n + 1 - rank
    assert found.interval.level == pytest.approx(1 - 2 * binom.cdf(rank - 1, n, 0.5), abs=1e-9)
    assert 1 - 2 * binom.cdf(rank, n, 0.5) < 0.95 <= found.interval.level
