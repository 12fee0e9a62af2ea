"""The posterior of what all experts share, with the experts' shifts and slopes integrated out.

A joint mode of everything would fail with many experts: each brings two parameters and a handful of ratings.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.axis_model import SHIFT_SD
from analysis.measurement.axis_model import SLOPE_SD
from analysis.measurement.axis_model import AxisModel

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

SIDE = 3  # nodes on each of the two dimensions of an expert
STEPS = 25
STEEP = 1e-9  # the last of Newton's steps
FARTHEST = 0.5  # of one step
NEAR = 0.05  # after a step below this the curvature is not taken anew
DELTA = 1e-4
ROUNDING = 1e-13


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Experts:
    """Each expert's shift and log slope given what is shared: the mode, and the curvature there.

    Attributes
    ----------
    modes
        shape (experts, 2).
    covariances
        shape (experts, 2, 2).

    """

    modes: FloatArray
    covariances: FloatArray


def experts_given(model: AxisModel, shared: FloatArray, start: Experts) -> Experts:
    """Find each expert's mode by Newton's method, all experts at once, and the curvature there.

    Parameters
    ----------
    model
        The model of the axis.
    shared
        shape (shared,): the parameters that experts share.
    start
        Where to start from; its curvatures serve as long as the steps are short.

    """
    modes, inverse = start.modes, start.covariances
    values, slopes = _own_terms(model, shared, modes)
    pace = np.ones((len(modes), 1))
    for _ in range(STEPS):
        steps = np.asarray((inverse @ slopes[:, :, np.newaxis])[:, :, 0])
        if np.abs(steps).max() < STEEP:
            break
        if np.abs(steps).max() > NEAR:
            inverse = _own_covariances(model, shared, modes)
            steps = np.asarray((inverse @ slopes[:, :, np.newaxis])[:, :, 0])
        tried = modes - pace * np.clip(steps, -FARTHEST, FARTHEST)
        found, there = _own_terms(model, shared, tried)
        better = (found <= values + ROUNDING * np.abs(values))[:, np.newaxis]
        modes, slopes = np.where(better, tried, modes), np.where(better, there, slopes)
        values = np.where(better[:, 0], found, values)
        pace = np.where(better, np.minimum(2 * pace, 1), pace / 4)
    return Experts(modes=modes, covariances=_own_covariances(model, shared, modes))


def experts_at_first(model: AxisModel) -> Experts:
    """Give experts without habits, as wide as the prior."""
    n = model.design.experts
    wide = np.tile(np.diag([SHIFT_SD**2, SLOPE_SD**2]), (n, 1, 1))
    return Experts(modes=np.zeros((n, 2)), covariances=wide)


def _own_terms(
    model: AxisModel, shared: FloatArray, own: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Give each expert's part of the negative log posterior and its slopes, shape (experts,) and (experts, 2)."""
    x = np.concatenate([shared, own.T.ravel()])
    p = model.parameters(x)
    cells, moments = model.cells(p)
    whose = model.design.expert[model.cell_starts]
    precision = model.precision[len(shared) :].reshape(2, -1).T
    slopes = model.slope_of_likelihood(p, moments)[len(shared) :].reshape(2, -1).T
    logs = np.bincount(whose, cells, minlength=len(own))
    return 0.5 * (precision * own**2).sum(axis=1) - logs, precision * own - slopes


def _own_slopes(model: AxisModel, shared: FloatArray, own: FloatArray) -> FloatArray:
    return _own_terms(model, shared, own)[1]


def _own_covariances(model: AxisModel, shared: FloatArray, own: FloatArray) -> FloatArray:
    """Invert second derivatives, taken by central differences of the slopes: experts do not touch each other."""
    columns = [
        (_own_slopes(model, shared, own + unit) - _own_slopes(model, shared, own - unit))
        / (2 * DELTA)
        for unit in DELTA * np.eye(2)
    ]
    found = np.stack(columns, axis=2)
    found = (found + found.transpose(0, 2, 1)) / 2
    # An expert far from the mode may see no bowl: the prior's curvature is the least that is used.
    values, vectors = np.linalg.eigh(found)
    widest = 1 / np.maximum(values, 1 / SHIFT_SD**2)
    return np.asarray((vectors * widest[:, np.newaxis]) @ vectors.transpose(0, 2, 1))


class MarginalModel:
    """The posterior of the shared parameters, over nodes that are laid around each expert's mode.

    Adaptive Gauss–Hermite quadrature (Naylor and Smith 1982) with SIDE² nodes: every expert is put
    in as so many experts with known habits, whose likelihoods are then averaged.
    """

    def __init__(self, model: AxisModel, experts: Experts) -> None:
        d, nodes = model.design, SIDE**2
        # Of each rating one for every node, still sorted by (expert and node), then by target.
        first = np.searchsorted(d.expert, np.arange(d.experts))
        counts = np.bincount(d.expert, minlength=d.experts)
        rows = np.concatenate(
            [
                np.tile(np.arange(begin, begin + count), nodes)
                for begin, count in zip(first.tolist(), counts.tolist(), strict=True)
            ]
        )
        self.model = model
        self.wide = AxisModel(
            replace(
                d,
                rows=np.repeat(d.rows, nodes),
                expert=np.repeat(np.arange(d.experts * nodes), np.repeat(counts, nodes)),
                target=d.target[rows],
                scale=d.scale[rows],
                question=d.question[rows],
                deviation=d.deviation[rows],
                point=d.point[rows],
            )
        )
        self.own, self.log_weights = _nodes(experts)
        self.starts = np.searchsorted(
            self.wide.design.expert[self.wide.cell_starts], np.arange(d.experts * nodes)
        )

    def objective(self, shared: FloatArray) -> tuple[float, FloatArray]:
        """Give the negative log posterior of the shared parameters and its gradient."""
        wide, n = self.wide, len(shared)
        p = wide.parameters(np.concatenate([shared, self.own]))
        cells, m = wide.cells(p)
        logs = np.add.reduceat(cells, self.starts).reshape(-1, SIDE**2) + self.log_weights
        top = logs.max(axis=1, keepdims=True)
        weights = np.exp(logs - top)
        total = weights.sum(axis=1, keepdims=True)
        share = (weights / total).ravel()[wide.design.expert, np.newaxis]
        slopes = wide.slope_of_likelihood(p, replace(m, belief=m.belief * share))[:n]
        prior, by_prior = self.model.shared_prior(shared)
        return -(float((top + np.log(total)).sum()) + prior), -(slopes + by_prior)


def _nodes(experts: Experts) -> tuple[FloatArray, FloatArray]:
    """Give all nodes as a vector (all shifts, all log slopes), and log weights with the prior in them."""
    x, weight = np.polynomial.hermite_e.hermegauss(SIDE)
    grid = np.stack(np.meshgrid(x, x, indexing="ij"), axis=-1).reshape(-1, 2)
    logs = np.log(np.outer(weight, weight)).ravel() + 0.5 * (grid**2).sum(axis=1)
    roots = np.linalg.cholesky(experts.covariances)
    own = experts.modes[:, np.newaxis] + grid @ roots.transpose(0, 2, 1)
    priors = -0.5 * ((own / (SHIFT_SD, SLOPE_SD)) ** 2).sum(axis=2)
    sizes = np.log(roots[:, 0, 0] * roots[:, 1, 1])
    return own.reshape(-1, 2).T.ravel(), np.asarray(logs + priors + sizes[:, np.newaxis])
