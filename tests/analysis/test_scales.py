"""Reliability of a scale: Guttman's bounds, split halves, and alpha's companions."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from analysis.cronbach import cronbach_alpha
from analysis.guttman import guttman_lambda2
from analysis.guttman import guttman_lambda6
from analysis.omega import omega_total
from analysis.scale_rows import scale_rows
from analysis.split_half import split_half
from tests.analysis import scales_by_definition as definition
from tests.analysis.scale_tables import FUNCTIONS
from tests.analysis.scale_tables import factor_rows


@pytest.mark.parametrize("seed", range(4))
def test_bounds_are_those_of_the_definition(seed: int) -> None:
    table = factor_rows(seed)

    assert guttman_lambda2(table).estimate == pytest.approx(definition.lambda2(table))
    assert guttman_lambda6(table).estimate == pytest.approx(definition.lambda6(table))


@given(st.integers(0, 500))
@settings(max_examples=30, deadline=None)
def test_lambda_2_is_never_below_alpha(seed: int) -> None:
    table = np.random.default_rng(seed).integers(1, 6, size=(12, 4))

    alpha, bound = cronbach_alpha(table).estimate, guttman_lambda2(table).estimate

    assert alpha is not None
    assert bound is not None
    assert bound >= alpha - 1e-12


@pytest.mark.parametrize("k", [4, 5])
def test_every_split_is_tried_once(k: int) -> None:
    table = factor_rows(1, items=k)
    halves = [h for h in combinations(range(k), k // 2) if k % 2 or 0 in h]
    found = split_half(table)

    values = []
    for half in halves:
        first = table[:, list(half)].sum(axis=1)
        r = np.corrcoef(first, table.sum(axis=1) - first)[0, 1]
        values.append(2 * r / (1 + r))
        assert split_half(table, split=half).estimate == pytest.approx(values[-1])

    assert found.n_splits == len(halves)
    assert found.greatest == pytest.approx(max(values))
    assert found.mean == pytest.approx(np.mean(values))


def test_a_split_is_named_or_given() -> None:
    table = factor_rows(2)

    assert split_half(table).half == (0, 2, 4)
    assert split_half(table, split="first-last").half == (0, 1, 2)
    assert split_half(table, split=[3, 1]).half == (1, 3)
    for wrong in ("thirds", [0, 9], [], [0, 1, 2, 3, 4]):
        with pytest.raises(ValueError, match=r"split is|half is"):
            split_half(table, split=wrong)


def test_many_items_are_split_once() -> None:
    found = split_half(factor_rows(2, items=13))

    assert (found.greatest, found.mean, found.n_splits) == (None, None, None)


def test_halves_that_contradict_each_other_have_no_reliability() -> None:
    table = np.array([[1, 5], [2, 4], [4, 2], [5.5, 0.5]])
    more = np.column_stack([table, [0.0, 1, 0, 1]])

    assert split_half(table).reason == "no_variation"  # of the sum of all
    assert split_half(more, split=[0]).estimate is not None
    constant = np.column_stack([[3.0, 3, 3, 3], [1.0, 2, 3, 4]])
    assert split_half(constant).reason == "no_variation"
    against = np.column_stack([[1.0, 2, 3, 4], [8.0, 6, 4, 2]])
    assert split_half(against).reason == "formula_undefined"
    splits = split_half(np.column_stack([against, [1.0, 1, 1, 1], [2.0, 2, 2, 2]]), split=[0, 2])
    assert splits.estimate is None


@given(st.integers(0, 100), st.randoms())
@settings(max_examples=20, deadline=None)
def test_the_order_of_rows_and_items_changes_nothing(seed: int, random: Any) -> None:
    table = factor_rows(seed, rows=30)
    rows, columns = random.sample(range(30), 30), random.sample(range(5), 5)

    for name in ("alpha", "lambda2", "lambda6", "cfa_ml", "minres"):
        first = FUNCTIONS[name](table)
        second = FUNCTIONS[name](table[rows][:, columns])
        assert second.estimate == (
            None if first.estimate is None else pytest.approx(first.estimate, abs=1e-6)
        )


@pytest.mark.parametrize("name", ["alpha", "lambda2", "lambda6", "split_half", "cfa_ml"])
def test_units_of_measurement_do_not_matter(name: str) -> None:
    table = factor_rows(8)

    assert FUNCTIONS[name](9 * table - 3).estimate == pytest.approx(FUNCTIONS[name](table).estimate)


def test_each_item_is_held_against_the_others() -> None:
    table = factor_rows(9)

    found = cronbach_alpha(table)

    for item in found.items:
        others = np.delete(table, item.item, axis=1)
        assert item.alpha_if_deleted == pytest.approx(definition.alpha(others))
        r = np.corrcoef(table[:, item.item], others.sum(axis=1))[0, 1]
        assert item.item_rest == pytest.approx(r)
    correlation = np.corrcoef(table.T)
    assert found.mean_correlation == pytest.approx((correlation.sum() - 5) / 20)


def test_a_constant_item_has_no_correlation() -> None:
    table = factor_rows(9)
    table[:, 0] = 3

    found = cronbach_alpha(table)

    assert found.estimate is not None
    assert (found.standardized, found.mean_correlation) == (None, None)
    assert found.items[0].item_rest is None
    two = cronbach_alpha(table[:, :2])
    assert two.items[0].alpha_if_deleted is None


def test_items_that_cancel_have_no_standardized_alpha() -> None:
    opposite = np.array([[1.0, 10], [2, 8], [3, 6], [4, 4]])

    found = cronbach_alpha(opposite)

    assert found.estimate is not None
    assert found.standardized is None


def test_bonett_stands_beside_feldt_for_independent_rows_only() -> None:
    table = factor_rows(10)

    found = cronbach_alpha(table)

    assert found.bonett is not None
    assert found.interval is not None
    assert found.interval.low == pytest.approx(found.bonett.low, abs=0.03)
    assert found.estimate is not None
    half = 1.959963985 * math.sqrt(10 / (4 * 58))
    assert found.bonett.low == pytest.approx(1 - (1 - found.estimate) * math.exp(half))
    assert cronbach_alpha(table, clusters=np.repeat(np.arange(30), 2)).bonett is None
    assert cronbach_alpha(table[:2]).bonett is None


def test_equal_items_have_no_error() -> None:
    table = np.repeat([[1.0], [2], [3], [5], [6]], 3, axis=1)

    for name in ("lambda2", "split_half"):
        found = FUNCTIONS[name](table)
        assert found.estimate == pytest.approx(1)
        assert found.warnings == ("zero_width",)
    assert guttman_lambda6(table).reason == "singular"
    assert omega_total(table).reason == "no_proper_solution"


def test_pairs_of_items_from_different_rows_may_not_fit_together() -> None:
    table = np.array([[1, 2, 3], [2, 3, 1], [3, 1, 2], [4, 4, 5], [2, 2, 3.0], [5, 4, 4]])
    table[2:, 0] = np.nan

    for name in ("lambda2", "lambda6", "split_half"):
        found = FUNCTIONS[name](table, missing="pairwise")
        assert (found.estimate, found.reason) == (None, "impossible_covariance")


def test_as_few_rows_as_items_leave_no_variance_of_its_own() -> None:
    assert guttman_lambda6(factor_rows(1, rows=5)).reason == "singular"


@pytest.mark.parametrize(
    "options",
    [{"groups": [1, 2]}, {"clusters": [1]}, {"leniency": [0.5]}, {"missing": "casewise"}],
)
def test_what_does_not_fit_the_rows_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"have the shape|listwise or pairwise"):
        scale_rows([[1, 2], [2, 3], [3, 4]], **options)
