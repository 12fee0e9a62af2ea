"""The ordinal rater model of one axis: its parameters, log posterior and gradient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.measurement.probit import log_between

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.arrays import IntArray
    from analysis.measurement.design import AxisDesign

SHIFT_SD = 0.6
SLOPE_SD = 0.3
QUESTION_SD = 1.0
DEVIATION_SD = 0.3
VIEW_SCALE = 0.6
FIRST_SD = 1.5
STEP_SD = 1.0
NODES = 5
START_SPREAD = 1.5  # of what is felt, habits and positions in it, at the start of the search


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layout:
    """Where each group of parameters stands in the vector; the experts' come last."""

    thresholds: slice
    positions: slice
    questions: slice
    deviations: slice
    view: int
    shifts: slice
    slopes: slice

    @property
    def shared(self) -> int:
        """The number of parameters that all experts share."""
        return self.view + 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parameters:
    """The parameters by name.

    Attributes
    ----------
    thresholds
        shape (scales, points + 1): with −∞ and ∞ at the ends.
    positions, shifts, slopes
        shape (targets,), (experts,), (experts,).
    questions, deviations
        With a 0 in front for the linking item.
    view_sd
        Standard deviation of the experts' own views of a target.

    """

    thresholds: FloatArray
    positions: FloatArray
    questions: FloatArray
    deviations: FloatArray
    view_sd: float
    shifts: FloatArray
    slopes: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moments:
    """What the likelihood says at one point, for each rating and node.

    Attributes
    ----------
    upper, lower
        shape (ratings, nodes): limits of the rating's interval.
    by_upper, by_lower
        Derivatives of its log probability by them.
    belief
        The probability of each node, given the ratings of the cell.
    middle
        shape (ratings,): the position the rating is of, without the expert's own view.

    """

    upper: FloatArray
    lower: FloatArray
    by_upper: FloatArray
    by_lower: FloatArray
    belief: FloatArray
    middle: FloatArray


