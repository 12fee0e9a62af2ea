"""Cronbach's alpha: whether the items of one scale hang together in the experts' ratings."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.expert_bootstrap import bootstrap_interval
from analysis.expert_bootstrap import moments_of
from analysis.expert_bootstrap import within_sums
from analysis.jackknife import check_conf
from analysis.results import Interval
from analysis.results import Statistic
from analysis.scale_rows import NOTHING
from analysis.scale_rows import correlations
from analysis.scale_rows import reliability_interval
from analysis.scale_rows import scale_rows

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.scale_rows import Missing
    from analysis.scale_rows import ScaleRows

Resampling = Literal["jackknife", "bootstrap"]
RESAMPLING: tuple[Resampling, ...] = ("jackknife", "bootstrap")
METHOD = {
    "listwise": "Cronbach’s alpha from the covariance within alliances, complete rows",
    "pairwise": "Cronbach’s alpha from the covariance within alliances, pairs of items",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnalysis:
    """What one item does to its scale; None where it is undefined.

    Attributes
    ----------
    item
        Its column, from 0.
    alpha_if_deleted
        Alpha of the other items.
    item_rest
        Its correlation with the sum of the other items.

    """

    item: int
    alpha_if_deleted: float | None
    item_rest: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency(Statistic):
    """Cronbach's alpha with what belongs to it.

    Attributes
    ----------
    standardized
        Alpha of the items once each has variance 1, k·r̄/(1 + (k − 1)r̄).
    mean_correlation
        r̄, the mean correlation of two items.
    bonett
        Bonett's interval, where every expert has one complete row.
    items
        Item by item.

    """

    standardized: float | None = None
    mean_correlation: float | None = None
    bonett: Interval | None = None
    items: tuple[ItemAnalysis, ...] = ()


def cronbach_alpha(  # noqa: PLR0913 - what each row is, and how its interval is made
    data: Any,
    *,
    groups: Any = None,
    clusters: Any = None,
    leniency: Any = None,
    missing: Missing = "listwise",
    conf: float = 0.95,
    interval: Resampling = "jackknife",
    n_boot: int = 2000,
    seed: int = 20260101,
) -> Consistency:
    """Give alpha, k/(k − 1) · (1 − Σs_i²/s_T²), from covariances within groups.

    Cronbach (1951, *Psychometrika* 16, page 299). If each expert has one complete row, the interval
    is that of Feldt (1965, *Psychometrika* 30, page 361) from the F distribution, and Bonett's
    (2002, *Journal of Educational and Behavioral Statistics* 27, page 337),
    ln(1 − α) ± z√(2k/((k − 1)(m − 2))), stands beside it. Where experts have several rows, or rows
    have gaps ("pairwise"), experts are left out one at a time with all rows, on the scale of
    ln(1 − α). In simulated panels of 8 to 60 experts with several rows this jackknife covered .94 to
    .96 of a nominal .95, and a bootstrap of experts .89 to .95.

    Parameters
    ----------
    data
        shape (rows, items); None or NaN for gaps.
    groups
        shape (rows,): the alliance of each row; the differences between alliances are taken out,
        which would inflate alpha. None for a single group.
    clusters
        shape (rows,): the expert of each row. None if every row is another expert's.
    leniency
        shape (rows,): how much higher than others the row's expert rates, which alone can give a
        high alpha; it is taken off every item. None to leave it in.
    missing
        "listwise" leaves out rows with a gap; "pairwise" takes each covariance from the rows that
        have both items.
    conf
        Level of the interval.
    interval
        Where experts have several complete rows: "jackknife" or, for the percentile "bootstrap" of
        experts, that.
    n_boot, seed
        Resamples of the bootstrap, and their seed.

    Returns
    -------
    `n` is the number of rows. Without an estimate, for the reason too_few_items, no_complete_rows
    or no_variation; without an interval, for bootstrap_undefined, jackknife_undefined or
    too_few_experts.

    Raises
    ------
    ValueError
        If the lengths differ, or a choice is none of these.

    Examples
    --------
    >>> rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...         [6, 2, 4, 7]]  # Shrout and Fleiss 1979
    >>> found = cronbach_alpha(rows)
    >>> round(found.estimate, 4), round(found.standardized, 4)
    (0.9093, 0.9269)
    >>> [round(item.alpha_if_deleted, 3) for item in found.items]
    [0.883, 0.867, 0.872, 0.918]

    """
    check_conf(conf)
    if interval not in RESAMPLING:
        raise ValueError(f"The interval is {' or '.join(RESAMPLING)}, not {interval!r}.")
    rows = scale_rows(data, groups=groups, clusters=clusters, leniency=leniency, missing=missing)
    fields: dict[str, Any] = {"n": rows.m, "n_items": rows.k, "method": METHOD[missing]}
    reason = rows.undefined()
    if reason:
        return Consistency(estimate=None, reason=reason, **fields)
    covariance = rows.covariance
    estimate = float(alpha_of(covariance))
    complete = not np.isnan(rows.values).any()
    found: dict[str, Any] = {}
    if complete and rows.clustered and interval == "bootstrap":
        limits = _bootstrapped(rows, conf, n_boot, seed)
        found = {"interval": limits, "reason": None if limits else "bootstrap_undefined"}
    elif not complete or rows.clustered:
        found = reliability_interval(rows, estimate, alpha_of, conf)
    else:
        found = {
            "interval": _feldt(estimate, rows.degrees, rows.k, conf),
            "bonett": _bonett(estimate, rows.degrees, rows.k, conf),
        }
    if rows.n_dropped:
        found["warnings"] = ("incomplete_ignored", *found.get("warnings", ()))
    r = _mean_correlation(covariance)
    return Consistency(
        estimate=estimate,
        n_dropped=rows.n_dropped,
        mean_correlation=r,
        standardized=None if r is None else _stepped_up(r, rows.k),
        items=_items(covariance),
        **fields,
        **found,
    )


def alpha_of(covariance: FloatArray) -> FloatArray:
    """Give alpha of covariances, shape (…, items, items); NaN where the sum does not vary."""
    k = covariance.shape[-1]
    total = covariance.sum(axis=(-1, -2))
    defined = total > NOTHING
    share = np.trace(covariance, axis1=-2, axis2=-1) / np.where(defined, total, 1.0)
    return np.asarray(np.where(defined, k / max(k - 1, 1) * (1 - share), np.nan))


def _mean_correlation(covariance: FloatArray) -> float | None:
    k = len(covariance)
    r = (correlations(covariance).sum() - k) / (k * (k - 1))
    return float(r) if math.isfinite(r) else None


def _stepped_up(r: float, k: int) -> float | None:
    below = 1 + (k - 1) * r
    return k * r / below if below > NOTHING else None


def _items(covariance: FloatArray) -> tuple[ItemAnalysis, ...]:
    k = len(covariance)
    everything = np.arange(k)
    variance = np.diag(covariance)
    with_total = covariance.sum(axis=1)
    rest = covariance.sum() - 2 * with_total + variance
    products = np.sqrt(np.maximum(variance * rest, 0.0))
    found = []
    for item in range(k):
        others = everything != item
        deleted = float(alpha_of(covariance[np.ix_(others, others)])) if k > 2 else math.nan  # noqa: PLR2004 - one item has no alpha
        item_rest = (
            (with_total[item] - variance[item]) / products[item]
            if products[item] > NOTHING
            else math.nan
        )
        found.append(
            ItemAnalysis(
                item=item,
                alpha_if_deleted=deleted if math.isfinite(deleted) else None,
                item_rest=float(item_rest) if math.isfinite(item_rest) else None,
            )
        )
    return tuple(found)


def _bootstrapped(rows: ScaleRows, conf: float, n_boot: int, seed: int) -> Interval | None:
    columns = np.column_stack([rows.values, rows.values.sum(axis=1)])
    moments = moments_of(np.column_stack([columns, columns**2]), rows.groups, rows.clusters)
    return bootstrap_interval(moments, _alpha_of_moments, conf=conf, n_boot=n_boot, seed=seed)


def _alpha_of_moments(moments: FloatArray) -> FloatArray:
    """Give alpha from sums of items and their total, shape (draws, groups, 1 + 2(k + 1))."""
    sums = within_sums(moments)
    items, total = sums[:, :-1], sums[:, -1]
    k = items.shape[1]
    defined = total > NOTHING
    share = items.sum(axis=1) / np.where(defined, total, 1.0)
    return np.asarray(np.where(defined, k / (k - 1) * (1 - share), np.nan), dtype=np.float64)


def _feldt(alpha: float, degrees: int, k: int, conf: float) -> Interval:
    from scipy.special import fdtri

    tails = [(1 + conf) / 2, (1 - conf) / 2]
    low, high = (1 - (1 - alpha) * float(fdtri(degrees, degrees * (k - 1), tail)) for tail in tails)
    return Interval(low=low, high=high, level=conf, method="F interval (Feldt 1965)")


def _bonett(alpha: float, degrees: int, k: int, conf: float) -> Interval | None:
    from scipy.special import ndtri

    if degrees < 2:  # noqa: PLR2004 - m − 2 of one group
        return None
    half = float(ndtri((1 + conf) / 2)) * math.sqrt(2 * k / ((k - 1) * (degrees - 1)))
    return Interval(
        low=1 - (1 - alpha) * math.exp(half),
        high=1 - (1 - alpha) * math.exp(-half),
        level=conf,
        method="normal interval of ln(1 − α) (Bonett 2002)",
    )
