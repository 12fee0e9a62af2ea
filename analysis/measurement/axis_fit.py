"""The mode of the rater model of one axis, and its normal posterior."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.axis_model import AxisModel
from analysis.measurement.curvature import curvature_of

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.measurement.axis_model import Layout
    from analysis.measurement.axis_model import Parameters
    from analysis.measurement.curvature import Arrow
    from analysis.measurement.design import AxisDesign

ITERATIONS = 1000
POLISHING = 20
FLAT = 1e-7  # the largest slope at what counts as a mode


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AxisFit:
    """A mode, and the curvature there (Laplace's approximation of the posterior).

    Attributes
    ----------
    x
        The parameters as the model has them.
    covariance
        shape (shared, shared): of the parameters that all experts share.
    shift_variances, slope_variances
        shape (experts,): posterior variances of each expert's shift and log slope.

    """

    design: AxisDesign
    layout: Layout
    x: FloatArray
    parameters: Parameters
    arrow: Arrow
    covariance: FloatArray
    shift_variances: FloatArray
    slope_variances: FloatArray


def fit_axis(design: AxisDesign) -> AxisFit | None:
    """Find the mode by L-BFGS-B and polish it by Newton's method; None where that does not end at one."""
    from scipy.optimize import minimize

    model = AxisModel(design)
    found = minimize(
        model.objective, model.start(), jac=True, method="L-BFGS-B",
        options={"maxiter": ITERATIONS, "maxcor": 20, "ftol": 1e-9, "gtol": 1e-4},
    )  # fmt: skip
    polished = _polish(model, np.asarray(found.x))
    if polished is None:
        return None
    x, arrow = polished
    try:
        root = np.asarray(np.linalg.cholesky(arrow.complement()), dtype=np.float64)
    except np.linalg.LinAlgError:
        return None
    covariance = _inverse(root)
    inverse = arrow.own_inverse()
    onto = arrow.between @ inverse
    own = inverse + onto.transpose(0, 2, 1) @ covariance @ onto
    return AxisFit(
        design=design,
        layout=model.layout,
        x=x,
        parameters=model.parameters(x),
        arrow=arrow,
        covariance=covariance,
        shift_variances=own[:, 0, 0],
        slope_variances=own[:, 1, 1],
    )


def _polish(model: AxisModel, x: FloatArray) -> tuple[FloatArray, Arrow] | None:
    """Take Newton's steps, halved while they lead upwards, until the slopes vanish."""
    value, slope = model.objective(x)
    for _ in range(POLISHING):
        arrow = curvature_of(model, x)
        if np.abs(slope).max() < FLAT:
            return x, arrow
        try:
            step = arrow.solve(slope)
        except np.linalg.LinAlgError:
            return None
        for _ in range(POLISHING):
            after, after_slope = model.objective(x - step)
            if after <= value + 1e-9 * abs(value):
                break
            step = step / 2
        x, value, slope = x - step, after, after_slope
    return None


def _inverse(root: FloatArray) -> FloatArray:
    from scipy.linalg import solve_triangular

    half = solve_triangular(root, np.eye(len(root)), lower=True)
    return np.asarray(half.T @ half)
