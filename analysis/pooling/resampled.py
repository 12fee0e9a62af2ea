"""Estimators of many resamples at once, from how often each value was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.location import TRIM

if TYPE_CHECKING:
    from analysis.arrays import FloatArray


def resampled_medians(values: FloatArray, counts: FloatArray) -> FloatArray:
    """Give the median of each resample, shape (resamples,).

    Parameters
    ----------
    values
        shape (n,), sorted.
    counts
        shape (resamples, n): how often each was drawn, n in all.

    Examples
    --------
    >>> resampled_medians(np.array([1.0, 2, 3]), np.array([[1.0, 1, 1], [0, 1, 2]])).tolist()
    [2.0, 3.0]

    """
    drawn = np.cumsum(counts, axis=1)
    half = len(values) / 2
    lower = values[(drawn < half).sum(axis=1)]
    upper = values[(drawn <= half).sum(axis=1)]
    return np.asarray((lower + upper) / 2)


def resampled_trimmed_means(values: FloatArray, counts: FloatArray) -> FloatArray:
    """Give the 20 % trimmed mean of each resample, shape (resamples,); the same parameters.

    Examples
    --------
    >>> resampled_trimmed_means(np.array([1.0, 2, 3, 4, 90]), np.ones((1, 5))).tolist()
    [3.0]

    """
    n = len(values)
    cut = int(TRIM * n)
    after = np.cumsum(counts, axis=1)
    kept = np.minimum(after, n - cut) - np.maximum(after - counts, cut)
    return np.asarray(np.maximum(kept, 0) @ values / (n - 2 * cut))
