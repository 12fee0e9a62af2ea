"""Weighted agreement within units and the shares of the points, whole and with one left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analysis.left_out import sums_by
from analysis.left_out import sums_over

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings

TWO = 2


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Observed:
    """What the coefficients are made of: for the data, or for the data with one left out.

    Attributes
    ----------
    agreement
        p_a: the mean over pairable units of the weighted share of pairs that agree.
    shares
        π_k: the mean over rated units of the share of their ratings on point k; points last.

    """

    agreement: FloatArray
    shares: FloatArray


@dataclass(frozen=True, eq=False, kw_only=True)
class AgreementSums:
    """Counts of the rated units, and weights between points; units nobody rated are left out."""

    ratings: Ratings
    weights: FloatArray

    @cached_property
    def rated(self) -> BoolArray:
        """Which units were rated at all, shape (all units,)."""
        return np.asarray(self.ratings.size > 0)

    @cached_property
    def counts(self) -> FloatArray:
        """How many raters put each unit on each point, shape (units, points)."""
        counts = self.ratings.counts
        return counts if self.rated.all() else counts[self.rated]

    @cached_property
    def size(self) -> FloatArray:
        """r_i, how many ratings each unit has, shape (units,)."""
        return self.ratings.size[self.rated].astype(np.float64)

    @property
    def n(self) -> int:
        """How many units were rated."""
        return len(self.size)

    @cached_property
    def pairable(self) -> BoolArray:
        """Which of them have two ratings or more, shape (units,)."""
        return np.asarray(self.size >= TWO)

    @cached_property
    def weighted(self) -> FloatArray:
        """r*_ik = Σ_l w_kl r_il, shape (units, points)."""
        return np.asarray(self.counts @ self.weights)

    @cached_property
    def agreeing(self) -> FloatArray:
        """Σ_k r_ik (r*_ik − 1), shape (units,)."""
        return np.asarray(np.einsum("uk,uk->u", self.counts, self.weighted) - self.size)

    @cached_property
    def agreement(self) -> FloatArray:
        """The weighted share of a unit's pairs that agree; 0 without a pair, shape (units,)."""
        pairs = np.where(self.pairable, self.size * (self.size - 1), 1)
        return np.asarray(self.agreeing / pairs * self.pairable)

    @cached_property
    def shares(self) -> FloatArray:
        """The share of each unit's ratings on each point, shape (units, points)."""
        return np.asarray(self.counts / self.size[:, np.newaxis])

    def whole(self) -> Observed:
        """Give what is observed."""
        return Observed(
            agreement=self.agreement.sum() / self.pairable.sum(), shares=self.shares.mean(axis=0)
        )

    def without_units(self) -> Observed:
        """Give it with each rated unit left out."""
        return _observed(
            self.agreement.sum() - self.agreement,
            self.pairable.sum() - self.pairable,
            self.shares.sum(axis=0) - self.shares,
            np.full(self.n, self.n - 1.0),
        )

    def without_raters(self) -> Observed:
        """Give it with each rater left out who rated anything."""
        unit, rater, code = self.unit, np.asarray(self.ratings.rater), self.ratings.code
        k, raters = self.ratings.n_points, len(self.ratings.raters)
        m = self.size
        fewer = np.where(m > TWO, (m - 1) * (m - 2), np.inf)
        left = (self.agreeing[unit] - 2 * self.weighted[unit, code] + 2) / fewer[unit]
        agreement = sums_by(rater, left - self.agreement[unit], raters)
        pairs = sums_by(rater, (m == TWO)[unit].astype(np.float64), raters)
        alone = sums_by(rater, (m == 1)[unit].astype(np.float64), raters)
        grown = np.where(m > 1, 1 / np.maximum(m - 1, 1) - 1 / m, 0.0)
        gone = 1 / np.maximum(m - 1, 1)
        cell = rater.astype(np.intp) * k + code
        own = np.bincount(cell, weights=gone[unit], minlength=raters * k).reshape(raters, k)
        change = sums_over(rater, unit, grown[:, np.newaxis] * self.counts, raters) - own
        found = _observed(
            self.agreement.sum() + agreement,
            self.pairable.sum() - pairs,
            self.shares.sum(axis=0) + change,
            self.n - alone,
        )
        present = self.present
        return Observed(agreement=found.agreement[present], shares=found.shares[present])

    def without_ratings(self, part: slice) -> Observed:
        """Give it with each rating of a part of them left out."""
        unit, code = self.unit[part], self.ratings.code[part]
        m, place = self.size[unit], np.arange(len(code))
        fewer = np.where(m > TWO, (m - 1) * (m - 2), np.inf)
        agreement = (self.agreeing[unit] - 2 * self.weighted[unit, code] + 2) / fewer
        counts = self.counts[unit]
        shares = -counts / m[:, np.newaxis]
        counts[place, code] -= 1
        shares += counts / np.maximum(m - 1, 1)[:, np.newaxis]
        return _observed(
            self.agreement.sum() - self.agreement[unit] + agreement,
            self.pairable.sum() - (m == TWO),
            self.shares.sum(axis=0) + shares,
            self.n - (m == 1),
        )

    @cached_property
    def unit(self) -> AnyArray:
        """The place of each rating's unit among the rated ones, shape (ratings,)."""
        if self.rated.all():
            return self.ratings.unit
        return np.asarray((np.cumsum(self.rated) - 1)[self.ratings.unit])

    @cached_property
    def present(self) -> BoolArray:
        """Which raters rated anything, shape (raters,)."""
        counted = np.bincount(np.asarray(self.ratings.rater), minlength=len(self.ratings.raters))
        return np.asarray(counted > 0)


def _observed(
    agreement: FloatArray, pairable: FloatArray, shares: FloatArray, n: FloatArray
) -> Observed:
    """Divide sums by how many units they are of; NaN where none is left."""
    some, any_pair = n > 0, pairable > 0
    return Observed(
        agreement=np.where(any_pair, agreement / np.where(any_pair, pairable, 1), np.nan),
        shares=shares / np.where(some, n, 1)[:, np.newaxis],
    )
