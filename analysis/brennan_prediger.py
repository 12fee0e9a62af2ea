"""Brennan and Prediger’s coefficient: agreement beyond that of raters who use all points alike."""

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


def brennan_prediger(
    data: Any,
    *,
    weights: Weights | FloatArray = "identity",
    categories: Sequence[float] | Sequence[str] | None = None,
    conf: float = 0.95,
    interval: Uncertainty | None = "gwet",
) -> Coefficient:
    """Give Brennan and Prediger's coefficient, (p_a − p_e)/(1 − p_e) with p_e = Σ_kl w_kl/K².

    K is the number of points of the scale, so unused ones count: declare the scale (Brennan and
    Prediger 1981, page 693; with weights and gaps: Gwet 2014, chapter 5). For two points it is
    Bennett's S.

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
    >>> print(brennan_prediger(units, interval=None))
    BP = .773, 4 raters, 12 units

    """
    return chance_corrected(
        data, _KIND, weights=weights, categories=categories, conf=conf, interval=interval
    )


def _uniform(sums: AgreementSums) -> OfShares:
    even = float(sums.weights.sum()) / sums.ratings.n_points**2
    return OfShares(sums=sums, expected=lambda _: even, part=lambda _, __: even)


_KIND = Kind(symbol="BP", name="Brennan and Prediger’s coefficient", chance=_uniform)
