"""From the model's own scale back to the points that people rate in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.axis_model import thresholds_of

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.measurement.axis_fit import AxisFit

SLOPE_NODES = 7


def rating_draws(fit: AxisFit, draws: int, seed: list[int]) -> tuple[FloatArray, FloatArray]:
    """Draw the expected ratings of all targets from the posterior.

    Gives those at the mode, shape (targets,), and those at the draws, shape (draws, targets).

    The expected rating is that of the linking item by an endless panel of such experts: shifts are
    normal around 0, and log slopes around their mean in this panel, with the variances that the
    experts of the panel show; own views have the standard deviation of the fit.
    """
    rng = np.random.default_rng(seed)
    shared = fit.layout.shared
    root = np.linalg.cholesky(fit.covariance)
    moved = rng.standard_normal((draws, shared)) @ root.T
    inverse = fit.arrow.own_inverse()
    follow = -(fit.arrow.between @ inverse)[:, :, 1].mean(axis=0)
    noise = np.sqrt(inverse[:, 1, 1].sum()) / len(inverse)
    logs = fit.x[fit.layout.slopes]
    means = logs.mean() + moved @ follow + noise * rng.standard_normal(draws)
    at_mode = expected_ratings(fit, fit.x[np.newaxis, :shared], np.array([logs.mean()]))
    return at_mode[0], expected_ratings(fit, fit.x[:shared] + moved, means)


def expected_ratings(fit: AxisFit, shared: FloatArray, mean_logs: FloatArray) -> FloatArray:
    """Give the expected rating of the linking item, shape (draws, targets).

    E = minimum + Σ_k ∫ [1 − Φ((τ_k − βθ)/√(1 + Var δ + β² σ_u²))] dβ.

    Parameters
    ----------
    fit
        The fit, which has the spread of experts.
    shared
        shape (draws, shared): the parameters that experts share.
    mean_logs
        shape (draws,): means of the log slopes.

    """
    from scipy.special import ndtr

    at, design = fit.layout, fit.design
    logs = fit.x[at.slopes]
    spread = np.sqrt(((logs - logs.mean()) ** 2 + fit.slope_variances).mean())
    shifts = (fit.x[at.shifts] ** 2 + fit.shift_variances).mean()
    limits = thresholds_of(shared[:, at.thresholds], design)[:, design.linking_scale, 1:-1]
    x, weights = np.polynomial.hermite_e.hermegauss(SLOPE_NODES)
    total = np.zeros((len(shared), len(design.targets)))
    for node, weight in zip(x, weights / weights.sum(), strict=True):
        slope = np.exp(mean_logs + spread * node)
        wide = np.sqrt(1 + shifts + (slope * fit.parameters.view_sd) ** 2)
        centre = slope[:, np.newaxis] * shared[:, at.positions]
        for limit in limits.T:
            total += weight * ndtr((centre - limit[:, np.newaxis]) / wide[:, np.newaxis])
    return total + design.minimum


def interval_scores(fit: AxisFit) -> FloatArray:
    """Give V-Dem's point on the people's scale, Σ k P(y = k | θ) with δ = 0, β = 1, (targets,)."""
    from scipy.special import ndtr

    limits = fit.parameters.thresholds[fit.design.linking_scale, 1:-1]
    above = ndtr(fit.parameters.positions[:, np.newaxis] - limits)
    return np.asarray(above.sum(axis=1)) + fit.design.minimum
