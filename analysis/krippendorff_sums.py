"""What Krippendorff's alpha needs of the data, counted once: alpha, and alpha with one left out."""

from __future__ import annotations

import math
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
NOTHING = 1e-12  # an expected disagreement below this share of its parts is rounding


@dataclass(frozen=True, eq=False, kw_only=True)
class Sums:
    """Counts of the pairable units, and the distances of points.

    Attributes
    ----------
    ratings
        All ratings.
    delta
        δ², shape (points, points); None for the ordinal level, whose δ² follow from the totals.

    """

    ratings: Ratings
    delta: FloatArray | None

    @cached_property
    def pairable(self) -> BoolArray:
        """Which units have two ratings or more, shape (units,)."""
        return np.asarray(self.ratings.size >= TWO)

    @cached_property
    def counts(self) -> FloatArray:
        """How many raters put each pairable unit on each point, shape (pairable, points)."""
        counts = self.ratings.counts
        return counts if self.pairable.all() else counts[self.pairable]

    @cached_property
    def size(self) -> FloatArray:
        """m_u, shape (pairable,)."""
        size = self.ratings.size
        return (size if self.pairable.all() else size[self.pairable]).astype(np.float64)

    @cached_property
    def weight(self) -> FloatArray:
        """1/(m_u − 1), shape (pairable,)."""
        return 1 / (self.size - 1)

    @cached_property
    def totals(self) -> FloatArray:
        """n_c, shape (points,)."""
        return np.asarray(np.ones(len(self.counts)) @ self.counts)  # whole numbers: exact

    @cached_property
    def coincidences(self) -> FloatArray:
        """o_ck with each rating paired with itself as well, which has no distance."""
        return np.asarray((self.counts * self.weight[:, np.newaxis]).T @ self.counts)

    def alpha(self) -> float:
        """Give 1 − (n − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck; NaN where it is undefined."""
        totals, delta = self.totals, self.delta
        if delta is None:
            middle = middles(totals)
            delta = (middle[:, np.newaxis] - middle) ** 2
        expected = float(totals @ delta @ totals)
        if not expected > 0:
            return math.nan
        observed = float(np.vdot(self.coincidences, delta))
        return 1 - (float(totals.sum()) - 1) * observed / expected

    def without_units(self) -> FloatArray:
        """Give alpha with each pairable unit left out, shape (pairable,)."""
        left = self.totals - self.counts
        if self.delta is not None:
            to_all = self.delta @ self.totals
            whole = self.totals @ to_all
            observed = (self.coincidences * self.delta).sum() - self._within * self.weight
            expected = whole - 2 * self.counts @ to_all + self._within
            return alpha_from(observed, expected, left.sum(axis=1), whole)
        x = middles(left)
        first = (self.counts * x).sum(axis=1)
        second = (self.counts * x**2).sum(axis=1)
        own = 2 * (self.size * second - first**2) * self.weight
        return self._ordinal(x, left, self._observed(x) - own)

    def without_raters(self) -> FloatArray:
        """Give alpha with each rater left out, of those with a pairable rating, shape (raters,)."""
        part = self._pairable_ratings
        left = self.totals - part.totals
        if self.delta is not None:
            now, later = self.weight[part.unit], part.later[part.unit]
            to_unit = (self.counts @ self.delta)[part.unit, part.code]
            within = self._within[part.unit]
            change = (within - 2 * to_unit) * later - within * now
            observed = (self.coincidences * self.delta).sum() + sums_by(
                part.rater, change, len(left)
            )
            expected = np.einsum("rk,kl,rl->r", left, self.delta, left, optimize=True)
            found = alpha_from(
                observed, expected, left.sum(axis=1), self.totals @ self.delta @ self.totals
            )
            return found[part.present]
        x = middles(left)
        observed = self._observed(x) + self._change(part, x)
        return self._ordinal(x, left, observed)[part.present]

    def _change(self, part: _Part, x: FloatArray) -> FloatArray:
        """Give how Σ o_ck (x_c − x_k)² changes without each rater, by positions x, shape (raters, points).

        A unit's pairs are 2(m Cx² − (Cx)²)/(m − 1), and 2((m − 1) C′x² − (C′x)²)/(m − 2) with C′
        its counts without one rating at c. Their difference is a quadratic form in x, whose
        coefficients are summed over the units of a rater, and over those that he put on c.
        """
        n, k = x.shape
        m, now, later, counts = self.size, self.weight, part.later, self.counts
        i, j = np.triu_indices(k)
        twice = np.where(i == j, 1, 2)
        of_unit = np.hstack(
            [
                counts * (later * (m - 1) - now * m)[:, np.newaxis],
                counts[:, i] * counts[:, j] * np.multiply.outer(now - later, twice),
            ]
        )
        by_rater = sums_over(part.rater, part.unit, of_unit, n)
        cell = part.rater.astype(np.intp)
        cell *= k
        cell += part.code
        met = sums_over(cell, part.unit, counts * later[:, np.newaxis], n * k).reshape(n, k, k)
        squares = by_rater[:, :k] - met.sum(axis=2)
        products = (by_rater[:, k:] * x[:, i] * x[:, j]).sum(axis=1)
        with_own = np.einsum("rck,rk->rc", met, x)
        return np.asarray(2 * ((squares * x**2).sum(axis=1) + products) + 4 * (with_own * x).sum(1))

    def without_ratings(self) -> tuple[FloatArray, FloatArray]:
        """Give alpha with one rating left out of each unit and point, and how many such there are.

        Of a pair no pair is left, so there it is alpha without the unit.
        """
        k = len(self.totals)
        left = self.totals - np.eye(k)  # by the point that is left out
        m = self.size[:, np.newaxis]
        later = 1 / np.maximum(m - 2, 1)
        if self.delta is not None:
            to_all = self.delta @ self.totals
            whole = float(self.totals @ to_all)
            within = self._within[:, np.newaxis]
            change = (within - 2 * self.counts @ self.delta) * later - within / (m - 1)
            observed = (self.coincidences * self.delta).sum() + change
            found = alpha_from(observed, whole - 2 * to_all, left.sum(axis=1), whole)
        else:
            x = middles(left)
            first, second, here = self.counts @ x.T, self.counts @ (x**2).T, np.diag(x)
            before = 2 * (m * second - first**2)
            after = 2 * ((m - 1) * (second - here**2) - (first - here) ** 2)
            observed = self._observed(x) + after * later - before / (m - 1)
            found = self._ordinal(x, left, observed)
        pairs = self.size == TWO
        if pairs.any():
            found[pairs] = self.without_units()[pairs][:, np.newaxis]
        there = self.counts > 0
        return found[there], self.counts[there]

    @cached_property
    def resampling_parts(self) -> FloatArray:
        """What is summed over the units of a resample: counts, then pairs, shape (pairable, parts).

        With fixed δ² a unit's pairs are one number; for the ordinal level they are a half table.
        """
        if self.delta is not None:
            return np.column_stack([self.counts, self._within * self.weight])
        first, second = np.triu_indices(self.counts.shape[1], 1)
        pairs = self.counts[:, first] * self.counts[:, second] * self.weight[:, np.newaxis]
        return np.hstack([self.counts, pairs])

    def alphas_of(self, parts: FloatArray) -> FloatArray:
        """Give alpha for sums of `resampling_parts`, shape (resamples, parts)."""
        k = self.counts.shape[1]
        totals, pairs = parts[:, :k], parts[:, k:]
        n = totals.sum(axis=1)
        if self.delta is not None:
            expected = np.einsum("rk,kl,rl->r", totals, self.delta, totals, optimize=True)
            return alpha_from(pairs[:, 0], expected, n, n**2 * self.delta.max())
        x = middles(totals)
        first, second = np.triu_indices(k, 1)
        observed = 2 * ((x[:, first] - x[:, second]) ** 2 * pairs).sum(axis=1)
        return self._ordinal(x, totals, observed)

    @cached_property
    def _within(self) -> FloatArray:
        """Σ_ck C_uc C_uk δ²_ck of each pairable unit, both orders of a pair."""
        delta = np.asarray(self.delta)
        return np.asarray(np.einsum("uk,uk->u", self.counts @ delta, self.counts))

    def _observed(self, x: FloatArray) -> FloatArray:
        """Σ o_ck (x_c − x_k)² for positions of the points x, shape (sets, points)."""
        own = (self.size * self.weight) @ self.counts
        return np.asarray(2 * (x**2 @ own - ((x @ self.coincidences) * x).sum(axis=1)))

    def _ordinal(self, x: FloatArray, totals: FloatArray, observed: FloatArray) -> FloatArray:
        n = totals.sum(axis=1)
        parts = n * (totals * x**2).sum(axis=1)
        expected = 2 * (parts - (totals * x).sum(axis=1) ** 2)
        return alpha_from(observed, expected, n, parts)

    @cached_property
    def _pairable_ratings(self) -> _Part:
        return _part(self)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Part:
    """The ratings of pairable units, one place each, and what leaves with each rater.

    Attributes
    ----------
    unit, rater, code
        shape (ratings,): places among pairable units, raters, points.
    later
        shape (pairable,): 1/(m − 1) of the unit without one rating; 0 if no pair is left.
    totals
        shape (raters, points): the ratings that leave the pairable ones with each rater, his own
        and those that he alone made pairable.
    present
        shape (raters,): who has a pairable rating.

    """

    unit: AnyArray
    rater: AnyArray
    code: AnyArray
    later: FloatArray
    totals: FloatArray
    present: BoolArray


