"""Intraclass correlations of incomplete designs by restricted maximum likelihood."""

from __future__ import annotations

import math
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.icc_anova import step_up
from analysis.results import Coefficient

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.icc_anova import Single
    from analysis.ratings import Ratings

TWO = 2
TINY = 1e-15  # of the squared ratings: what is left of an error is rounding
MOST_CELLS = 20_000_000  # of the table of who rated what
LARGEST = 9.0  # of the logarithms searched: error variances down to e⁻¹⁸ of the others
STARTS = [[0.0, 0.0], [-1.0, 1.5]]
ONE_WAY_STARTS = [[0.0], [-2.0]]


def reml_icc(ratings: Ratings, form: Single, *, average: bool) -> Coefficient:
    """Give an intraclass correlation by REML; see `analysis.icc.icc`."""
    symbol = form.replace("1", "k") if average else form
    blank = Coefficient(
        symbol=symbol,
        estimate=None,
        n=ratings.n_raters,
        n_units=ratings.n_units,
        n_ratings=ratings.n_ratings,
        n_repeated=ratings.n_repeated,
        method=f"{symbol}, restricted maximum likelihood from all ratings",
        warnings=("repeated_ratings",) if ratings.n_repeated else (),
    )
    reason = _reason(ratings)
    if reason:
        return replace(blank, reason=reason)
    unit, rater, error = _variances(_Design.of(ratings), raters=form != "ICC(1)")
    others = error + (rater if form == "ICC(A,1)" else 0.0)
    single = unit / (unit + others)
    k = ratings.n_ratings / ratings.n_units
    estimate = step_up(single, k) if average else single
    return replace(blank, estimate=estimate, reason="no_simple_interval")


def _reason(ratings: Ratings) -> str | None:
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if ratings.rater is None:
        return "raters_unknown"
    if not ratings.n_pairable:
        return "no_pairs"
    if ratings.n_units < TWO:
        return "no_complete_rows"
    return "no_variation" if np.count_nonzero(np.bincount(ratings.code)) < TWO else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Design:
    """Who rated what, and the sums of ratings y from their mean.

    Attributes
    ----------
    met
        shape (units, raters): 1 where the rater rated the unit.
    units, raters
        Sums of ratings of each unit and of each rater.
    squares
        Σ y².

    """

    met: FloatArray
    units: FloatArray
    raters: FloatArray
    squares: float

    @classmethod
    def of(cls, ratings: Ratings) -> _Design:
        size = len(ratings.units) * len(ratings.raters)
        if size > MOST_CELLS:
            raise ValueError(
                f"{len(ratings.units)} units by {len(ratings.raters)} raters are too many for REML; "
                "take the estimator “moments”."
            )
        y = np.asarray(ratings.numbers)[ratings.code]
        y = y - y.mean()
        met = np.zeros((len(ratings.units), len(ratings.raters)))
        table = np.zeros_like(met)
        met[ratings.unit, ratings.rater] = 1.0
        table[ratings.unit, ratings.rater] = y
        rows, columns = met.any(axis=1), met.any(axis=0)
        met, table = met[rows][:, columns], table[rows][:, columns]
        return cls(
            met=met,
            units=table.sum(axis=1),
            raters=table.sum(axis=0),
            squares=float((y**2).sum()),
        )

    def fit(self, unit: float, rater: float) -> tuple[float, float]:
        """Give the deviance and the error variance for standard deviations in units of error.

        The likelihood is profiled over mean and error (Bates, Mächler, Bolker and Walker 2015,
        *Journal of Statistical Software* 67, page 15); units are eliminated first, so that what is
        left to factorise is as large as the raters.
        """
        met, n = self.met, float(self.met.sum())
        own = unit**2 * self.met.sum(axis=1) + 1
        scaled = unit * rater * met / own[:, np.newaxis]
        left = np.diag(rater**2 * met.sum(axis=0) + 1) - unit * rater * met.T @ scaled
        root = np.linalg.cholesky(left)
        # One column for the ratings, one for their mean.
        u = unit * np.column_stack([self.units, met.sum(axis=1)])
        r = rater * np.column_stack([self.raters, met.sum(axis=0)]) - scaled.T @ u
        w = np.linalg.solve(root, r)
        inner = np.array([[self.squares, 0.0], [0.0, n]])  # the ratings are from their mean
        inner = inner - u.T @ (u / own[:, np.newaxis]) - w.T @ w
        rest = max(inner[0, 0] - inner[0, 1] ** 2 / inner[1, 1], TINY * self.squares)
        logs = float(np.log(own).sum()) + 2 * float(np.log(np.diag(root)).sum())
        deviance = logs + math.log(inner[1, 1]) + (n - 1) * math.log(rest / (n - 1))
        return deviance, float(rest / (n - 1))


def _variances(design: _Design, *, raters: bool) -> tuple[float, float, float]:
    """Give the variances of units, raters and error.

    The search is over the logarithms of the whole and of the quotient of the standard deviations
    of units and raters, and stops where the error is next to nothing beside them.
    """
    from scipy.optimize import minimize

    def deviance(x: FloatArray) -> float:
        return design.fit(*_deviations(x))[0]

    turned = raters and design.met.shape[1] > design.met.shape[0]
    if turned:  # what is left to factorise is the smaller side
        design = _Design(
            met=design.met.T, units=design.raters, raters=design.units, squares=design.squares
        )
    found = [
        minimize(
            deviance,
            start,
            method="Nelder-Mead",
            options={"xatol": 1e-8, "fatol": 1e-11, "maxiter": 2000},
        )
        for start in (STARTS if raters else ONE_WAY_STARTS)
    ]
    best = min(found, key=lambda result: result.fun)
    unit, rater = _deviations(best.x)
    error = design.fit(unit, rater)[1]
    first, second = unit**2 * error, rater**2 * error
    return (second, first, error) if turned else (first, second, error)


def _deviations(x: FloatArray) -> tuple[float, float]:
    """Give the standard deviations of units and raters, in units of error, that x stands for."""
    whole = math.exp(min(max(float(x[0]), -LARGEST), LARGEST))
    if len(x) == 1:
        return whole, 0.0
    quotient = math.exp(min(max(float(x[1]), -LARGEST), LARGEST))
    return whole * quotient / math.hypot(quotient, 1), whole / math.hypot(quotient, 1)
