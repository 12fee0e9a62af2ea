"""Conger’s kappa: Cohen’s kappa for any number of raters, each with a distribution of his own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.chance_corrected import Kind
from analysis.chance_corrected import chance_corrected
from analysis.left_out import sums_by
from analysis.left_out import sums_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.agreement_sums import AgreementSums
    from analysis.agreement_sums import Observed
    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray
    from analysis.chance_corrected import Uncertainty
    from analysis.results import Coefficient
    from analysis.weights import Weights

TWO = 2


def conger_kappa(
    data: Any,
    *,
    weights: Weights | FloatArray = "identity",
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
    interval: Uncertainty | None = "gwet",
) -> Coefficient:
    """Give Conger's kappa, (p_a − p_e)/(1 − p_e) with p_e the chance agreement of pairs of raters.

    p_e = Σ_{g≠h} p_g′ W p_h/(r(r − 1)), with p_gk the share of rater g's ratings on point k: the
    mean over pairs of raters of what Cohen's kappa takes for chance (Conger 1980, page 325; with
    weights and gaps: Gwet 2014, chapter 5). For two raters without gaps it is Cohen's kappa.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    weights
        identity, linear, quadratic, ordinal, radical, ratio, circular, bipolar; or a matrix.
    categories
        The points of the scale, unused ones included; None for those in the data.
    conf
        Level of the interval.
    interval
        "gwet": his standard error, raters fixed and units a sample, t with a degree of freedom
        less than the rated units; a jackknife over "raters", over "units" or "two-way", where
        raters are a sample too; None for no interval. Each is cut off at 1.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_pairs, no_variation, not_ratio_scale or
    raters_unknown; without an interval, for too_few_units or jackknife_undefined.

    Examples
    --------
    >>> nan = float("nan")
    >>> units = [[1, 1, nan, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2],
    ...          [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [nan, 5, 5, 5],
    ...          [nan, nan, 1, 1], [nan, nan, 3, nan]]
    >>> print(conger_kappa(units, interval=None))
    κ = .763, 4 raters, 12 units

    """
    return chance_corrected(
        data, _KIND, weights=weights, categories=categories, conf=conf, interval=interval
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class _OfRaters:
    """Chance from the distribution of each rater.

    With q_g = W p_g and P = Σ_g p_g: Σ_{g≠h} p_g′Wp_h = P′WP − Σ_g p_g′q_g. A rating left out
    changes one p_g, so everything follows from a rater's counts.
    """

    sums: AgreementSums

    @cached_property
    def counts(self) -> FloatArray:
        """N_gk of the raters who rated anything, shape (raters, points)."""
        return self.sums.ratings.rater_counts[self.sums.present]

    @cached_property
    def n(self) -> FloatArray:
        """n_g, shape (raters,)."""
        return np.asarray(self.counts.sum(axis=1))

    @cached_property
    def shares(self) -> FloatArray:
        """p_gk, shape (raters, points)."""
        return self.counts / self.n[:, np.newaxis]

    @cached_property
    def own(self) -> FloatArray:
        """p_g′ W p_g, shape (raters,)."""
        return np.asarray(((self.shares @ self.sums.weights) * self.shares).sum(axis=1))

    @cached_property
    def rater(self) -> AnyArray:
        """The place of each rating's rater among those who rated, shape (ratings,)."""
        place = np.cumsum(self.sums.present) - 1
        return np.asarray(place[np.asarray(self.sums.ratings.rater)])

    def whole(self) -> float:
        """Give p_e."""
        return float(self._pairs(self.shares.sum(axis=0), self.own.sum(), len(self.n)))

    def parts(self) -> FloatArray:
        """Give what each rated unit adds to p_e, in the linear approximation."""
        w, r, n = self.sums.weights, len(self.n), self.sums.n
        others = self.shares.sum(axis=0) - self.shares
        to_others = others @ w
        mean = (to_others * self.shares).sum(axis=1)
        at = to_others[self.rater, self.sums.ratings.code] - mean[self.rater]
        change = sums_by(self.sums.unit, (n / self.n)[self.rater] * at, n)
        return np.asarray((mean.sum() + change) / (r * (r - 1)))

    def without_units(self, left: Observed) -> FloatArray:
        """Give p_e with each rated unit left out."""
        w, units = self.sums.weights, self.sums.n
        unit, code = self.sums.unit, self.sums.ratings.code
        last = self.n < TWO
        fewer = np.where(last, 1, self.n - 1)
        grown = np.where(last, 0, self.n / fewer) - 1
        total = self.shares.sum(axis=0) + sums_over(
            unit, self.rater, grown[:, np.newaxis] * self.shares, units
        )
        k = len(w)
        cell = unit.astype(np.intp) * k + code
        gone = np.where(last, 0, 1 / fewer)[self.rater]
        total -= np.bincount(cell, weights=gone, minlength=units * k).reshape(units, k)
        square = self.own * self.n**2
        towards = (self.counts @ w)[self.rater, code]
        new = (square[self.rater] - 2 * towards + 1) * gone**2
        own = self.own.sum() + sums_by(unit, new - self.own[self.rater], units)
        r = len(self.n) - sums_by(unit, last[self.rater].astype(np.float64), units)
        return self._pairs(total, own, r)

    def without_raters(self, left: Observed) -> FloatArray:
        """Give p_e with each rater left out."""
        total = self.shares.sum(axis=0) - self.shares
        r = np.full(len(self.n), len(self.n) - 1)
        return self._pairs(total, self.own.sum() - self.own, r)

    def without_ratings(self, left: Observed, part: slice) -> FloatArray:
        """Give p_e with each rating of a part left out."""
        w, rater, code = self.sums.weights, self.rater[part], self.sums.ratings.code[part]
        last = (self.n < TWO)[rater]
        fewer = np.where(last, 1, self.n[rater] - 1)
        counts = self.counts[rater]
        counts[np.arange(len(code)), code] -= 1
        shares = counts / fewer[:, np.newaxis]
        total = self.shares.sum(axis=0) - self.shares[rater] + shares
        own = self.own.sum() - self.own[rater] + ((shares @ w) * shares).sum(axis=1)
        return self._pairs(total, own, len(self.n) - last.astype(np.int64))

    def _pairs(
        self, total: FloatArray, own: FloatArray, r: FloatArray | AnyArray | int
    ) -> FloatArray:
        pairs = np.asarray(r) * (np.asarray(r) - 1)
        both = ((total @ self.sums.weights) * total).sum(axis=-1) - own
        return np.asarray(np.where(pairs > 0, both / np.where(pairs > 0, pairs, 1), np.nan))


_KIND = Kind(
    symbol="κ",
    name="Conger’s kappa",
    chance=lambda sums: _OfRaters(sums=sums),
    of_raters=True,
)
