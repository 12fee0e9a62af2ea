"""Percent agreement: the share of pairs of ratings that agree, without regard to chance."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

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


def percent_agreement(
    data: Any,
    *,
    weights: Weights | FloatArray = "identity",
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
    interval: Uncertainty | None = "gwet",
) -> Coefficient:
    """Give p_a, the mean over units of the weighted share of pairs of ratings that agree.

    p_a = (1/n′) Σ_i Σ_k r_ik (r*_ik − 1)/(r_i (r_i − 1)) over the n′ units with two ratings or
    more, with r_ik the ratings of unit i on point k, r*_ik = Σ_l w_kl r_il and r_i = Σ_k r_ik
    (Gwet 2014, *Handbook of Inter-Rater Reliability*, 4th edition, chapter 5).

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
    Without an estimate, for the reason too_few_raters, no_pairs or not_ratio_scale;
    without an interval, for too_few_units, raters_unknown or jackknife_undefined.

    Examples
    --------
    >>> nan = float("nan")
    >>> units = [[1, 1, nan, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2],
    ...          [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [nan, 5, 5, 5],
    ...          [nan, nan, 1, 1], [nan, nan, 3, nan]]
    >>> print(percent_agreement(units))  # doctest: +ELLIPSIS
    p_a = .818, 95 % interval [.54, 1.00] (standard error over units (Gwet 2014), t with 11 ...

    """
    return chance_corrected(
        data, _KIND, weights=weights, categories=categories, conf=conf, interval=interval
    )


def _none(sums: AgreementSums) -> OfShares:
    return OfShares(sums=sums, expected=lambda _: 0.0, part=lambda _, __: 0.0)


_KIND = Kind(symbol="p_a", name="Percent agreement", chance=_none, beyond=False)
