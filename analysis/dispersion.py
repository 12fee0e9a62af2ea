"""How far the experts of one alliance agree on one axis, beside what chance would give."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.average_deviation import average_deviation
from analysis.beside_chance import BesideChance
from analysis.frame import TOLERANCE
from analysis.location import present
from analysis.results import Statistic
from analysis.van_der_eijk import van_der_eijk_a
from analysis.within_group_agreement import r_star_wg_j
from analysis.within_group_agreement import r_wg
from analysis.within_group_agreement import r_wg_j

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray
    from analysis.frame import Item
    from analysis.options import Options
    from analysis.results import Agreement

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
    points = item.points if item else 0
    x = present(linking)
    complete = questions[~np.isnan(questions).any(axis=1)]
    reason = None if item else "no_linking_item"
    single = BesideChance(n=x.size, points=points, options=options, reason=reason)
    several = replace(single, n=len(complete), items=questions.shape[1])
    conf = options.level
    return Concentration(
        average_deviation=single.make(
            "average_deviation",
            "AD from the mean, linking item",
            lambda: average_deviation(x, conf=conf),
        ),
        average_deviation_median=single.make(
            "average_deviation_median",
            "AD from the median, linking item",
            lambda: average_deviation(x, center="median", conf=conf),
        ),
        van_der_eijk_a=single.make(
            "van_der_eijk_a",
            "van der Eijk’s A, linking item",
            lambda: van_der_eijk_a(item.counts(x) if item else (), conf=conf),
        ),
        r_wg=single.make(
            "r_wg_j",
            "r_wg against uniform answers, linking item",
            lambda: r_wg(x, n_options=points, conf=conf),
        ),
        r_star_wg_j=several.make(
            "r_star_wg_j",
            "r*_wg(j) against uniform answers, all questions of the axis, not cut off at 0",
            lambda: r_star_wg_j(complete, n_options=points, conf=conf),
        ),
        r_wg_j=several.make(
            "r_wg_j",
            "r_wg(j) against uniform answers, all questions of the axis",
            lambda: r_wg_j(complete, n_options=points, conf=conf),
        ),
    )


def _described(x: FloatArray, method: str, compute: Callable[[], float | None]) -> Statistic:
    if x.size < TWO:
        reason = "too_few_experts" if x.size else "no_experts"
        return Statistic(estimate=None, n=x.size, method=method, reason=reason)
    return Statistic(estimate=compute(), n=x.size, method=method)
