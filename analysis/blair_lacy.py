"""Blair and Lacy's concentration of an ordered variable, from 0 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.concentration import index_of
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

METHOD = "Blair and Lacy’s l"
TWO = 2


def blair_lacy(counts: Any, *, conf: float | None = 0.95) -> Statistic:
    """Give the concentration l of a frequency vector, √(Σ (F_k − ½)² / ((K − 1)/4)).

    The sum is over the first K − 1 points, F_k being the share of ratings up to point k: the
    distance from full polarisation, where every F_k is ½, as a share of the greatest distance. 1 if
    all agree, 0 if half stand at either end (Blair and Lacy 2000, *Sociological Methods and
    Research* 28, pages 251 to 280).

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
    >>> round(blair_lacy([20, 20, 20, 20, 20]).estimate, 7)
    0.4472136

    """
    fields = index_of(counts, concentration_of_counts, bounds=(0, 1), least_points=TWO, conf=conf)
    return Statistic(method=METHOD, **fields)


def concentration_of_counts(counts: FloatArray) -> FloatArray:
    """Give l of many frequency vectors, shape (vectors, points), none without ratings."""
    share = counts.cumsum(axis=1)[:, :-1] / counts.sum(axis=1, keepdims=True)
    return np.asarray(2 * np.sqrt(((share - 0.5) ** 2).mean(axis=1)), dtype=np.float64)
