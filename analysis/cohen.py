"""Cohen's kappa: agreement of two raters beyond that of their two distributions."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.chance_corrected import NOTHING
from analysis.chance_corrected import TWO
from analysis.chance_corrected import Named
from analysis.chance_corrected import described
from analysis.jackknife import check_conf
from analysis.jackknife import jackknifed
from analysis.jackknife import lowest_of
from analysis.jackknife import t_interval
from analysis.ratings import ratings_of
from analysis.weights import WEIGHTS
from analysis.weights import weights_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import FloatArray
    from analysis.ratings import Ratings
    from analysis.results import Coefficient
    from analysis.weights import Weights

_NAMED = Named(symbol="κ", name="Cohen’s kappa by rank")
HOW = "large-sample standard error (Fleiss, Cohen and Everitt 1969)"
INTERVALS = ("units", "large-sample", None)


def cohen_kappa(
    data: Any,
    *,
    weights: Weights | FloatArray = "identity",
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
    interval: Literal["units", "large-sample"] | None = "units",
) -> Coefficient:
    """Give Cohen's kappa of two raters, (p_o − p_e)/(1 − p_e), over the units that both rated.

    p_o = Σ_kl w_kl p_kl and p_e = Σ_kl w_kl p_k. p_.l, with p_kl the share of units that the
    first rater put on k and the second on l (Cohen 1960, page 40; weighted: Cohen 1968, page
    215). Weights go by the *rank* of a point, 1, 2, 3 … among those of the scale.

    The two raters are the only ones of interest: where raters are a sample there is no interval from
    two of them. The interval leaves out one unit at a time, on Fisher's scale, with t (see
    `analysis.jackknife`). The "large-sample" one has the standard error of published tables, that of
    Fleiss, Cohen and Everitt (1969, page 325):
    n(1 − p_e)⁴ se² = Σ_kl p_kl [w_kl(1 − p_e) − (w̄_k. + w̄_.l)(1 − p_o)]² −
    (p_o p_e − 2p_e + p_o)², with t of n − 1 degrees of freedom, and covers too seldom below some
    hundred units (docs/reference/calibration.md).

    Parameters
    ----------
    data
        Ratings, or a table of units by two raters.
    weights
        identity, linear, quadratic, or another of Gwet's, by rank; or a matrix.
    categories
        The points of the scale; None for those in the data.
    conf
        Level of the interval.
    interval
        "units" for the jackknife, "large-sample", or None for no interval.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_pairs, no_variation or raters_unknown;
    without an interval, for too_few_units or jackknife_undefined.

    Raises
    ------
    ValueError
        If there are more than two raters: `conger_kappa` and `light_kappa` take them.

    Examples
    --------
    >>> pairs = [[1, 1]] * 20 + [[1, 2]] * 5 + [[2, 1]] * 10 + [[2, 2]] * 15
    >>> print(cohen_kappa(pairs, interval=None))
    κ = .400, 2 raters, 50 units

    """
    check_conf(conf)
    if interval not in INTERVALS:
        raise ValueError(f"The interval is units, large-sample or None here, not {interval!r}.")
    if isinstance(weights, str) and weights not in WEIGHTS:
        raise ValueError(f"The weights are one of {', '.join(WEIGHTS)}, not {weights!r}.")
    ratings = ratings_of(data, categories)
    both = paired(ratings)
    give = partial(described, both, _NAMED, weights)
    reason = _reason(ratings, both)
    if reason:
        return _with_gaps(give(reason=reason), ratings, both)
    w = weights_of(_ranked(both), weights)
    estimate, expected, p = _kappa(both, w)
    if not 1 - expected > NOTHING:
        return _with_gaps(give(reason="no_variation"), ratings, both)
    if interval is None:
        return _with_gaps(give(estimate=estimate), ratings, both)
    n = both.n_units
    if n < TWO:
        return _with_gaps(give(estimate=estimate, reason="too_few_units"), ratings, both)
    if interval == "large-sample":
        se = _standard_error(p, w, n)
        limits = t_interval(estimate, se, n - 1, conf, HOW)
        return _with_gaps(give(estimate=estimate, se=se, interval=limits), ratings, both)
    found = jackknifed(
        give,
        estimate,
        interval,
        both,
        lowest=lowest_of(both),
        raters=lambda: np.zeros(0),
        units=lambda: _without_units(p, w, n),
        conf=conf,
    )
    return _with_gaps(found, ratings, both)


def paired(ratings: Ratings) -> Ratings:
    """Give the ratings of units that every rater rated, where their scale is that of the data.

    A point that only left-out units have is left out as well, unless the scale was declared.
    """
    size = ratings.size
    full = size == ratings.n_raters
    kept = ratings if full[size > 0].all() else ratings.only(full[ratings.unit])
    return kept.on_points_used()


def _reason(ratings: Ratings, both: Ratings) -> str | None:
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if ratings.rater is None:
        return "raters_unknown"
    if ratings.n_raters > TWO:
        raise ValueError(
            f"Cohen’s kappa is of two raters, not {ratings.n_raters}: take Conger’s or Light’s."
        )
    return None if both.n_ratings else "no_pairs"


def _ranked(ratings: Ratings) -> Ratings:
    """Give the ratings with the points 1, 2, 3 …; words stay words, so that they need an order."""
    if ratings.numbers is None:
        return ratings
    return replace(ratings, points=tuple(float(k + 1) for k in range(ratings.n_points)))


def _kappa(both: Ratings, w: FloatArray) -> tuple[float, float, FloatArray]:
    """Give kappa, chance agreement and the table of shares p_kl."""
    k, rater = both.n_points, np.asarray(both.rater)
    first = rater == rater[0]
    cell = np.zeros(len(both.units), dtype=np.int64)
    np.add.at(cell, both.unit[first], both.code[first].astype(np.int64) * k)
    np.add.at(cell, both.unit[~first], both.code[~first])
    p = np.bincount(cell[both.size > 0], minlength=k * k).reshape(k, k) / both.n_units
    expected = float(p.sum(axis=1) @ w @ p.sum(axis=0))
    room = 1 - expected
    estimate = (float((p * w).sum()) - expected) / room if room > NOTHING else math.nan
    return estimate, expected, p


def _standard_error(p: FloatArray, w: FloatArray, n: int) -> float:
    rows, columns = p.sum(axis=1), p.sum(axis=0)
    observed, expected = float((p * w).sum()), float(rows @ w @ columns)
    means = (w @ columns)[:, np.newaxis] + rows @ w
    spread = (p * (w * (1 - expected) - means * (1 - observed)) ** 2).sum()
    spread -= (observed * expected - 2 * expected + observed) ** 2
    return math.sqrt(max(float(spread), 0.0) / n) / (1 - expected) ** 2


def _without_units(p: FloatArray, w: FloatArray, n: int) -> FloatArray:
    """Give kappa with each unit left out; NaN where chance leaves no room for more."""
    counts = np.rint(n * p)
    first, second = np.nonzero(counts)
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    observed = ((counts * w).sum() - w[first, second]) / (n - 1)
    chance = rows @ w @ columns - (w @ columns)[first] - (rows @ w)[second] + w[first, second]
    expected = chance / (n - 1) ** 2
    room = 1 - expected
    some = room > NOTHING
    kappas = np.where(some, (observed - expected) / np.where(some, room, 1), np.nan)
    return np.repeat(kappas, counts[first, second].astype(np.int64))


def _with_gaps(found: Coefficient, ratings: Ratings, both: Ratings) -> Coefficient:
    dropped = ratings.n_units - both.n_units
    if not dropped:
        return replace(found, n=ratings.n_raters)
    return replace(
        found,
        n=ratings.n_raters,
        n_dropped=dropped,
        warnings=("incomplete_ignored", *found.warnings),
    )
