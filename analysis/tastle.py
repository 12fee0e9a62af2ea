"""Tastle and Wierman's consensus: how concentrated ratings are, from 0 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.concentration import index_of
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

METHOD = "Tastle and Wierman’s consensus"
TWO = 2


def tastle_consensus(counts: Any, *, conf: float | None = 0.95) -> Statistic:
    """Give the consensus of a frequency vector, 1 + Σ p_k log₂(1 − |k − μ|/(K − 1)).

    1 if all agree, 0 if half stand at either end of the scale (Tastle and Wierman 2007,
    *International Journal of Approximate Reasoning* 45, page 534).

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
    >>> round(tastle_consensus([30, 40, 210, 130, 530, 50, 10]).estimate, 7)
    0.7256876

    """
    fields = index_of(counts, consensus_of_counts, bounds=(0, 1), least_points=TWO, conf=conf)
    return Statistic(method=METHOD, **fields)


def consensus_of_counts(counts: FloatArray) -> FloatArray:
    """Give the consensus of many frequency vectors, shape (vectors, points), none without ratings."""
    share = counts / counts.sum(axis=1, keepdims=True)
    places = np.arange(counts.shape[1])
    apart = np.abs(places - (share @ places)[:, np.newaxis]) / (counts.shape[1] - 1)
    near = np.where(share > 0, 1 - apart, 1.0)
    return np.asarray(1 + (share * np.log2(near)).sum(axis=1), dtype=np.float64)
