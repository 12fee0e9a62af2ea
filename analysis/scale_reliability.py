"""Every coefficient of how the items of one axis hang together in the experts' ratings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.cronbach import Consistency
from analysis.cronbach import cronbach_alpha
from analysis.guttman import guttman_lambda2
from analysis.guttman import guttman_lambda6
from analysis.omega import FEW_ROWS
from analysis.omega import METHODS
from analysis.omega import Omega
from analysis.omega import omega_total
from analysis.results import Statistic
from analysis.split_half import SplitHalf
from analysis.split_half import split_half

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.expert_rows import ExpertRows
    from analysis.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleReliability:
    """The coefficients of one scale: the internal consistency of *individual perceptions*.

    They are about covariances within alliances, and certify no alliance's score.
    """

    cronbach_alpha: Consistency
    omega_total: Omega
    guttman_lambda2: Statistic
    guttman_lambda6: Statistic
    split_half: SplitHalf


def scale_reliability(
    rows: ExpertRows, leniency: FloatArray | None, options: Options
) -> ScaleReliability:
    """Give the coefficients from complete rows; omega from 50 of them on.

    Parameters
    ----------
    rows
        One for each expert and alliance.
    leniency
        shape (experts,): taken off every rating of an expert; those with NaN are left out. None to
        leave it in.
    options
        The researcher's choices.

    """
    values, clusters, groups = rows.values, rows.experts, rows.alliances
    if leniency is not None:
        shift = leniency[clusters.astype(np.int64)]
        if np.isnan(shift).all():
            return _undefined("no_vignettes", 0)
        known = ~np.isnan(shift)
        values = (values - shift[:, np.newaxis])[known]
        clusters, groups = clusters[known], groups[known]
    complete = ~np.isnan(values).any(axis=1)
    m = int(complete.sum())
    if np.unique(clusters[complete]).size < options.minimum_placed:
        return _undefined("too_few_experts", m)
    of: dict[str, Any] = {"groups": groups, "clusters": clusters, "conf": options.level}
    return ScaleReliability(
        cronbach_alpha=cronbach_alpha(values, **of),
        omega_total=omega_total(values, **of)
        if m >= FEW_ROWS
        else _no_omega("few_rows_for_omega", m, values.shape[1]),
        guttman_lambda2=guttman_lambda2(values, **of),
        guttman_lambda6=guttman_lambda6(values, **of),
        split_half=split_half(values, **of),
    )


def _undefined(reason: str, n: int) -> ScaleReliability:
    def none(method: str) -> Statistic:
        return Statistic(estimate=None, n=n, method=method, reason=reason)

    return ScaleReliability(
        cronbach_alpha=Consistency(estimate=None, n=n, method="Cronbach’s alpha", reason=reason),
        omega_total=_no_omega(reason, n, None),
        guttman_lambda2=none("Guttman’s λ₂"),
        guttman_lambda6=none("Guttman’s λ₆"),
        split_half=SplitHalf(estimate=None, n=n, method="split-half reliability", reason=reason),
    )


def _no_omega(reason: str, n: int, items: int | None) -> Omega:
    return Omega(estimate=None, n=n, n_items=items, method=METHODS["cfa_ml"], reason=reason)
