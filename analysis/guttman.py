"""Guttman's lambda-2 and lambda-6: bounds of a scale's reliability that are closer than alpha."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.results import Statistic
from analysis.scale_rows import NOTHING
from analysis.scale_rows import reliability_interval
from analysis.scale_rows import scale_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray
    from analysis.scale_rows import Missing

SINGULAR = 1e-9  # an item's variance given the others, as a share of its own


def guttman_lambda2(
    data: Any,
    *,
    groups: Any = None,
    clusters: Any = None,
    leniency: Any = None,
    missing: Missing = "listwise",
    conf: float | None = 0.95,
) -> Statistic:
    """Give λ₂ = 1 − Σs_i²/s_T² + √(k/(k − 1) · Σ_{i≠j} s_ij²)/s_T².

    A lower bound of the reliability, never below alpha (Guttman 1945, *Psychometrika* 10, page 274).
    The interval leaves out one expert at a time, with all rows, on the scale of ln(1 − λ).

    Parameters
    ----------
    data, groups, clusters, leniency, missing
        As for `cronbach_alpha`.
    conf
        Level of the interval; None for none.

    Returns
    -------
    `n` is the number of rows. Without an estimate, for the reason too_few_items, no_complete_rows,
    no_variation or impossible_covariance ("pairwise").

    Examples
    --------
    >>> rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...         [6, 2, 4, 7]]
    >>> round(guttman_lambda2(rows).estimate, 4)
    0.9131

    """
    return _bound(
        "Guttman’s λ₂", _lambda2, data, groups=groups, clusters=clusters, leniency=leniency,
        missing=missing, conf=conf,
    )  # fmt: skip


def guttman_lambda6(
    data: Any,
    *,
    groups: Any = None,
    clusters: Any = None,
    leniency: Any = None,
    missing: Missing = "listwise",
    conf: float | None = 0.95,
) -> Statistic:
    """Give λ₆ = 1 − Σe_i²/s_T², with e_i² the variance of an item that the others do not explain.

    A lower bound of the reliability that is close where items share much, and too high in small
    panels, where regressions explain by chance (Guttman 1945, *Psychometrika* 10, page 274). The
    interval leaves out one expert at a time, with all rows, on the scale of ln(1 − λ), and its
    middle is moved by the bias that shows then: the estimate may stand near its upper end.

    Parameters
    ----------
    data, groups, clusters, leniency, missing
        As for `cronbach_alpha`.
    conf
        Level of the interval; None for none.

    Returns
    -------
    `n` is the number of rows. Without an estimate, for the reason too_few_items, no_complete_rows,
    no_variation, impossible_covariance ("pairwise") or singular (some item is a sum of others, as
    where rows are no more than items).

    Examples
    --------
    >>> rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...         [6, 2, 4, 7]]
    >>> round(guttman_lambda6(rows).estimate, 4)
    0.9068

    """
    return _bound(
        "Guttman’s λ₆", _lambda6, data, groups=groups, clusters=clusters, leniency=leniency,
        missing=missing, conf=conf,
    )  # fmt: skip


def _bound(
    method: str,
    coefficient: Callable[[FloatArray], FloatArray],
    data: Any,
    *,
    conf: float | None,
    **of: Any,
) -> Statistic:
    check_conf(conf)
    rows = scale_rows(data, **of)
    fields: dict[str, Any] = {"n": rows.m, "n_items": rows.k, "method": method}
    reason = rows.undefined() or (None if rows.possible else "impossible_covariance")
    if reason:
        return Statistic(estimate=None, reason=reason, **fields)
    estimate = float(coefficient(rows.covariance[np.newaxis])[0])
    if np.isnan(estimate):
        return Statistic(estimate=None, reason="singular", **fields)
    found = reliability_interval(rows, estimate, coefficient, conf, biased=coefficient is _lambda6)
    if rows.n_dropped:
        found["warnings"] = ("incomplete_ignored", *found.get("warnings", ()))
    return Statistic(estimate=estimate, n_dropped=rows.n_dropped, **fields, **found)


def _lambda2(covariance: FloatArray) -> FloatArray:
    k = covariance.shape[-1]
    variance = np.diagonal(covariance, axis1=-2, axis2=-1)
    total = covariance.sum(axis=(-1, -2))
    shared = np.sqrt(k / (k - 1) * ((covariance**2).sum(axis=(-1, -2)) - (variance**2).sum(-1)))
    defined = total > NOTHING
    unshared = (variance.sum(axis=-1) - shared) / np.where(defined, total, 1.0)
    return np.asarray(np.where(defined, 1 - unshared, np.nan))


def _lambda6(covariance: FloatArray) -> FloatArray:
    variance = np.diagonal(covariance, axis1=-2, axis2=-1)
    total = covariance.sum(axis=(-1, -2))
    known = np.isfinite(total)[..., np.newaxis, np.newaxis]
    lowest = np.linalg.eigvalsh(np.where(known, covariance, 0.0))[..., 0]
    usable = (lowest > SINGULAR * variance.max(axis=-1)) & (total > NOTHING)
    regular = np.where(usable[..., np.newaxis, np.newaxis], covariance, np.eye(variance.shape[-1]))
    own = 1 / np.diagonal(np.linalg.inv(regular), axis1=-2, axis2=-1)
    found = 1 - own.sum(axis=-1) / np.where(usable, total, 1.0)
    return np.asarray(np.where(usable, found, np.nan))
