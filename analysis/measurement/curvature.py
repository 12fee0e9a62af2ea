"""The exact second derivatives of the rater model, as an arrow: shared parameters, and each expert's two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.axis_model import VIEW_SCALE
from analysis.measurement.axis_model import steps_of

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.measurement.axis_model import AxisModel
    from analysis.measurement.axis_model import Moments
    from analysis.measurement.axis_model import Parameters

OWN = 2  # shift and log slope of an expert


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Arrow:
    """A symmetric matrix whose experts do not touch each other.

    Attributes
    ----------
    shared
        shape (shared, shared).
    between
        shape (experts, shared, 2).
    own
        shape (experts, 2, 2).

    """

    shared: FloatArray
    between: FloatArray
    own: FloatArray

    def own_inverse(self) -> FloatArray:
        """Give the inverses of the experts' blocks, shape (experts, 2, 2)."""
        return np.asarray(np.linalg.inv(self.own))

    def complement(self) -> FloatArray:
        """Give the Schur complement: the precision of the shared parameters."""
        onto = self.between @ self.own_inverse()
        found = self.shared - (onto @ self.between.transpose(0, 2, 1)).sum(axis=0)
        return np.asarray((found + found.T) / 2)

    def solve(self, vector: FloatArray) -> FloatArray:
        """Solve for a vector in the order of the parameters: shared, all shifts, all log slopes."""
        n = len(self.shared)
        mine = vector[n:].reshape(OWN, -1).T[:, :, np.newaxis]
        inverse = self.own_inverse()
        first = vector[:n] - (self.between @ inverse @ mine).sum(axis=0)[:, 0]
        shared = np.linalg.solve(self.complement(), first)
        own = inverse @ (mine - self.between.transpose(0, 2, 1) @ shared[:, np.newaxis])
        return np.concatenate([shared, own[:, :, 0].T.ravel()])


def curvature_of(model: AxisModel, x: FloatArray) -> Arrow:
    """Give the second derivatives of the negative log posterior.

    With ℓ the log probability of a rating at a node, s its gradient and r the probability of the
    node, those of a cell's log likelihood are Σ r ∇²ℓ + Var_r(Σ s) (Louis 1982).
    """
    p = model.parameters(x)
    _, m = model.cells(p)
    local = _local(model, p, m)
    starts = np.searchsorted(model.design.expert, np.arange(model.design.experts + 1))
    blocks = np.array(
        [
            _of_expert(model, m, local, slice(begin, end))
            for begin, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
        ]
    )
    shared = blocks[:, :-OWN, :-OWN].sum(axis=0)
    slopes, view = model.slope_of_likelihood(p, m), model.layout.view
    steps = np.arange(model.layout.thresholds.stop)
    steps = steps[steps % (model.design.points - 1) > 0]
    shared[steps, steps] += slopes[steps]
    shared[view, view] += slopes[view]
    precision, n = model.precision, len(shared)
    shared = np.diag(precision[:n]) - shared
    shared[view, view] += 2 * p.view_sd**2 / VIEW_SCALE**2
    own = -blocks[:, -OWN:, -OWN:]
    own[:, [0, 1], [0, 1]] += precision[n:].reshape(OWN, -1).T
    own[:, 1, 1] -= slopes[model.layout.slopes]
    return Arrow(shared=shared, between=-blocks[:, :-OWN, -OWN:], own=own)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Local:
    """How the limits of each rating move with the shared and the expert's own parameters.

    The upper limit at node z moves by above − (flat + z · steep), the lower by below − the same;
    shape (ratings, shared + 2) each.
    """

    above: FloatArray
    below: FloatArray
    flat: FloatArray
    steep: FloatArray


def _local(model: AxisModel, p: Parameters, m: Moments) -> _Local:
    d, at = model.design, model.layout
    rows, wide = np.arange(len(d.point)), at.shared + OWN
    slope = p.slopes[d.expert]
    flat, steep = np.zeros((len(rows), wide)), np.zeros((len(rows), wide))
    flat[rows, at.positions.start + d.target] = slope
    asked, apart = d.question > 0, d.deviation > 0
    flat[rows[asked], at.questions.start + d.question[asked] - 1] = slope[asked]
    flat[rows[apart], at.deviations.start + d.deviation[apart] - 1] = slope[apart]
    flat[:, -2] = 1
    flat[:, -1] = slope * m.middle
    steep[:, -1] = steep[:, at.view] = slope * p.view_sd
    moves = _threshold_moves(model, p, wide)
    return _Local(
        above=moves[d.scale, d.point + 1], below=moves[d.scale, d.point], flat=flat, steep=steep
    )


def _threshold_moves(model: AxisModel, p: Parameters, wide: int) -> FloatArray:
    """Give how each threshold moves, shape (scales, points + 1, shared + 2); the ends do not."""
    d = model.design
    cuts = d.points - 1
    moves = np.zeros((d.scales, d.points + 1, wide))
    for scale, steps in enumerate(steps_of(p.thresholds)):
        place = slice(scale * cuts, (scale + 1) * cuts)
        moves[scale, 1:-1, place] = np.tril(np.ones((cuts, cuts))) * steps
    return moves


def _of_expert(model: AxisModel, m: Moments, local: _Local, rows: slice) -> FloatArray:
    """Give Σ r ∇²ℓ + Var_r(Σ s) over an expert's cells, shape (shared + 2, shared + 2)."""
    r, du, dl = m.belief[rows], m.by_upper[rows], m.by_lower[rows]
    linear = (
        local.flat[rows, np.newaxis] + model.nodes[:, np.newaxis] * local.steep[rows, np.newaxis]
    )
    upper = local.above[rows, np.newaxis] - linear
    lower = local.below[rows, np.newaxis] - linear
    du_du = -np.where(du == 0, 0.0, m.upper[rows]) * du - du**2
    dl_dl = -np.where(dl == 0, 0.0, m.lower[rows]) * dl - dl**2
    found = _product(upper, r * du_du, upper) + _product(lower, r * dl_dl, lower)
    crossed = _product(upper, -r * du * dl, lower)
    found += crossed + crossed.T
    score = du[:, :, np.newaxis] * upper + dl[:, :, np.newaxis] * lower
    starts = np.flatnonzero(np.diff(model.cell[rows], prepend=-1))
    of_cell, weight = np.add.reduceat(score, starts, axis=0), r[starts]
    centre = (weight[:, :, np.newaxis] * of_cell).sum(axis=1, keepdims=True)
    found += _product(of_cell - centre, weight, of_cell - centre)
    return found + _corners(model, local, rows, r * (du + dl))


def _product(left: FloatArray, weights: FloatArray, right: FloatArray) -> FloatArray:
    wide = left.shape[2]
    weighed = (weights[:, :, np.newaxis] * right).reshape(-1, wide)
    return np.asarray(left.reshape(-1, wide).T @ weighed)


def _corners(model: AxisModel, local: _Local, rows: slice, pull: FloatArray) -> FloatArray:
    """Give what bends the linear predictor itself: its log slope with all that it multiplies."""
    n = model.layout.shared
    once = -(pull.sum(axis=1) @ local.flat[rows, :n] + (pull @ model.nodes) @ local.steep[rows, :n])
    found = np.zeros((n + OWN, n + OWN))
    found[:n, -1] = found[-1, :n] = once
    return found
