"""Joining the draws of two models that were fitted apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.arrays import IntArray


def join(first: FloatArray, second: FloatArray, correlation: float) -> FloatArray:
    """Put the second draws in an order in which they correlate with the first; (draws, 2).

    Each keeps its distribution: the second is ordered as ρ z₁ + √(1 − ρ²) z₂ is, with z the normal
    scores of the two (Iman and Conover 1982, *Communications in Statistics B* 11).

    Parameters
    ----------
    first, second
        shape (draws,) each, drawn apart.
    correlation
        ρ, of the normal scores.

    Examples
    --------
    >>> import numpy as np
    >>> draws = np.random.default_rng(1).normal(size=(2, 5000))
    >>> round(float(np.corrcoef(join(*draws, 0.6).T)[0, 1]), 1)
    0.6

    """
    z = correlation * _normal(first) + np.sqrt(1 - correlation**2) * _normal(second)
    return np.column_stack([first, np.sort(second)[_ranks(z)]])


def _ranks(values: FloatArray) -> IntArray:
    return np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(np.int64)


def _normal(values: FloatArray) -> FloatArray:
    from scipy.special import ndtri

    return np.asarray(ndtri((_ranks(values) + 0.5) / len(values)))
