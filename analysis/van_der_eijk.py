"""Van der Eijk's A: how concentrated ratings are on an ordered scale, from −1 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.concentration import index_of
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray

MINIMUM_POINTS = 3
METHOD = "van der Eijk’s A"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedAgreement(Statistic):
    """Van der Eijk's A, and the same as polarisation, (1 − A)/2, from 0 to 1."""

    polarization: float | None = None


def van_der_eijk_a(counts: Any, *, conf: float | None = 0.95) -> OrderedAgreement:
    """Give the agreement A of a frequency vector.

    The vector is peeled into layers of equal height over the points that still have ratings. A
    layer over S of K points has A = U(1 − (S − 1)/(K − 1)) with
    U = ((K − 2)TU − (K − 1)TDU) / ((K − 2)(TU + TDU)), TU and TDU being the numbers of triples of
    points with the pattern 110 or 011, and 101. A is the mean of the layers weighted by the ratings
    they hold: 1 if all agree, 0 if the ratings are uniform, −1 if half stand at either end
    (van der Eijk 2001, *Quality and Quantity* 35, pages 325 to 341).

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
    >>> print(van_der_eijk_a([30, 40, 210, 130, 530, 50, 10]))
    van der Eijk’s A = .611, 95 % interval [.57, .65] (jackknife over experts,
    t with 999 degrees of freedom), n = 1000

    """
    fields = index_of(
        counts, agreement_of_counts, bounds=(-1, 1), least_points=MINIMUM_POINTS, conf=conf
    )
    a = fields["estimate"]
    return OrderedAgreement(
        method=METHOD, polarization=None if a is None else (1 - a) / 2, **fields
    )


def agreement_of_counts(counts: FloatArray) -> FloatArray:
    """Give A for many frequency vectors at once.

    Parameters
    ----------
    counts
        shape (vectors, points); every row has at least one rating.

    """
    heights = np.sort(counts, axis=1)
    total = counts.sum(axis=1)
    agreement = np.zeros(len(counts))
    floor = np.zeros(len(counts))
    for height in heights.T:
        pattern = counts > floor[:, np.newaxis]
        weight = pattern.sum(axis=1) * (height - floor) / total
        agreement += weight * _pattern_agreement(pattern)
        floor = height
    return agreement


def _pattern_agreement(pattern: BoolArray) -> FloatArray:
    k = pattern.shape[1]
    size = pattern.sum(axis=1)
    left = pattern.cumsum(axis=1)
    right = size[:, np.newaxis] - left
    empty = ~pattern
    apart = (empty * left * right).sum(axis=1)  # 101
    near = (empty * (left * (left - 1) + right * (right - 1)) / 2).sum(axis=1)  # 110 and 011
    triples = near + apart
    lopsided = (k - 2) * near - (k - 1) * apart
    unimodality = np.where(triples > 0, lopsided / np.maximum((k - 2) * triples, 1), 1.0)
    return np.asarray(unimodality * (1 - (size - 1) / (k - 1)), dtype=np.float64)
