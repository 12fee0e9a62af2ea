"""Kendall's W, mean Spearman and Finn's coefficient."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.finn import finn
from analysis.kendall import kendall_w
from analysis.ratings import Ratings
from analysis.spearman import mean_spearman
from tests.analysis import scales_by_definition as definition
from tests.analysis.by_definition import random_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray

SHAPES = [(20, 3, 6, 0.0), (7, 12, 4, 0.0), (30, 4, 9, 0.0), (8, 2, 5, 0.0)]
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "kendall_w": kendall_w,
    "mean_spearman": mean_spearman,
    "finn": lambda data, **more: finn(data, levels=7, **more),
}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("shape", SHAPES)
def test_estimates_are_those_of_the_definition(shape: Any, seed: int) -> None:
    table = random_table(seed, *shape)

    for correct in (True, False):
        expected = definition.kendall(table, correct=correct)
        assert kendall_w(table, correct=correct).estimate == pytest.approx(expected)
    assert mean_spearman(table).estimate == pytest.approx(definition.spearman(table))
    for model in ("oneway", "twoway"):
        assert finn(table, levels=9, model=model).estimate == pytest.approx(
            definition.finn(table, 9, model)
        )


@pytest.mark.parametrize("shape", [(20, 5, 6, 0.0), (9, 12, 3, 0.0)])
def test_intervals_leave_one_rater_out(shape: Any) -> None:
    table = random_table(3, *shape)

    m = table.shape[1]

    def spread(statistic: Callable[[FloatArray], float]) -> float:
        left = np.array([statistic(np.delete(table, j, axis=1)) for j in range(m)])
        return float(np.sqrt((m - 1) / m * ((left - left.mean()) ** 2).sum()))

    widest = 1 - m / (m - 1) * 16 / (80 / 12)
    cases: list[tuple[Any, Callable[[FloatArray], float], tuple[float, float]]] = [
        (kendall_w(table, conf=0.9), lambda x: definition.kendall(x, correct=True), (0, 1)),
        (mean_spearman(table, conf=0.9), definition.spearman, (-1 / (m - 1), 1)),
        (finn(table, levels=9, conf=0.9), lambda x: definition.finn(x, 9, "oneway"), (widest, 1)),
    ]
    for found, statistic, bounds in cases:
        expected = definition.limits(found.estimate, spread(statistic), m, bounds, 0.9)
        assert (found.interval.low, found.interval.high) == pytest.approx(expected)


def test_without_ties_w_is_a_step_from_the_mean_rho() -> None:
    table = np.array([np.random.default_rng(seed).permutation(9) for seed in range(6)]).T

    w, rho = kendall_w(table).estimate, mean_spearman(table).estimate

    assert w is not None
    assert rho == pytest.approx((6 * w - 1) / 5)


@given(st.integers(0, 200), st.randoms())
@settings(deadline=None)
def test_names_and_order_do_not_matter(seed: int, random: Any) -> None:
    table = random_table(seed, 10, 5, 5, 0.0)
    rows, columns = random.sample(range(10), 10), random.sample(range(5), 5)
    shuffled = Ratings.from_matrix(table[rows][:, columns], units=rows, raters=columns)

    for function in FUNCTIONS.values():
        first, second = function(table), function(shuffled)
        assert second.estimate == pytest.approx(first.estimate)
        assert second.interval.low == pytest.approx(first.interval.low)


@given(st.integers(0, 200), st.floats(0.5, 9), st.floats(-5, 5))
@settings(deadline=None)
def test_only_the_order_counts(seed: int, slope: float, shift: float) -> None:
    table = random_table(seed, 10, 5, 5, 0.0)

    for function in (kendall_w, mean_spearman):
        found = function(slope * table**3 + shift)
        assert found.estimate == pytest.approx(function(table).estimate)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_units_with_gaps_are_left_out_and_counted(name: str) -> None:
    table = random_table(5, 12, 4, 5, 0.0)
    gaps = np.vstack([table, [1, np.nan, 2, 3], [np.nan] * 4])

    found, complete = FUNCTIONS[name](gaps), FUNCTIONS[name](table)

    assert found.estimate == complete.estimate
    assert (found.n_units, found.n_dropped) == (12, 1)
    assert "incomplete_ignored" in found.warnings


def test_raters_who_agree_exactly_have_a_w_of_one() -> None:
    found = kendall_w([[1, 2, 1], [2, 4, 5], [3, 5, 9], [3, 5, 9]])

    assert found.estimate == pytest.approx(1)
    assert found.interval is not None
    assert found.interval.low == pytest.approx(1)
    assert kendall_w([[1, 2], [2, 4], [2, 4]], correct=False).estimate == pytest.approx(0.75)


def test_a_constant_rater_has_no_rank_correlation() -> None:
    found = mean_spearman([[1, 3, 2], [2, 3, 3], [3, 3, 1]])

    assert (found.estimate, found.reason) == (None, "constant_rater")
    assert kendall_w([[1, 3, 2], [2, 3, 3], [3, 3, 1]]).estimate is not None


def test_two_raters_have_no_interval() -> None:
    for function in FUNCTIONS.values():
        found = function([[1, 2], [2, 1], [3, 4]])
        assert (found.interval, found.reason) == (None, "too_few_experts")
        assert function([[1, 2], [2, 1], [3, 4]], conf=None).reason is None


def test_finn_may_be_negative() -> None:
    assert finn([[1, 5], [5, 1], [1, 5]], levels=5).estimate == pytest.approx(-3)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: kendall_w([[1, 2], [2, 1]], missing="pairwise"), "listwise"),  # type: ignore[arg-type]  # wrong on purpose
        (lambda: kendall_w([["a", "b"], ["b", "a"]]), "words"),
        (lambda: mean_spearman([["a", "b"], ["b", "a"]]), "words"),
        (lambda: finn([["a", "b"], ["b", "a"]], levels=3), "words"),
        (lambda: finn([[1, 2]], levels=1), "two points"),
        (lambda: finn([[1, 2]], levels=3, model="x"), "oneway or twoway"),  # type: ignore[arg-type]  # wrong on purpose
        (lambda: mean_spearman([[1, 2], [2, 1]], conf=95), "between 0 and 1"),
    ],
)
def test_impossible_choices_are_refused(call: Callable[[], Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()


def test_counts_do_not_say_who_ordered_how() -> None:
    counts = Ratings.from_counts([[2, 1], [1, 2]])

    for function in FUNCTIONS.values():
        assert function(counts).reason == "raters_unknown"


def test_a_coefficient_all_but_at_its_end_has_an_interval_that_ends_there() -> None:
    # Its lower bound is missed by so little that the odds of the other limit are no number.
    found = finn(
        [
            [0.25, 0.1, 3.3, 0.25],
            [4.75, 0.1, 4.75, 0.1],
            [0.1, 4.75, 4.75, 0.1],
            [0.25, 3.3, 4.75, 4.75],
        ],
        levels=5,
    )

    assert found.interval is not None
    assert found.interval.low <= (found.estimate or 0) <= found.interval.high <= 1
