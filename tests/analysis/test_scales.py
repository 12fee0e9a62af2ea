"""Reliability of a scale: Guttman's bounds, split halves, omega, and alpha's companions."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.stats import t

from analysis.cronbach import cronbach_alpha
from analysis.guttman import guttman_lambda2
from analysis.guttman import guttman_lambda6
from analysis.omega import omega_total
from analysis.scale_rows import CELLS
from analysis.scale_rows import scale_rows
from analysis.split_half import split_half
from tests.analysis import scales_by_definition as definition
from tests.analysis.examples import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "alpha": cronbach_alpha,
    "lambda2": guttman_lambda2,
    "lambda6": guttman_lambda6,
    "split_half": split_half,
    "cfa_ml": omega_total,
    "minres": lambda x, **more: omega_total(x, method="minres", **more),
}
BFI = next(c for c in published("scales-and-scores") if c["id"] == "bfi_A_omega_total")["data"]


def factor_rows(seed: int, rows: int = 60, items: int = 5) -> FloatArray:
    rng = np.random.default_rng(seed)
    loadings = rng.uniform(0.5, 1.2, size=items)
    factor = rng.normal(size=(rows, 1))
    table = 4 + factor * loadings + rng.normal(size=(rows, items))
    return np.clip(np.rint(table), 1, 7)


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


@pytest.mark.parametrize("seed", range(3))
def test_omega_maximises_the_likelihood_of_one_factor(seed: int) -> None:
    table = factor_rows(seed)
    covariance = np.cov(table.T)

    def discrepancy(x: FloatArray) -> float:
        sigma = np.outer(x[:5], x[:5]) + np.diag(np.exp(x[5:]))
        return float(np.linalg.slogdet(sigma)[1] + np.trace(np.linalg.solve(sigma, covariance)))

    best = minimize(discrepancy, np.concatenate([np.ones(5), np.zeros(5)]), tol=1e-12).x

    found = omega_total(table)

    common = best[:5].sum() ** 2
    assert found.estimate == pytest.approx(common / (common + np.exp(best[5:]).sum()), abs=1e-6)
    assert np.abs(found.loadings) == pytest.approx(np.abs(best[:5]), abs=1e-4)
    assert found.uniquenesses == pytest.approx(np.exp(best[5:]), abs=1e-4)


def test_minimum_residuals_minimise_them_and_give_another_omega() -> None:
    complete = np.array([row for row in BFI if None not in row], dtype=float)
    correlation = np.corrcoef(complete.T)
    off = ~np.eye(5, dtype=bool)

    def residuals(x: FloatArray) -> float:
        return float(((correlation - np.outer(x, x))[off] ** 2).sum())

    best = minimize(residuals, np.full(5, 0.5), tol=1e-14).x
    found = omega_total(BFI, method="minres")

    assert found.loadings == pytest.approx(best, abs=1e-5)
    assert found.estimate == pytest.approx(0.7444, abs=5e-5)
    assert omega_total(BFI).estimate == pytest.approx(0.7303, abs=5e-5)


def test_omega_of_parallel_items_is_alpha() -> None:
    covariance = 0.5 * np.ones((4, 4)) + 0.5 * np.eye(4)
    rng = np.random.default_rng(1)
    z = rng.normal(size=(200, 4))
    z = (z - z.mean(axis=0)) @ np.linalg.inv(np.linalg.cholesky(np.cov(z.T))).T
    table = z @ np.linalg.cholesky(covariance).T

    for method in ("cfa_ml", "minres"):
        found = omega_total(table, method=method)
        assert found.estimate == pytest.approx(0.8, abs=1e-6)
        assert found.warnings == ()
    assert cronbach_alpha(table).estimate == pytest.approx(0.8)


@pytest.mark.parametrize("method", ["cfa_ml", "minres"])
def test_a_model_that_does_not_fit_gives_no_omega(method: Any) -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(size=(80, 1))
    heywood = np.column_stack([x, x + 0.01 * rng.normal(size=(80, 1)), rng.normal(size=(80, 2))])
    pairs = np.column_stack([x, x, rng.normal(size=(80, 2))])

    assert omega_total(heywood, method=method).reason == "no_proper_solution"
    assert omega_total(pairs).reason == "no_proper_solution"


def test_omega_needs_three_items_that_vary() -> None:
    table = factor_rows(1)

    assert omega_total(table[:, :2]).reason == "too_few_items"
    table[:, 0] = 4
    assert omega_total(table).reason == "constant_item"
    assert omega_total(table[:, 1:]).estimate is not None
    with pytest.raises(ValueError, match="cfa_ml or minres"):
        omega_total(table, method="pca")  # type: ignore[arg-type]  # wrong on purpose


def test_few_rows_are_pointed_out() -> None:
    assert omega_total(factor_rows(1, rows=30)).warnings == ("few_rows",)


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


@pytest.mark.parametrize("name", ["alpha", "lambda2", "lambda6", "split_half"])
def test_a_pair_of_items_that_two_rows_have_leaves_no_interval(name: str) -> None:
    table = factor_rows(3, rows=20, items=3)
    table[2:10, 0] = np.nan
    table[10:, 1] = np.nan

    found = FUNCTIONS[name](table, missing="pairwise")

    assert found.estimate is None or found.reason == "jackknife_undefined"


def test_as_few_rows_as_items_leave_no_variance_of_its_own() -> None:
    assert guttman_lambda6(factor_rows(1, rows=5)).reason == "singular"


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


@pytest.mark.parametrize(
    "options",
    [{"groups": [1, 2]}, {"clusters": [1]}, {"leniency": [0.5]}, {"missing": "casewise"}],
)
def test_what_does_not_fit_the_rows_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"have the shape|listwise or pairwise"):
        scale_rows([[1, 2], [2, 3], [3, 4]], **options)
