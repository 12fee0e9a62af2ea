"""How far the experts of one alliance agree on one axis, beside what chance would give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.average_deviation import average_deviation
from analysis.frame import TOLERANCE
from analysis.location import present
from analysis.null_percentiles import LOW_IS_GOOD
from analysis.null_percentiles import chance_of
from analysis.results import Agreement
from analysis.results import Statistic
from analysis.van_der_eijk import MINIMUM_POINTS
from analysis.van_der_eijk import van_der_eijk_a
from analysis.within_group_agreement import r_star_wg_j
from analysis.within_group_agreement import r_wg
from analysis.within_group_agreement import r_wg_j

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray
    from analysis.frame import Item
    from analysis.null_percentiles import Index
    from analysis.options import Options

TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The spread of the experts' axis scores; every field needs two experts."""

    sd: Statistic
    low: float | None
    high: float | None
    within_one: Statistic
    average_deviation: Statistic
    average_deviation_median: Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    """Agreement on the linking item, and over all questions of the axis (j)."""

    average_deviation: Agreement
    average_deviation_median: Agreement
    van_der_eijk_a: Agreement
    r_wg: Agreement
    r_star_wg_j: Agreement
    r_wg_j: Agreement


def spread_of(scores: FloatArray) -> Spread:
    """Describe the spread of axis scores, shape (experts,), NaN for gaps."""
    x = present(scores)
    near = np.abs(x - np.median(x)) <= 1 + TOLERANCE if x.size else x
    return Spread(
        sd=_described(x, "standard deviation (n − 1)", lambda: float(x.std(ddof=1))),
        low=float(x[0]) if x.size >= TWO else None,
        high=float(x[-1]) if x.size >= TWO else None,
        within_one=_described(
            x, "share of experts within 1 point of the median", lambda: float(near.mean())
        ),
        average_deviation=_described(
            x, "average deviation from the mean", lambda: average_deviation(x, conf=None).estimate
        ),
        average_deviation_median=_described(
            x,
            "average deviation from the median",
            lambda: average_deviation(x, center="median", conf=None).estimate,
        ),
    )


def concentration_of(
    linking: FloatArray, questions: FloatArray, item: Item | None, options: Options
) -> Concentration:
    """Give the indices of agreement of one alliance on one axis.

    A, r_wg and the average deviation are about ratings on a scale, so they are taken from the
    linking item, the one question that asks for the axis itself. r*_wg(j) and r_wg(j) take all
    questions of the axis, from the experts who answered every one.

    Parameters
    ----------
    linking
        shape (experts,): ratings of the linking item, NaN for gaps.
    questions
        shape (experts, questions): all questions of the axis.
    item
        The linking item, for its scale; None if the axis has none.

    """
    reason = None if item else "no_linking_item"
    points = item.points if item else 0
    x = present(linking)
    single = _Maker(n=x.size, points=points, items=1, options=options, reason=reason)
    complete = questions[~np.isnan(questions).any(axis=1)]
    j = questions.shape[1]
    several = _Maker(n=len(complete), points=points, items=j, options=options, reason=reason)
    return Concentration(
        average_deviation=single.make(
            "average_deviation",
            "AD from the mean, linking item",
            lambda: average_deviation(x, conf=None).estimate,
        ),
        average_deviation_median=single.make(
            "average_deviation_median",
            "AD from the median, linking item",
            lambda: average_deviation(x, center="median", conf=None).estimate,
        ),
        van_der_eijk_a=single.make(
            "van_der_eijk_a", "van der Eijk’s A, linking item", lambda: _a(x, item)
        ),
        r_wg=single.make(
            "r_wg_j",
            "r_wg against uniform answers, linking item",
            lambda: r_wg(x, n_options=points, conf=None).estimate,
        ),
        r_star_wg_j=several.make(
            "r_star_wg_j",
            "r*_wg(j) against uniform answers, all questions of the axis, not cut off at 0",
            lambda: r_star_wg_j(complete, n_options=points, conf=None).estimate,
        ),
        r_wg_j=several.make(
            "r_wg_j",
            "r_wg(j) against uniform answers, all questions of the axis",
            lambda: r_wg_j(complete, n_options=points, conf=None).estimate,
        ),
    )


def _described(x: FloatArray, method: str, compute: Callable[[], float | None]) -> Statistic:
    if x.size < TWO:
        reason = "too_few_experts" if x.size else "no_experts"
        return Statistic(estimate=None, n=x.size, method=method, reason=reason)
    return Statistic(estimate=compute(), n=x.size, method=method)


def _a(ratings: FloatArray, item: Item | None) -> float | None:
    if item is None or item.points < MINIMUM_POINTS:
        return None
    places = (ratings - item.minimum).astype(np.int64)
    return van_der_eijk_a(np.bincount(places, minlength=item.points), conf=None).estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """Makes the indices of one group of ratings, each with its chance percentile."""

    n: int
    points: int
    items: int
    options: Options
    reason: str | None

    def make(self, index: Index, method: str, compute: Callable[[], float | None]) -> Agreement:
        reason = self.reason or self._too_small(index)
        estimate = None if reason else compute()
        if estimate is None:
            return Agreement(
                estimate=None, n=self.n, method=method, reason=reason or "too_few_points"
            )
        chance = chance_of(
            index,
            n=self.n,
            points=self.points,
            items=self.items,
            draws=self.options.null_draws,
            seed=self.options.seed,
        )
        ahead = estimate - chance.uniform
        # Both take few values and often tie, and a tie is not beyond.
        beyond = ahead < -TOLERANCE if index in LOW_IS_GOOD else ahead > TOLERANCE
        return Agreement(
            estimate=estimate, n=self.n, method=method, chance=chance, beyond_chance=beyond
        )

    def _too_small(self, index: Index) -> str | None:
        least = TWO if index in LOW_IS_GOOD else self.options.minimum_placed
        if self.n < least:
            return "too_few_experts" if self.n else "no_experts"
        return None
