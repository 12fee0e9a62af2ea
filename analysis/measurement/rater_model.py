"""The fit behind `ordinal_irt`: what raters are like, with the units' places integrated out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.measurement.probit import log_between

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

FIRST_SD = 1.5  # of the first common threshold
OWN_SD = 0.3  # of a rater's threshold around the common one
WIDEST = 5.0  # the grid over a unit's place ends here
STEP = 0.3
ITERATIONS = 2000
PRECISION = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Raters:
    """What the raters are like.

    Attributes
    ----------
    common
        shape (points − 1,): the common thresholds.
    thresholds
        shape (raters, points − 1): each rater's own.
    discrimination
        shape (raters,): how sharply each tells units apart; above 0.

    """

    common: FloatArray
    thresholds: FloatArray
    discrimination: FloatArray


class RaterModel:
    """The marginal posterior of the raters' parameters, and of the units' places given them.

    A unit's likelihood is summed over a grid of places (Bock and Aitkin 1981), so its cost does not
    depend on how many raters rated it: ratings enter as counts by unit, rater and point.
    """

    def __init__(self, rater: AnyArray, unit: AnyArray, point: AnyArray, points: int) -> None:
        from scipy.sparse import csr_array

        self.raters = int(rater.max()) + 1
        self.units = int(unit.max()) + 1
        self.points = points
        shape = (self.units, self.raters * points)
        ones = np.ones(len(unit))
        self.counts: Any = csr_array((ones, (unit, rater * points + point)), shape=shape)
        self.turned: Any = self.counts.T.tocsr()
        most = np.bincount(unit).max()
        self.places = _grid(min(STEP, 1 / float(np.sqrt(1 + 2 * most))))
        self.log_weights = -0.5 * self.places**2

    def fit(self) -> tuple[Raters, bool]:
        """Find the mode, and say whether the search converged.

        It is the mode for the logs of discriminations: a discrimination is skewed, and its own mode
        would lie below its mean.
        """
        from scipy.optimize import minimize

        cuts = self.points - 1
        start = np.concatenate([[self._first], np.zeros(cuts - 1 + self.raters * (cuts + 1))])
        found = minimize(
            self.objective, start, jac=True, method="L-BFGS-B",
            options={"maxiter": ITERATIONS, "maxfun": 2 * ITERATIONS, "maxcor": 10, "ftol": PRECISION},
        )  # fmt: skip
        return self.unpack(np.asarray(found.x)), bool(found.success)

    @property
    def _first(self) -> float:
        return -(self.points - 2) / 2

    def unpack(self, x: FloatArray) -> Raters:
        """Read a vector: first threshold, logs of steps, own deviations, logs of discriminations."""
        cuts = self.points - 1
        common = x[0] + np.concatenate([[0.0], np.cumsum(np.exp(x[1:cuts]))])
        own = x[cuts : cuts + self.raters * cuts].reshape(self.raters, cuts)
        return Raters(
            common=common,
            thresholds=common + OWN_SD * own,
            discrimination=np.exp(x[-self.raters :]),
        )

    def objective(self, x: FloatArray) -> tuple[float, FloatArray]:
        """Give the negative log posterior and its gradient."""
        cuts = self.points - 1
        raters = self.unpack(x)
        table, by_upper, by_lower = self._table(raters)
        log_likelihood, belief = self._believe(table)
        expected = (self.turned @ belief).reshape(table.shape)
        by_upper, by_lower = expected * by_upper, expected * by_lower
        by_threshold = (by_upper[:, :-1] + by_lower[:, 1:]).sum(axis=2)
        by_slope = -((by_upper + by_lower).sum(axis=1) @ self.places)
        by_common = by_threshold.sum(axis=0)
        after = np.cumsum(by_common[::-1])[::-1]  # what moves a threshold moves all above it
        slope = raters.discrimination
        own, steps = x[cuts : cuts + self.raters * cuts], x[1:cuts]
        prior = -0.5 * (
            ((x[0] - self._first) / FIRST_SD) ** 2
            + steps @ steps
            + own @ own
            + ((slope - 1) ** 2).sum()
        ) + float(x[-self.raters :].sum())
        gradient = np.concatenate(
            [
                [after[0] - (x[0] - self._first) / FIRST_SD**2],
                after[1:] * np.exp(steps) - steps,
                OWN_SD * by_threshold.ravel() - own,
                slope * (by_slope - (slope - 1)) + 1,
            ]
        )
        return -(float(log_likelihood.sum()) + float(prior)), -gradient

    def place_units(self, raters: Raters) -> tuple[FloatArray, FloatArray]:
        """Give the mean and the standard deviation of each unit's place, given the raters."""
        _, belief = self._believe(self._table(raters)[0])
        mean = belief @ self.places
        return mean, np.sqrt(np.maximum(belief @ self.places**2 - mean**2, 0))

    def _table(self, raters: Raters) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Give the log probability of each point at each place, shape (raters, points, places)."""
        at = raters.discrimination[:, np.newaxis, np.newaxis] * self.places
        limits = raters.thresholds[:, :, np.newaxis] - at
        end = np.full_like(limits[:, :1], np.inf)
        return log_between(
            np.concatenate([limits, end], axis=1), np.concatenate([-end, limits], axis=1)
        )

    def _believe(self, table: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Give each unit's log-likelihood, and the probability of each place, (units, places)."""
        logs = self.counts @ table.reshape(-1, len(self.places)) + self.log_weights
        top = logs.max(axis=1, keepdims=True)
        weights = np.exp(logs - top)
        total = weights.sum(axis=1, keepdims=True)
        return (top + np.log(total))[:, 0], weights / total


def _grid(step: float) -> FloatArray:
    half = int(np.ceil(WIDEST / step))
    return WIDEST * np.arange(-half, half + 1) / half