def _part(sums: Sums) -> _Part:
    ratings = sums.ratings
    unit, rater, code = ratings.unit, np.asarray(ratings.rater), ratings.code
    if not sums.pairable.all():
        kept = sums.pairable[unit]
        place = np.cumsum(sums.pairable) - 1
        unit, rater, code = place[unit[kept]], rater[kept], code[kept]
    k, n = ratings.n_points, len(ratings.raters)
    m = ratings.size[sums.pairable]
    later = 1 / np.maximum(m - 2, 1) * (m > TWO)
    own = np.bincount(rater.astype(np.intp) * k + code, minlength=n * k)
    pairs = np.flatnonzero((m == TWO)[unit])
    other = (sums.counts @ np.arange(k)).astype(np.intp)[unit[pairs]] - code[pairs]
    partners = np.bincount(rater[pairs].astype(np.intp) * k + other, minlength=n * k)
    return _Part(
        unit=unit,
        rater=rater,
        code=code,
        later=later,
        totals=(own + partners).reshape(n, k).astype(np.float64),
        present=np.bincount(rater, minlength=n) > 0,
    )


def middles(totals: FloatArray) -> FloatArray:
    """Give the middle of each point's ratings in their order, from the middle of all.

    Σ_{g=c..k} n_g − (n_c + n_k)/2, the ordinal distance, lies between two of them.
    """
    return np.asarray(totals.cumsum(axis=-1) - (totals + totals.sum(axis=-1, keepdims=True)) / 2)


def alpha_from(
    observed: FloatArray, expected: FloatArray, n: FloatArray, parts: FloatArray | float
) -> FloatArray:
    """Give 1 − (n − 1) D_o/D_e; NaN where D_e is nothing beside the parts it is a difference of."""
    defined = expected > NOTHING * parts
    found = 1 - (n - 1) * observed / np.where(defined, expected, 1.0)
    return np.asarray(np.where(defined, found, np.nan), dtype=np.float64)
