"""Krippendorff's alpha of ratings with too many different values to count: from sums by unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.krippendorff_sums import alpha_from
from analysis.krippendorff_sums import middles
from analysis.weights import scale_of

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings

SUMMED = ("nominal", "ordinal", "interval", "circular")
TWO = 2
CELLS = 1 << 21  # so many kept ratings at a time
MOST_WORK = 500_000_000


@dataclass(frozen=True, eq=False, kw_only=True)
class Moments:
    """Pairable ratings in the order of units and points, for levels whose δ² is a squared distance.

    With positions x, Σ_{i≠j} (x_i − x_j)² = 2(mΣx² − (Σx)²): the points themselves for the interval
    level, points of a circle for the circular one, the middles of the totals for the ordinal one.
    What is left out is masked and everything summed again, in blocks.
    """

    ratings: Ratings
    level: str

    @property
    def is_too_much(self) -> bool:
        """Whether leaving each out would take minutes."""
        ratings = self.ratings
        return (ratings.n_pairable + ratings.n_raters) * ratings.n_ratings > MOST_WORK

    def alpha(self) -> float:
        """Give alpha; NaN where it is undefined."""
        return float(self._alphas(np.ones((1, len(self._unit))))[0])

    def without_units(self) -> FloatArray:
        """Give alpha with each pairable unit left out."""
        return self._left_out(self._unit)

    def without_raters(self) -> FloatArray:
        """Give alpha with each rater left out who has a pairable rating."""
        rater = np.asarray(self.ratings.rater)[self._order]
        return self._left_out(np.unique(rater, return_inverse=True)[1])

    def without_ratings(self) -> tuple[FloatArray, FloatArray] | None:
        """Give alpha with each pairable rating left out; None where that would take minutes."""
        n = len(self._unit)
        return None if n * n > MOST_WORK else (self._left_out(np.arange(n)), np.ones(n))

    def _left_out(self, group: AnyArray) -> FloatArray:
        n = int(group.max()) + 1
        step = max(1, CELLS // len(group))
        found = [
            self._alphas(
                (group != np.arange(begin, min(begin + step, n))[:, np.newaxis]).astype(np.float64)
            )
            for begin in range(0, n, step)
        ]
        return np.concatenate(found)

    @cached_property
    def _order(self) -> AnyArray:
        ratings = self.ratings
        pairable = np.flatnonzero((ratings.size >= TWO)[ratings.unit])
        return pairable[np.lexsort((ratings.code[pairable], ratings.unit[pairable]))]

    @cached_property
    def _unit(self) -> AnyArray:
        """The place of each rating's unit among the pairable ones, in order."""
        return np.unique(self.ratings.unit[self._order], return_inverse=True)[1]

    @cached_property
    def _code(self) -> AnyArray:
        return self.ratings.code[self._order]

    @cached_property
    def _by_point(self) -> AnyArray:
        return np.argsort(self._code, kind="stable")

    @cached_property
    def _positions(self) -> AnyArray:
        """Where the points are, but for the ordinal level."""
        points = scale_of(self.ratings, f"the {self.level} level")
        if self.level == "circular":
            turn = 2j * np.pi / (points[-1] - points[0] + 1)
            return np.asarray(np.exp(turn * points) / 2)
        return np.asarray(points - points.mean())

    def _alphas(self, keep: FloatArray) -> FloatArray:
        """Give alpha of what is kept (1, else 0), shape (sets, ratings)."""
        units = _begins(self._unit)
        m = np.add.reduceat(keep, units, axis=1)
        alone = m < TWO
        if alone.any():
            keep = keep * ~alone[:, self._unit]
            m = m * ~alone
        n = m.sum(axis=1)
        within, whole, parts = self._pairs(keep, m, n, units)
        observed = (within / np.maximum(m - 1, 1)).sum(axis=1)
        return alpha_from(observed, whole, n, parts)

    def _pairs(
        self, keep: FloatArray, m: FloatArray, n: FloatArray, units: AnyArray
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Give Σ δ² within units, over everything, and what the latter is a difference from."""
        if self.level == "nominal":
            runs = _begins(self._unit, self._code)
            same = np.add.reduceat(keep, runs, axis=1) ** 2
            within = m**2 - np.add.reduceat(same, _begins(self._unit[runs]), axis=1)
            return within, n**2 - (self._totals(keep) ** 2).sum(axis=1), n**2
        if self.level == "ordinal":
            positions = middles(self._totals(keep))[:, self._rank]
        else:
            positions = self._positions[self._code][np.newaxis]
        first = np.add.reduceat(keep * positions, units, axis=1)
        second = np.add.reduceat(keep * np.abs(positions) ** 2, units, axis=1)
        within = 2 * (m * second - np.abs(first) ** 2)
        parts = 2 * n * second.sum(axis=1)
        return within, parts - 2 * np.abs(first.sum(axis=1)) ** 2, parts

    def _totals(self, keep: FloatArray) -> FloatArray:
        """Count the kept ratings of each point in use, shape (sets, points in use)."""
        begins = _begins(self._code[self._by_point])
        return np.asarray(np.add.reduceat(keep[:, self._by_point], begins, axis=1))

    @cached_property
    def _rank(self) -> AnyArray:
        """The place of each rating's point among those in use."""
        return np.unique(self._code, return_inverse=True)[1]


def _begins(*keys: AnyArray) -> AnyArray:
    """Find where a new run begins in sorted keys."""
    changed = np.zeros(len(keys[0]), dtype=np.bool_)
    changed[:1] = True
    for key in keys:
        changed[1:] |= key[1:] != key[:-1]
    return np.flatnonzero(changed)