class AxisModel:
    """P(y ≤ k) = Φ(τ_k − [β_e(θ_t + b_i + d_it + u_et) + δ_e]), with the u integrated out.

    The u of a cell (expert and target) enters all its ratings; it is summed over by Gauss–Hermite
    quadrature, since a joint mode of the u and of their standard deviation would be far off.
    """

    def __init__(self, design: AxisDesign) -> None:
        self.design = design
        self.layout = _layout(design)
        x, weight = np.polynomial.hermite_e.hermegauss(NODES)
        self.nodes: FloatArray = x
        self.log_weights: FloatArray = np.log(weight / weight.sum())
        cell = design.expert * len(design.targets) + design.target
        new = np.concatenate([[True], np.diff(cell) != 0])
        self.cell_starts: IntArray = np.flatnonzero(new)
        self.cell: IntArray = np.cumsum(new) - 1
        self.precision, self.centre = self._prior()

    def start(self) -> FloatArray:
        """Give the point from which the search starts: thresholds that fit the shares of points."""
        from scipy.special import ndtri

        at, d = self.layout, self.design
        x = np.zeros(at.slopes.stop)
        counts = np.bincount(d.scale * d.points + d.point, minlength=d.scales * d.points)
        shares = np.cumsum(counts.reshape(d.scales, -1) + 0.5, axis=1)
        limits = START_SPREAD * ndtri(shares[:, :-1] / shares[:, -1:])
        steps = np.log(np.diff(limits, axis=1))
        x[at.thresholds] = np.concatenate([limits[:, :1], steps], axis=1).ravel()
        x[at.positions] = d.means
        x[at.view] = np.log(VIEW_SCALE)
        return x

    def parameters(self, x: FloatArray) -> Parameters:
        """Read a vector of parameters."""
        at = self.layout
        return Parameters(
            thresholds=thresholds_of(x[at.thresholds], self.design),
            positions=x[at.positions],
            questions=np.concatenate([[0.0], x[at.questions]]),
            deviations=np.concatenate([[0.0], x[at.deviations]]),
            view_sd=float(np.exp(x[at.view])),
            shifts=x[at.shifts],
            slopes=np.exp(x[at.slopes]),
        )

    def cells(self, p: Parameters) -> tuple[FloatArray, Moments]:
        """Give the log likelihood of each cell, and what its derivatives are made of."""
        d = self.design
        middle = p.positions[d.target] + p.questions[d.question] + p.deviations[d.deviation]
        felt = middle[:, np.newaxis] + p.view_sd * self.nodes
        linear = p.slopes[d.expert, np.newaxis] * felt + p.shifts[d.expert, np.newaxis]
        upper = p.thresholds[d.scale, d.point + 1][:, np.newaxis] - linear
        lower = p.thresholds[d.scale, d.point][:, np.newaxis] - linear
        log, by_upper, by_lower = log_between(upper, lower)
        of_cell = np.add.reduceat(log, self.cell_starts, axis=0) + self.log_weights
        top = of_cell.max(axis=1, keepdims=True)
        weights = np.exp(of_cell - top)
        total = weights.sum(axis=1, keepdims=True)
        return (top + np.log(total))[:, 0], Moments(
            upper=upper,
            lower=lower,
            by_upper=by_upper,
            by_lower=by_lower,
            belief=(weights / total)[self.cell],
            middle=middle,
        )

    def objective(self, x: FloatArray) -> tuple[float, FloatArray]:
        """Give the negative log posterior and its gradient."""
        p = self.parameters(x)
        cells, m = self.cells(p)
        n = self.layout.shared
        prior, by_prior = self.shared_prior(x[:n])
        own, precision = x[n:], self.precision[n:]
        gradient = self.slope_of_likelihood(p, m)
        gradient[:n] += by_prior
        gradient[n:] -= precision * own
        return -(float(cells.sum()) + prior - 0.5 * float(own @ (precision * own))), -gradient

    def shared_prior(self, shared: FloatArray) -> tuple[float, FloatArray]:
        """Give the log prior of the parameters that all experts share, and its gradient."""
        n, view = self.layout.shared, self.layout.view
        gap = shared - self.centre[:n]
        pull = self.precision[:n] * gap
        squared = float(np.exp(2 * shared[view])) / VIEW_SCALE**2
        slope = -pull
        slope[view] += 1 - squared
        return -0.5 * float(gap @ pull) - 0.5 * squared + float(shared[view]), slope

    def _prior(self) -> tuple[FloatArray, FloatArray]:
        """Give precisions and centres of the normal priors; the sd of views has none of these."""
        at, design = self.layout, self.design
        sds = np.full(at.slopes.stop, np.inf)
        sds[at.thresholds] = np.tile([FIRST_SD] + [STEP_SD] * (design.points - 2), design.scales)
        sds[at.positions] = design.sds
        sds[at.questions] = QUESTION_SD
        sds[at.deviations] = DEVIATION_SD
        sds[at.shifts] = SHIFT_SD
        sds[at.slopes] = SLOPE_SD
        centre = np.zeros_like(sds)
        centre[at.thresholds.start : at.thresholds.stop : design.points - 1] = 1 - design.points / 2
        centre[at.positions] = design.means
        return 1 / sds**2, centre

    def slope_of_likelihood(self, p: Parameters, m: Moments) -> FloatArray:
        """Give the gradient of the log likelihood."""
        d, at = self.design, self.layout
        by_upper = (m.belief * m.by_upper).sum(axis=1)
        by_lower = (m.belief * m.by_lower).sum(axis=1)
        by_linear = -(by_upper + by_lower)
        by_view = -(m.belief * (m.by_upper + m.by_lower) * self.nodes).sum(axis=1)
        slope = p.slopes[d.expert]
        by_middle = slope * by_linear
        wide = (d.points + 1) * d.scales
        by_threshold = (
            np.bincount(d.scale * (d.points + 1) + d.point + 1, by_upper, minlength=wide)
            + np.bincount(d.scale * (d.points + 1) + d.point, by_lower, minlength=wide)
        ).reshape(d.scales, -1)[:, 1:-1]
        gradient = np.zeros(at.slopes.stop)
        gradient[at.thresholds] = (
            np.cumsum(by_threshold[:, ::-1], axis=1)[:, ::-1] * steps_of(p.thresholds)
        ).ravel()
        gradient[at.positions] = np.bincount(d.target, by_middle, minlength=len(d.targets))
        gradient[at.questions] = np.bincount(d.question, by_middle, minlength=d.questions + 1)[1:]
        gradient[at.deviations] = np.bincount(
            d.deviation, by_middle, minlength=d.deviations + 1
        )[1:]  # fmt: skip
        gradient[at.view] = p.view_sd * float(slope @ by_view)
        gradient[at.shifts] = np.bincount(d.expert, by_linear, minlength=d.experts)
        gradient[at.slopes] = np.bincount(
            d.expert, slope * (m.middle * by_linear + p.view_sd * by_view), minlength=d.experts
        )
        return gradient


def thresholds_of(x: FloatArray, design: AxisDesign) -> FloatArray:
    """Read thresholds from firsts and logs of steps, shape (..., scales, points + 1)."""
    shape = (*x.shape[:-1], design.scales, design.points - 1)
    x = x.reshape(shape)
    inner = np.cumsum(np.concatenate([x[..., :1], np.exp(x[..., 1:])], axis=-1), axis=-1)
    end = np.full_like(inner[..., :1], np.inf)
    return np.concatenate([-end, inner, end], axis=-1)


def steps_of(thresholds: FloatArray) -> FloatArray:
    """Give 1 for the first threshold and the steps up to the others, shape (scales, points − 1)."""
    inner = thresholds[:, 1:-1]
    return np.concatenate([np.ones_like(inner[:, :1]), np.diff(inner, axis=1)], axis=1)


def _layout(design: AxisDesign) -> Layout:
    sizes = (
        design.scales * (design.points - 1),
        len(design.targets),
        design.questions,
        design.deviations,
        1,
        design.experts,
        design.experts,
    )
    ends = np.cumsum(sizes).tolist()
    slices = [slice(end - size, end) for end, size in zip(ends, sizes, strict=True)]
    return Layout(
        thresholds=slices[0],
        positions=slices[1],
        questions=slices[2],
        deviations=slices[3],
        view=ends[4] - 1,
        shifts=slices[5],
        slopes=slices[6],
    )
