"""McDonald's omega total, by maximum likelihood and by minimum residuals."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np
import pytest
from scipy.optimize import minimize

from analysis.cronbach import cronbach_alpha
from analysis.omega import omega_total
from tests.analysis.scale_tables import BFI
from tests.analysis.scale_tables import factor_rows

if TYPE_CHECKING:
    from analysis.arrays import FloatArray


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
