"""Indices of one group's concentration, against their definitions, with their jackknifes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.a_wg import a_wg
from analysis.average_deviation import average_deviation
from analysis.blair_lacy import blair_lacy
from analysis.leik import leik_dispersion
from analysis.tastle import tastle_consensus
from analysis.van_der_eijk import van_der_eijk_a
from analysis.within_group_agreement import r_star_wg_j
from analysis.within_group_agreement import r_wg
from analysis.within_group_agreement import r_wg_j
from tests.analysis import scales_by_definition as definition

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray

OF_COUNTS: list[tuple[Callable[..., Any], Callable[[list[int], int], float]]] = [
    (van_der_eijk_a, definition.van_der_eijk),
    (tastle_consensus, definition.consensus),
    (leik_dispersion, definition.leik),
    (blair_lacy, definition.blair_lacy),
]
OF_RATINGS: dict[str, Callable[..., Any]] = {
    "r_star_wg_j": lambda x, **more: r_star_wg_j(x, n_options=9, **more),
    "a_wg": lambda x, **more: a_wg(x, low=0, high=10, **more),
    "average_deviation": average_deviation,
    "average_deviation_median": lambda x, **more: average_deviation(x, center="median", **more),
}
COUNTS = st.lists(st.integers(0, 6), min_size=3, max_size=8).filter(lambda c: sum(c) >= 2)


def _ratings(counts: list[int]) -> list[int]:
    return [point for point, times in enumerate(counts, 1) for _ in range(times)]


@given(COUNTS)
@settings(deadline=None)
def test_indices_of_counts_are_those_of_the_definition(counts: list[int]) -> None:
    for function, exact in OF_COUNTS:
        expected = exact(_ratings(counts), len(counts))
        assert function(counts).estimate == pytest.approx(expected, abs=1e-9)


@given(COUNTS)
@settings(deadline=None)
def test_a_scale_turned_round_changes_nothing(counts: list[int]) -> None:
    for function, _ in OF_COUNTS:
        assert function(counts[::-1]).estimate == pytest.approx(function(counts).estimate, abs=1e-9)


@given(COUNTS.filter(lambda c: sum(c) >= 5))
@settings(max_examples=40, deadline=None)
def test_the_interval_leaves_one_expert_out(counts: list[int]) -> None:
    ratings, k = _ratings(counts), len(counts)
    n = len(ratings)

    for function, exact in OF_COUNTS:
        found = function(counts, conf=0.9)

        se = definition.jackknife(
            [float(r) for r in ratings],
            lambda left, exact=exact: exact([int(r) for r in left], k),  # type: ignore[misc]  # bound now
        )
        ends = (-1 if function is van_der_eijk_a else 0, 1)
        expected = definition.limits(found.estimate, se, n, ends, 0.9)
        assert (found.interval.low, found.interval.high) == pytest.approx(expected, abs=1e-7)


def test_shares_have_the_index_of_their_counts_and_no_interval() -> None:
    for function, _ in OF_COUNTS:
        found = function([0.1, 0.2, 0.7])

        assert found.estimate == pytest.approx(function([1, 2, 7]).estimate)
        assert (found.interval, found.reason) == (None, "shares_not_counts")
        assert function([0.1, 0.2, 0.7], conf=None).reason is None


def test_few_experts_have_no_interval_and_equal_ones_none_with_width() -> None:
    for function, _ in OF_COUNTS:
        assert function([1, 2, 1]).reason == "too_few_experts"
        unanimous = function([0, 6, 0])
        assert unanimous.warnings == ("zero_width",)
        assert unanimous.interval.low == unanimous.interval.high == unanimous.estimate


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([1, -1, 2], "negative"),
        ([1, math.inf, 2], "numbers"),
        ([1, None, 2], "numbers"),
        (["a", "b"], "numbers"),
        (["1", "2"], "not words"),
        ([[1, 2], [3, 4]], "not a table"),
    ],
)
def test_what_is_no_count_is_refused(counts: Any, words: str) -> None:
    for function, _ in OF_COUNTS:
        with pytest.raises(ValueError, match=words):
            function(counts)


@pytest.mark.parametrize("gaps", [0.0, 0.3])
@pytest.mark.parametrize("name", OF_RATINGS)
@pytest.mark.parametrize("seed", range(3))
def test_the_interval_of_several_items_leaves_one_expert_out(
    name: str, seed: int, gaps: float
) -> None:
    rng = np.random.default_rng(seed)
    table = rng.integers(3, 8, size=(12, 4)).astype(float)
    table[rng.random(table.shape) < gaps] = np.nan
    table[:2] = [[3, 4, 5, 6], [5, 5, 5, 5]]
    function = OF_RATINGS[name]

    found = function(table)

    left = np.array([function(np.delete(table, i, axis=0), conf=None).estimate for i in range(12)])
    se = math.sqrt(11 / 12 * ((left - left.mean()) ** 2).sum())
    widest = 1 - 12 / 11 * 16 / (80 / 12)
    bounds = {"r_star_wg_j": (widest, 1.0), "a_wg": (-1.0, 1.0)}.get(name, (0.0, math.inf))
    expected = definition.limits(found.estimate, se, 12, bounds, 0.95)
    assert (found.interval.low, found.interval.high) == pytest.approx(expected)


def test_r_wg_and_r_wg_j_carry_the_interval_of_the_star_over() -> None:
    table = np.random.default_rng(4).integers(2, 7, size=(15, 3))

    star = r_star_wg_j(table, n_options=7).interval

    assert star is not None
    single, several = r_wg(table, n_options=7).interval, r_wg_j(table, n_options=7).interval
    assert single is not None
    assert several is not None
    assert (single.low, single.high) == (max(star.low, 0), star.high)
    assert several.high == pytest.approx(3 * star.high / (1 + 2 * star.high))


@given(
    st.lists(st.integers(1, 5), min_size=2, max_size=12),
    st.sampled_from([0.5, 2.0, 3.0]),
    st.integers(-9, 9),
)
@settings(deadline=None)
def test_moving_and_stretching_the_scale_does_as_the_formulas_say(
    ratings: list[int], slope: float, shift: int
) -> None:
    x = np.array(ratings, dtype=float)
    moved = slope * x + shift

    deviation = average_deviation(x).estimate
    assert deviation is not None
    assert average_deviation(moved).estimate == pytest.approx(slope * deviation, abs=1e-9)
    low, high = slope + shift, 5 * slope + shift
    first, second = a_wg(x, low=1, high=5), a_wg(moved, low=low, high=high)
    assert second.estimate == (
        None if first.estimate is None else pytest.approx(first.estimate, abs=1e-9)
    )


@pytest.mark.parametrize("n", range(2, 9))
def test_a_mean_that_one_rating_at_the_other_end_leaves_is_the_last_one_defined(n: int) -> None:
    at_the_edge = [5.0] * (n - 1) + [1.0]

    assert a_wg(at_the_edge, low=1, high=5).estimate == pytest.approx(-1)
    beyond = [5.0] * (n - 1) + [1.5]
    assert a_wg(beyond, low=1, high=5).reason == "mean_at_end"


def test_one_item_at_the_end_leaves_the_mean_over_items_undefined() -> None:
    found = a_wg([[5, 3], [5, 4], [5, 3]], low=1, high=5)

    assert (found.estimate, found.reason, found.n_items) == (None, "mean_at_end", 2)


def test_without_an_expert_a_group_may_have_no_index() -> None:
    found = a_wg([5, 5, 5, 5, 5, 1, 4], low=1, high=5)

    assert found.estimate is not None
    assert (found.interval, found.reason) == (None, "jackknife_undefined")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: a_wg([1, 2], low=5, high=1), "not in order"),
        (lambda: a_wg([1, 9], low=1, high=5), "outside the scale"),
        (lambda: r_wg([[1, 2], [3]], n_options=5), "equal length"),
        (lambda: r_wg(["a", "b"], n_options=5), "numbers"),
        (lambda: r_wg(["1", "2"], n_options=5), "not words"),
        (lambda: r_wg([1, math.inf], n_options=5), "infinite"),
        (lambda: r_wg([[[1]]], n_options=5), "table of raters by items"),
        (lambda: r_wg([1, 2], n_options=5, conf=1.5), "between 0 and 1"),
    ],
)
def test_impossible_ratings_are_refused(call: Callable[[], Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_ratings_outside_their_scale_have_an_interval_around_their_index() -> None:
    found = r_star_wg_j([1, 99, 1, 99, 1, 98], n_options=5)

    assert found.interval is not None
    assert found.estimate is not None
    assert found.interval.low < found.estimate < found.interval.high


def test_a_group_may_be_an_array_a_list_or_a_table_of_one_item() -> None:
    ratings = [4, 5, 4, 3]
    column: FloatArray = np.array(ratings, dtype=float)[:, np.newaxis]

    estimates = {r_wg(x, n_options=5).estimate for x in (ratings, np.array(ratings), column)}

    assert len(estimates) == 1
