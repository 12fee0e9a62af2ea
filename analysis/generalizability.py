"""How surely the mean would stand if other experts and other items had been asked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from analysis.icc_anova import mean_squares
from analysis.results import Statistic

if TYPE_CHECKING:
    from analysis.arrays import FloatArray

METHOD = "standard error of the mean over experts and items (generalizability study)"
TWO = 2


def standard_error(ratings: FloatArray) -> Statistic:
    """Give the standard error of the mean when experts and items are both samples.

    √(σ²_e/n_e + σ²_i/n_i + σ²_ei/(n_e n_i)), with the components of variance of experts, items and
    their interaction from the analysis of variance of complete rows; a negative component counts
    as 0 (Brennan 2001).

    Parameters
    ----------
    ratings
        shape (experts, items); rows with a gap (NaN) are left out.

    Returns
    -------
    Without an estimate, for the reason too_few_items or too_few_experts.

    Examples
    --------
    >>> import numpy as np
    >>> result = standard_error(np.array([[1.0, 2], [2, 3], [3, 4]]))
    >>> round(result.estimate**2, 6)  # 1/3 from the experts, 0.5/2 from the items
    0.583333

    """
    rows = ratings[~np.isnan(ratings).any(axis=1)]
    experts, items = rows.shape
    reason = "too_few_items" if items < TWO else "too_few_experts" if experts < TWO else None
    if reason:
        return Statistic(estimate=None, n=experts, n_items=items, method=METHOD, reason=reason)
    squares = mean_squares(rows)
    of_expert = max((squares.units - squares.rest) / items, 0.0)
    of_item = max((squares.raters - squares.rest) / experts, 0.0)
    variance = of_expert / experts + of_item / items + squares.rest / (experts * items)
    return Statistic(estimate=math.sqrt(variance), n=experts, n_items=items, method=METHOD)
