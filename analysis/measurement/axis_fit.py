"""The mode of the rater model of one axis, and its normal posterior."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.axis_model import AxisModel
from analysis.measurement.curvature import curvature_of
from analysis.measurement.marginal import MarginalModel
from analysis.measurement.marginal import experts_given

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.measurement.axis_model import Layout
    from analysis.measurement.axis_model import Parameters
    from analysis.measurement.curvature import Arrow
    from analysis.measurement.design import AxisDesign

ITERATIONS = 500
FIRST = 25  # the first nodes are laid around a guess, so the search over them is not led to its end
TURNS = 30
STILL = 2e-3
SLOWEST = 0.2
DELTA = 1e-4
CLOSE, EXACT = 1e-6, 1e-15


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AxisFit:
    """A mode, and the curvature there (Laplace's approximation of the posterior).

    `arrow` is the curvature of everything together, for how the experts follow what is shared.

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
    """Find the mode of what experts share by L-BFGS-B; None where the search does not end at one.

    The experts' habits are integrated out over nodes around their modes, which are laid anew until
    nothing moves; their own parameters are then at their modes given the rest.
    """
    model = AxisModel(design)
    laid, experts = model.start()[: model.layout.shared], np.zeros((design.experts, 2))
    apart, pace = np.inf, 1.0
    for turn in range(TURNS):
        habits = experts_given(model, laid, experts)
        experts, marginal = habits.modes, MarginalModel(model, habits)
        shared = _search(marginal, laid, iterations=FIRST if turn == 0 else ITERATIONS)
        before, apart = apart, float(np.abs(shared - laid).max())
        if apart < STILL:
            exact = _search(marginal, shared, iterations=ITERATIONS, precision=EXACT)
            return _fitted(marginal, exact, experts_given(model, exact, experts).modes)
        if apart > before / 2:
            pace = max(pace / 2, SLOWEST)  # nodes that are led too far swing to and fro
        laid = laid + pace * (shared - laid)
    return None


def _search(
    marginal: MarginalModel, shared: FloatArray, *, iterations: int, precision: float = CLOSE
) -> FloatArray:
    from scipy.optimize import minimize

    found = minimize(
        marginal.objective, shared, jac=True, method="L-BFGS-B",
        options={"maxiter": iterations, "maxcor": 20, "ftol": precision, "gtol": 1e-7},
    )  # fmt: skip
    return np.asarray(found.x)


def _fitted(marginal: MarginalModel, shared: FloatArray, experts: FloatArray) -> AxisFit | None:
    model, x = marginal.model, np.concatenate([shared, experts.T.ravel()])
    covariance = _inverse(_curvature(marginal, shared))
    if covariance is None:
        return None
    arrow = curvature_of(model, x)
    inverse = arrow.own_inverse()
    onto = arrow.between @ inverse
    own = inverse + onto.transpose(0, 2, 1) @ covariance @ onto
    return AxisFit(
        design=model.design,
        layout=model.layout,
        x=x,
        parameters=model.parameters(x),
        arrow=arrow,
        covariance=covariance,
        shift_variances=own[:, 0, 0],
        slope_variances=own[:, 1, 1],
    )


def _curvature(marginal: MarginalModel, shared: FloatArray) -> FloatArray:
    """Give the second derivatives at the mode by differences of the exact gradient."""
    at_mode = marginal.objective(shared)[1]
    found = np.array(
        [
            (marginal.objective(shared + step)[1] - at_mode) / DELTA
            for step in DELTA * np.eye(len(shared))
        ]
    )
    return np.asarray((found + found.T) / 2)


def _inverse(curvature: FloatArray) -> FloatArray | None:
    """Invert the curvature; None where it is none of a mode."""
    from scipy.linalg import solve_triangular

    try:
        root = np.linalg.cholesky(curvature)
    except np.linalg.LinAlgError:
        return None
    half = solve_triangular(root, np.eye(len(curvature)), lower=True)
    return np.asarray(half.T @ half)
