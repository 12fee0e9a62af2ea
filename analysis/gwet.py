"""Gwet’s AC1 and AC2: agreement beyond the chance that hard units are guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.chance_corrected import Kind
from analysis.chance_corrected import OfShares
from analysis.chance_corrected import chance_corrected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.agreement_sums import AgreementSums
    from analysis.arrays import FloatArray
    from analysis.chance_corrected import Uncertainty
    from analysis.results import Coefficient
    from analysis.weights import Weights


def gwet_ac(
    data: Any,
    *,
    weights: Weights | FloatArray = "identity",
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
    interval: Uncertainty | None = "gwet",
) -> Coefficient:
    """Give Gwet's AC1 (identity weights) or AC2, (p_a − p_e)/(1 − p_e).

    p_e = T/(K(K − 1)) Σ_k π_k(1 − π_k), with T the sum of all weights, K the points of the scale
    and π_k the mean over units of the share of ratings on k (Gwet 2008, page 35; 2014, chapter 5).
    Unused points count: declare the scale.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    weights
        identity, linear, quadratic, ordinal, radical, ratio, circular, bipolar; or a matrix.
    categories
        The points of the scale, unused ones included; None for those in the data.
    conf
        Level of the interval.
    interval
        "gwet": his standard error, raters fixed and units a sample, t with a degree of freedom
        less than the rated units; a jackknife over "raters", over "units" or "two-way", where
        raters are a sample too; None for no interval. Each is cut off at 1.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_pairs, no_variation or not_ratio_scale;
    without an interval, for too_few_units, raters_unknown or jackknife_undefined.

    Examples
    --------
    >>> nan = float("nan")
    >>> units = [[1, 1, nan, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2],
    ...          [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [nan, 5, 5, 5],
    ...          [nan, nan, 1, 1], [nan, nan, 3, nan]]
    >>> print(gwet_ac(units, weights="quadratic", interval=None))
    AC2 = .914, 4 raters, 12 units

    """
    return chance_corrected(
        data, _kind(weights), weights=weights, categories=categories, conf=conf, interval=interval
    )


def _kind(weights: Weights | FloatArray) -> Kind:
    first = isinstance(weights, str) and weights == "identity"
    name = "AC1" if first else "AC2"
    return Kind(symbol=name, name=f"Gwet’s {name}", chance=_guessed)


def _guessed(sums: AgreementSums) -> OfShares:
    k = sums.ratings.n_points
    if k == 1:
        return OfShares(sums=sums, expected=lambda _: 1.0, part=lambda _, __: 1.0)
    per_pair = float(sums.weights.sum()) / (k * (k - 1))

    def part(shares: FloatArray, pi: FloatArray) -> FloatArray:
        return np.asarray(per_pair * (shares @ (1 - pi)))

    return OfShares(
        sums=sums, expected=lambda pi: per_pair * (pi * (1 - pi)).sum(axis=-1), part=part
    )
