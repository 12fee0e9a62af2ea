"""Light's kappa: the mean of Cohen's kappas of all pairs of raters."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.chance_corrected import NOTHING
from analysis.chance_corrected import TWO
from analysis.chance_corrected import Named
from analysis.chance_corrected import described
from analysis.cohen import paired
from analysis.jackknife import check_conf
from analysis.jackknife import check_directions
from analysis.jackknife import jackknifed
from analysis.jackknife import lowest_of
from analysis.ratings import ratings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray
    from analysis.jackknife import Directions
    from analysis.ratings import Ratings
    from analysis.results import Coefficient

_NAMED = Named(symbol="κ", name="Light’s kappa")
CELLS = 1 << 18  # so many pairs of raters by units at a time


def light_kappa(
    data: Any,
    *,
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
    interval: Directions | None = "two-way",
) -> Coefficient:
    """Give Light's kappa: the plain mean of the unweighted Cohen's kappas of all pairs of raters.

    Over the units that every rater rated (Light 1971, page 367; Conger 1980, page 323). If the
    kappa of one pair is 0/0, so is the mean. Light gives no standard error; the jackknife is ours.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters; units with a gap are left out.
    categories
        The points of the scale; unused ones change nothing here.
    conf
        Level of the interval.
    interval
        A jackknife over "raters", "units" or both ways; None for no interval.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_complete_rows, no_variation or
    raters_unknown; without an interval, for jackknife_undefined.

    Examples
    --------
    >>> units = [[1, 1, 1], [2, 2, 1], [3, 3, 3], [2, 3, 3], [1, 1, 1], [2, 2, 2]]
    >>> print(light_kappa(units, interval=None))
    κ = .673, 3 raters, 6 units

    """
    check_conf(conf)
    check_directions(interval)
    ratings = ratings_of(data, categories)
    full = paired(ratings)
    give = partial(_with_gaps, ratings, full)
    reason = _reason(ratings, full)
    if reason:
        return give(reason=reason)
    codes = _table(full)
    kappas = _pairwise(codes, full.n_points)
    estimate = _mean(kappas)
    if not math.isfinite(estimate):
        return give(reason="no_variation")
    return jackknifed(
        give,
        estimate,
        interval,
        full,
        lowest=lowest_of(full),
        raters=lambda: _without_raters(kappas),
        units=lambda: _without_units(codes, full.n_points)[0],
        ratings=lambda: _without_units(codes, full.n_points)[1],
        conf=conf,
    )


def _reason(ratings: Ratings, full: Ratings) -> str | None:
    if ratings.n_raters < TWO:
        return "too_few_raters"
    if ratings.rater is None:
        return "raters_unknown"
    return None if full.n_ratings else "no_complete_rows"


def _table(full: Ratings) -> AnyArray:
    """Give the codes as a table of units by raters, which has no gap."""
    rater = np.unique(np.asarray(full.rater), return_inverse=True)[1]
    unit = np.unique(full.unit, return_inverse=True)[1]
    table = np.empty((unit.max() + 1, rater.max() + 1), dtype=np.int64)
    table[unit, rater] = full.code
    return table


def _pairwise(codes: AnyArray, k: int) -> FloatArray:
    """Give the kappas of all pairs, shape (raters, raters), NaN where undefined."""
    n = len(codes)
    counts = _counts(codes, k)
    return _kappa(_same(codes, k) / n, counts @ counts.T / n**2)


def _same(codes: AnyArray, k: int) -> FloatArray:
    """Count the units on which each pair of raters agrees, shape (raters, raters)."""
    same = np.zeros((codes.shape[1], codes.shape[1]))
    for point in range(k):
        chosen = (codes == point).astype(np.float64)
        same += chosen.T @ chosen
    return same


def _counts(codes: AnyArray, k: int) -> FloatArray:
    """Give how often each rater chose each point, shape (raters, points)."""
    raters = codes.shape[1]
    cell = codes + k * np.arange(raters)
    counted = np.bincount(cell.ravel(), minlength=raters * k)
    return counted.reshape(raters, k).astype(np.float64)


def _kappa(observed: FloatArray, expected: FloatArray) -> FloatArray:
    room = 1 - expected
    some = room > NOTHING
    beyond = (observed - expected) / np.where(some, room, 1)
    return np.asarray(np.where(some, beyond, np.nan), dtype=np.float64)


def _mean(kappas: FloatArray) -> float:
    return float(kappas[np.triu_indices(len(kappas), 1)].mean())


def _without_raters(kappas: FloatArray) -> FloatArray:
    raters = len(kappas)
    if raters == TWO:
        return np.full(raters, np.nan)
    off = kappas * (1 - np.eye(raters))
    off[np.diag_indices(raters)] = 0  # a rater who never varies has no kappa with himself
    left = off.sum() - 2 * off.sum(axis=1)
    return np.asarray(left / ((raters - 1) * (raters - 2)))


def _without_units(codes: AnyArray, k: int) -> tuple[FloatArray, tuple[FloatArray, FloatArray]]:
    """Give the mean kappa with each unit left out, and with each rating left out.

    A unit takes one from a cell of every pair of raters, a rating from those of its rater.
    """
    n, raters = codes.shape
    if n < TWO:
        return np.full(n, np.nan), (np.full(n * raters, np.nan), np.ones(n * raters))
    counts = _counts(codes, k)
    first, second = np.triu_indices(raters, 1)
    same = _same(codes, k)[first, second]
    both = np.einsum("pk,pk->p", counts[first], counts[second])
    whole = _kappa(same / n, both / n**2)
    found, single = np.empty(n), np.empty((n, raters))
    of = np.zeros((len(first), raters))
    of[np.arange(len(first)), first] = of[np.arange(len(first)), second] = 1
    step = max(1, CELLS // len(first))
    for begin in range(0, n, step):
        a, b = codes[begin : begin + step, first], codes[begin : begin + step, second]
        equal = a == b
        chance = both - counts[first, b] - counts[second, a] + equal
        kappas = _kappa((same - equal) / (n - 1), chance / (n - 1) ** 2)
        found[begin : begin + step] = kappas.mean(axis=1)
        single[begin : begin + step] = whole.mean() + (kappas - whole) @ of / len(first)
    return found, (single.ravel(), np.ones(n * raters))


def _with_gaps(ratings: Ratings, full: Ratings, **known: Any) -> Coefficient:
    found = replace(described(full, _NAMED, "identity", **known), n=ratings.n_raters)
    dropped = ratings.n_units - full.n_units
    if not dropped:
        return found
    return replace(found, n_dropped=dropped, warnings=("incomplete_ignored", *found.warnings))
