"""Krippendorff's alpha by Gwet's formula: with his weights and his standard error."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.chance_corrected import GWET
from analysis.chance_corrected import NOTHING
from analysis.chance_corrected import TWO
from analysis.chance_corrected import Named
from analysis.chance_corrected import described
from analysis.chance_corrected import undefined
from analysis.jackknife import check_conf
from analysis.jackknife import t_interval
from analysis.ratings import ratings_of
from analysis.weights import weights_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import FloatArray
    from analysis.results import Coefficient
    from analysis.weights import Weights

_NAMED = Named(symbol="α", name="Krippendorff’s alpha by Gwet’s formula", of_pairs=True)


def krippendorff_alpha_se(
    data: Any,
    *,
    weights: Weights | FloatArray = "identity",
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
    interval: Literal["gwet"] | None = "gwet",
) -> Coefficient:
    """Give Krippendorff's alpha with Gwet's weights, (p_a − p_e)/(1 − p_e), and his standard error.

    Over the n units with two ratings or more, r̄ on average: π_k = Σ_i r_ik/(n r̄),
    p_e = Σ_kl w_kl π_k π_l, p_a = (1 − ε)p′_a + ε with ε = 1/(n r̄) and
    p′_a = (1/n) Σ_i Σ_k r_ik(r*_ik − 1)/(r̄ (r_i − 1)) (Gwet 2014, *Handbook of Inter-Rater
    Reliability*, 4th edition, chapter 5). With identity weights it is the nominal alpha, with
    quadratic ones the interval alpha. **Ordinal weights are not the ordinal level of
    `krippendorff_alpha`**: on one published example they give .834 for its .815.

    Parameters
    ----------
    data
        Ratings, or a table of units by raters with None or NaN for gaps.
    weights
        identity, linear, quadratic, ordinal, radical, ratio, circular, bipolar; or a matrix.
    categories
        The points of the scale; they matter to the ends of weights only.
    conf
        Level of the interval.
    interval
        "gwet": his standard error, raters fixed and units a sample, t with n − 1 degrees of
        freedom, cut off at 1. For raters as a sample take `krippendorff_alpha`.

    Returns
    -------
    Without an estimate, for the reason too_few_raters, no_pairs, no_variation or not_ratio_scale;
    without an interval, for too_few_units.

    Examples
    --------
    >>> nan = float("nan")
    >>> units = [[1, 1, nan, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2],
    ...          [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [nan, 5, 5, 5],
    ...          [nan, nan, 1, 1], [nan, nan, 3, nan]]
    >>> result = krippendorff_alpha_se(units)
    >>> round(result.estimate, 5), round(result.se, 5)
    (0.74342, 0.14557)

    """
    check_conf(conf)
    if interval not in {"gwet", None}:
        raise ValueError(f"The interval is gwet or None here, not {interval!r}.")
    ratings = ratings_of(data, categories)
    give = partial(described, ratings, _NAMED, weights)
    reason = undefined(ratings, weights)
    if reason:
        return give(reason=reason)
    w = weights_of(ratings, weights)
    size = ratings.size
    counts, m = ratings.counts[size >= TWO], size[size >= TWO].astype(np.float64)
    n, mean = len(m), m.mean()
    agreeing = (np.einsum("uk,uk->u", counts, counts @ w) - m) / (mean * (m - 1))
    prime, epsilon = agreeing.mean(), 1 / m.sum()
    observed = (1 - epsilon) * prime + epsilon
    pi = counts.mean(axis=0) / mean
    expected = pi @ w @ pi
    room = 1 - expected
    if not room > NOTHING:
        return give(reason="no_variation")
    estimate = float((observed - expected) / room)
    if interval is None:
        return give(estimate=estimate)
    if n < TWO:
        return give(estimate=estimate, reason="too_few_units")
    uneven = (m - mean) / mean
    base = (prime - expected) / room
    own = (agreeing - observed * uneven - expected) / room
    chance = counts @ (w @ pi) / mean - expected * uneven
    linear = own - 2 * (1 - base) * (chance - expected) / room
    se = math.sqrt(float(((linear - base) ** 2).sum()) / (n * (n - 1)))
    return give(estimate=estimate, se=se, interval=t_interval(estimate, se, n - 1, conf, GWET))
