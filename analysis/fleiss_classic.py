"""Fleiss' kappa as he published it: complete data, and a test that it is not zero."""

from __future__ import annotations

import math
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.fleiss import fleiss_kappa
from analysis.ratings import ratings_of
from analysis.results import Coefficient

if TYPE_CHECKING:
    from collections.abc import Sequence

TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TestedCoefficient(Coefficient):
    """A coefficient with a test of the hypothesis that there is no agreement beyond chance.

    Attributes
    ----------
    z
        The estimate divided by its standard error *if the hypothesis holds*. That error is too
        small or too large elsewhere, and never makes an interval.

    """

    z: float | None = None


def fleiss_kappa_classic(
    data: Any,
    *,
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
) -> TestedCoefficient:
    """Give Fleiss' kappa of the units that all raters rated, with his z.

    κ = (P̄ − P̄_e)/(1 − P̄_e), P̄_e = Σ_j p_j² (Fleiss 1971, page 380); z = κ/√Var₀ with
    Var₀ = 2/(nm(m − 1)) · ((Σ p_j q_j)² − Σ p_j q_j(q_j − p_j))/(Σ p_j q_j)² for n units and m
    raters (Fleiss, Nee and Landis 1979, page 976): under the hypothesis of no agreement, for a
    test and never for an interval. The interval is that of `fleiss_kappa`.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters; units with a gap are left out.
    categories
        The points of the scale; unused ones change nothing here.
    conf
        Level of the interval.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_complete_rows or no_variation.

    Examples
    --------
    >>> from analysis.ratings import Ratings
    >>> counts = [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0],
    ...           [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2],
    ...           [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]]
    >>> result = fleiss_kappa_classic(Ratings.from_counts(counts))
    >>> round(result.estimate, 3), round(result.z, 2)
    (0.21, 12.37)

    """
    ratings = ratings_of(data, categories)
    m = ratings.n_raters
    full = ratings.size == m
    complete = ratings if full.all() else ratings.only(full[ratings.unit])
    found = fleiss_kappa(complete, conf=conf)
    dropped = int(ratings.n_units - full.sum())
    method = "Fleiss’ kappa of complete units (1971)"
    warnings = (*(("incomplete_ignored",) if dropped and m >= TWO else ()), *found.warnings)
    found = replace(found, method=method, n=m, n_dropped=dropped, warnings=warnings)
    if m >= TWO and not full.any():
        found = replace(found, reason="no_complete_rows")
    known = {field.name: getattr(found, field.name) for field in fields(found)}
    if found.estimate is None:
        return TestedCoefficient(**known)
    p = complete.counts.sum(axis=0) / complete.n_ratings
    spread = p * (1 - p)
    variance = 2 * (spread.sum() ** 2 - (spread * (1 - 2 * p)).sum())
    variance /= complete.n_units * m * (m - 1) * spread.sum() ** 2
    return TestedCoefficient(**known, z=float(found.estimate / math.sqrt(np.asarray(variance))))
