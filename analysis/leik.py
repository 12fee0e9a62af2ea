"""Leik's D: how dispersed ratings are on an ordered scale, from 0 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.concentration import index_of
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

METHOD = "Leik’s D"
TWO = 2


def leik_dispersion(counts: Any, *, conf: float | None = 0.95) -> Statistic:
    """Give the ordinal dispersion D of a frequency vector, 2 Σ d_k/(K − 1).

    d_k is F_k where that is at most ½, and 1 − F_k otherwise, with F_k the share of ratings up to
    point k. 0 if all agree, 1 if half stand at either end (Leik 1966, *Pacific Sociological
    Review* 9, pages 85 to 90).

    Parameters
    ----------
    counts
        shape (points,): how often each point of the scale was chosen, unused points included.
    conf
        Level of the interval, which leaves one expert out at a time; None for none.

    Returns
    -------
    Without an estimate, for the reason no_experts, too_few_experts or too_few_points; without an
    interval, for too_few_experts or shares_not_counts.

    Raises
    ------
    ValueError
        If a count is negative.

    Examples
    --------
    >>> leik_dispersion([20, 20, 20, 20, 20]).estimate
    0.6

    """
    fields = index_of(counts, dispersion_of_counts, bounds=(0, 1), least_points=TWO, conf=conf)
    return Statistic(method=METHOD, **fields)


def dispersion_of_counts(counts: FloatArray) -> FloatArray:
    """Give D of many frequency vectors, shape (vectors, points), none without ratings."""
    total = counts.sum(axis=1, keepdims=True)
    below = counts.cumsum(axis=1)[:, :-1]
    outer = np.minimum(below, total - below).sum(axis=1)
    return np.asarray(2 * outer / (total[:, 0] * (counts.shape[1] - 1)), dtype=np.float64)
