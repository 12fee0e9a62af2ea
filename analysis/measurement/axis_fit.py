"""The mode of the rater model of one axis, and its normal posterior."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.axis_model import AxisModel
from analysis.measurement.curvature import curvature_of
from analysis.measurement.marginal import MarginalModel
from analysis.measurement.marginal import experts_at_first
from analysis.measurement.marginal import experts_given

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.measurement.axis_model import Layout
    from analysis.measurement.axis_model import Parameters
    from analysis.measurement.curvature import Arrow
    from analysis.measurement.design import AxisDesign
    from analysis.measurement.marginal import Experts

FIRST, NEAR = (
    50,
    0.1,
)  # the first nodes are laid around a guess: the search over them is not led to its end
TURNS = 120
MEMORY = 12  # points that a step is mixed from
LONGEST = 1.0  # step, in standard deviations
STILL = 1e-10
DELTA = 1e-4
WIDEST = 10.0  # standard deviations


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
    """Find the mode of what experts share; None where the search does not end at one.

    The experts' habits are integrated out over nodes around their modes, and the nodes are laid
    anew before every step: the end is where the slope is 0 over nodes that are laid there.
    """
    model = AxisModel(design)
    shared, unit, habits = _begin(model)
    points: list[FloatArray] = []
    slopes: list[FloatArray] = []
    for _ in range(TURNS):
        habits = experts_given(model, shared, habits)
        marginal = MarginalModel(model, habits)
        slope = unit.T @ marginal.objective(shared)[1]
        if np.abs(slope).max() < STILL:
            return _fitted(marginal, shared, habits.modes)
        points, slopes = [*points, shared][-MEMORY:], [*slopes, slope][-MEMORY:]
        shared = _next(np.array(points), np.array(slopes), unit)
    return None


def _begin(model: AxisModel) -> tuple[FloatArray, FloatArray, Experts]:
    """Search near the mode over nodes around a guess: give a point, the posterior's axes, and the experts.

    The axes are one standard deviation long each, as far as the search came to know them.
    """
    from scipy.optimize import minimize

    guess = model.start()[: model.layout.shared]
    habits = experts_given(model, guess, experts_at_first(model))
    marginal, unit = MarginalModel(model, habits), _axes(model, guess, habits)

    def objective(steps: FloatArray) -> tuple[float, FloatArray]:
        value, slope = marginal.objective(guess + unit @ steps)
        return value, unit.T @ slope

    found = minimize(
        objective, np.zeros(len(guess)), jac=True, method="BFGS",
        options={"maxiter": FIRST, "gtol": NEAR},
    )  # fmt: skip
    half: FloatArray = np.linalg.cholesky(np.asarray(found.hess_inv, dtype=np.float64))
    return np.asarray(guess + unit @ found.x), np.asarray(unit @ half), habits


def _axes(model: AxisModel, shared: FloatArray, experts: Experts) -> FloatArray:
    """Give the posterior's axes, by the curvature at a point with the experts following.

    Away from the mode some directions may be no bowls: `WIDEST` is the most that any may be.
    """
    arrow = curvature_of(model, np.concatenate([shared, experts.modes.T.ravel()]))
    followed = arrow.between @ experts.covariances @ arrow.between.transpose(0, 2, 1)
    values, vectors = np.linalg.eigh(arrow.shared - followed.sum(axis=0))
    return np.asarray(vectors / np.sqrt(np.maximum(np.abs(values), WIDEST**-2)))


def _next(points: FloatArray, slopes: FloatArray, unit: FloatArray) -> FloatArray:
    """Step against the slope, from the mix of the last points at which it is least (Anderson 1965)."""
    point, slope = points[-1], slopes[-1]
    if len(points) > 1:
        moved, bent = np.diff(points, axis=0), np.diff(slopes, axis=0)
        weights = np.linalg.lstsq(bent.T, slope, rcond=1e-10)[0]
        point, slope = point - weights @ moved, slope - weights @ bent
    steepest = float(np.abs(slope).max())
    return np.asarray(point - unit @ (slope * min(1.0, LONGEST / max(steepest, LONGEST))))


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
