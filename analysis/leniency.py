"""How much higher or lower each expert rates the same vignettes than the others do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray


def leniency_of(ratings: FloatArray) -> FloatArray:
    """Give each expert's leniency from vignettes, which need not be the same for all.

    Least squares on rating = vignette + expert, the experts' effects averaging 0. Where every
    expert rated every vignette it is the expert's vignette mean minus the panel's.

    Parameters
    ----------
    ratings
        shape (experts, vignettes): the linking item of one axis, NaN for gaps.

    Returns
    -------
    shape (experts,); NaN for experts who rated no vignette.

    Examples
    --------
    >>> import numpy as np
    >>> leniency_of(np.array([[5.0, 3], [3, 1]])).round(9)
    array([ 1., -1.])

    """
    there = ~np.isnan(ratings)
    rated = there.sum(axis=1)
    filled = np.where(there, ratings, 0.0)
    safe = np.maximum(rated, 1)
    mean = filled.sum(axis=1) / safe
    # Normal equations of the vignettes after the experts are eliminated; singular by one constant.
    weights = there.astype(np.float64)
    system = np.diag(weights.sum(axis=0)) - weights.T @ (weights / safe[:, np.newaxis])
    target = (weights * (filled - mean[:, np.newaxis])).sum(axis=0)
    vignettes = np.linalg.lstsq(system, target, rcond=None)[0] if target.size else target
    effects = np.where(rated > 0, mean - (weights @ vignettes) / safe, np.nan)
    if not rated.any():
        return effects
    return np.asarray(effects - np.nanmean(effects), dtype=np.float64)
