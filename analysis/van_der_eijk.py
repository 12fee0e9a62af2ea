"""Van der Eijk's A: how concentrated ratings are on an ordered scale, from −1 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray

MINIMUM_POINTS = 3


def van_der_eijk_a(counts: Sequence[float] | FloatArray) -> float | None:
    """Give the agreement A of a frequency vector.

    The vector is peeled into layers of equal height over the points that still have ratings. A
    layer over S of K points has A = U(1 − (S − 1)/(K − 1)) with
    U = ((K − 2)TU − (K − 1)TDU) / ((K − 2)(TU + TDU)), TU and TDU being the numbers of triples of
    points with the pattern 110 or 011, and 101. A is the mean of the layers weighted by the ratings
    they hold: 1 if all agree, 0 if the ratings are uniform, −1 if half stand at either end
    (van der Eijk 2001).

    Parameters
    ----------
    counts
        shape (points,): how often each point of the scale was chosen, unused points included.

    Returns
    -------
    A; None without ratings.

    Raises
    ------
    ValueError
        If the scale has fewer than three points, or a count is negative.

    Examples
    --------
    >>> round(van_der_eijk_a([30, 40, 210, 130, 530, 50, 10]), 7)
    0.6113333

    """
    table = np.asarray(counts, dtype=np.float64)
    if table.size < MINIMUM_POINTS:
        raise ValueError(f"A needs a scale of at least 3 points; this one has {table.size}.")
    if not (table >= 0).all():
        raise ValueError("Counts must not be negative.")
    if not table.sum():
        return None
    return float(agreement_of_counts(table[np.newaxis, :])[0])


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
