"""Ebel's intraclass correlation: units with different numbers of ratings, raters not told apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.icc_anova import NOTHING
from analysis.jackknife import check_conf
from analysis.left_out import sums_by
from analysis.own_unit import own_unit
from analysis.ratings import ratings_of
from analysis.results import Coefficient
from analysis.results import Interval

if TYPE_CHECKING:
    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class OneWay:
    """The mean squares between and within groups of unequal size.

    Attributes
    ----------
    between, within
        The mean squares, in a unit of their own; 0 for mere rounding.
    n, groups
        How many values, and groups.
    k0
        (n − Σ n_g²/n)/(groups − 1), which stands for the size of the groups.

    """

    between: float
    within: float
    n: int
    groups: int
    k0: float


def icc_ebel(data: Any, *, conf: float = 0.95) -> Coefficient:
    """Give the one-way intraclass correlation of incomplete data.

    (MSB − MSW)/(MSB + (k₀ − 1)MSW), with the mean squares between and within units and
    k₀ = (N − Σ k_u²/N)/(n − 1) for N ratings, k_u of unit u (Ebel 1951, *Psychometrika* 16, page
    411). The interval is the F interval with k₀ for the number of raters: exact where all units
    have as many ratings, else an approximation.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    conf
        Level of the interval.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_pairs, no_complete_rows (of one unit
    only) or no_variation; without an interval, for no_limits (all units have one mean).

    Raises
    ------
    ValueError
        If the ratings are words.

    Examples
    --------
    >>> nan = None
    >>> print(icc_ebel([[8, 6, 4, 4, 3, nan, nan, nan, nan], [6, 9, 9, 4, 9, 6, 5, 10, 8],
    ...                 [4, 9, 10, nan, nan, nan, nan, nan, nan]]))
    ICC(1) = .165, 95 % interval [−.13, .94] (F interval with k₀ ratings a unit), 9 raters, 3 units

    """
    check_conf(conf)
    ratings = ratings_of(data)
    if ratings.n_ratings and ratings.numbers is None:
        raise ValueError("The ratings are words; an intraclass correlation needs numbers.")
    blank = Coefficient(
        symbol="ICC(1)",
        estimate=None,
        n=ratings.n_raters,
        n_units=ratings.n_units,
        n_ratings=ratings.n_ratings,
        n_repeated=ratings.n_repeated,
        method="Ebel’s intraclass correlation, one-way analysis of variance",
        warnings=("repeated_ratings",) if ratings.n_repeated else (),
    )
    if ratings.n_raters < TWO:
        return replace(blank, reason="too_few_raters")
    if not ratings.n_pairable:
        return replace(blank, reason="no_pairs")
    if ratings.n_units < TWO:
        return replace(blank, reason="no_complete_rows")
    values = np.asarray(ratings.numbers)[ratings.code]
    squares = one_way(values, ratings.unit, len(ratings.units))
    if not squares.between and not squares.within:
        return replace(blank, reason="no_variation")
    found = with_limits(squares, squares.k0, conf)
    how = "F interval with k₀ ratings a unit"
    return replace(blank, estimate=found[0], **interval_of(found, conf, how, blank.warnings))


def one_way(values: FloatArray, group: AnyArray, groups: int) -> OneWay:
    """Give the mean squares of values in groups, some of which may be empty.

    There are at least two groups, and one of them has two values.
    """
    y = values - values.mean()
    unit = own_unit(y, values)
    y = y / unit if unit else 0 * y
    size = np.bincount(group, minlength=groups).astype(np.float64)
    sums = sums_by(group, y, groups)
    size, sums = size[size > 0], sums[size > 0]
    n, g = len(y), len(size)
    total = float((y**2).sum())
    between = float((sums**2 / size).sum() - y.sum() ** 2 / n)
    least = NOTHING * total
    between = between if between > least else 0.0
    within = total - between if total - between > least else 0.0
    return OneWay(
        between=between / (g - 1),
        within=within / (n - g),
        n=n,
        groups=g,
        k0=float((n - (size**2).sum() / n) / (g - 1)),
    )


def with_limits(squares: OneWay, k: float, conf: float) -> tuple[float, float, float]:
    """Give (MSB − MSW)/(MSB + (k − 1)MSW) with its F limits; not both mean squares are 0, and k > 1."""
    from scipy.special import fdtri

    df = (squares.groups - 1, squares.n - squares.groups)
    tail = (1 + conf) / 2
    upper, lower = float(fdtri(*df, tail)), float(fdtri(*df[::-1], tail))

    def coefficient(between: float) -> float:
        return (between - squares.within) / (between + (k - 1) * squares.within)

    b = squares.between
    if not b:
        return coefficient(b), math.nan, math.nan
    return coefficient(b), coefficient(b / upper), coefficient(b * lower)


def interval_of(
    found: tuple[float, float, float], conf: float, how: str, warnings: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Give the fields `interval`, `reason` and `warnings` from an estimate and its limits."""
    _, low, high = found
    if math.isnan(low):
        return {"reason": "no_limits", "warnings": warnings}
    return {
        "interval": Interval(low=low, high=high, level=conf, method=how),
        "warnings": (*warnings, *(("zero_width",) if math.isclose(low, high) else ())),
    }
