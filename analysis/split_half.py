"""Split-half reliability: one half of the items against the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

from analysis.expert_jackknife import check_conf
from analysis.results import Statistic
from analysis.scale_rows import NOTHING
from analysis.scale_rows import reliability_interval
from analysis.scale_rows import scale_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.arrays import FloatArray
    from analysis.scale_rows import Missing

ALL_SPLITS = 12  # items, up to which every split is tried: 462 of them
SPLITS = ("odd-even", "first-last")


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitHalf(Statistic):
    """The reliability from one split of the items, stepped up to the whole scale.

    Attributes
    ----------
    half
        The items of the first half, from 0.
    correlation
        Of the sums of the halves, not stepped up.
    greatest, mean, n_splits
        Over all splits into halves: the greatest, which is chosen by chance in small panels, the
        mean, and how many there are; None where there are more than twelve items.

    """

    half: tuple[int, ...] = ()
    correlation: float | None = None
    greatest: float | None = None
    mean: float | None = None
    n_splits: int | None = None


def split_half(
    data: Any,
    *,
    split: str | Sequence[int] = "odd-even",
    groups: Any = None,
    clusters: Any = None,
    leniency: Any = None,
    missing: Missing = "listwise",
    conf: float | None = 0.95,
) -> SplitHalf:
    """Give 2r/(1 + r), with r the correlation of the sums of two halves of the items.

    Spearman (1910, *British Journal of Psychology* 3, page 271) and Brown (1910, the same, page
    296). The value depends on the split, which is why the mean over all of them stands beside it.
    The interval leaves out one expert at a time, with all rows, on the scale of ln(1 − ρ).

    Parameters
    ----------
    data, groups, clusters, leniency, missing
        As for `cronbach_alpha`.
    split
        "odd-even" for the 1st, 3rd, 5th … item against the others, "first-last" for the first half
        of them, or the items of the first half, from 0.
    conf
        Level of the interval; None for none.

    Returns
    -------
    `n` is the number of rows. Without an estimate, for the reason too_few_items, no_complete_rows,
    no_variation (of a half), impossible_covariance ("pairwise") or formula_undefined (r is −1).

    Raises
    ------
    ValueError
        If there is no such split, or a half is empty.

    Examples
    --------
    >>> rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...         [6, 2, 4, 7]]
    >>> found = split_half(rows)
    >>> found.half, round(found.estimate, 4), found.n_splits
    ((0, 2), 0.9397, 3)

    """
    check_conf(conf)
    rows = scale_rows(data, groups=groups, clusters=clusters, leniency=leniency, missing=missing)
    fields: dict[str, Any] = {"n": rows.m, "n_items": rows.k, "method": "split-half reliability"}
    reason = rows.undefined() or (None if rows.possible else "impossible_covariance")
    if reason:
        return SplitHalf(estimate=None, reason=reason, **fields)
    half = _half(split, rows.k)
    member = np.isin(np.arange(rows.k), half).astype(np.float64)[np.newaxis]

    def coefficient(covariance: FloatArray) -> FloatArray:
        return _stepped_up(_correlation(covariance, member)[:, 0])

    r = float(_correlation(rows.covariance[np.newaxis], member)[0, 0])
    if np.isnan(r):
        return SplitHalf(estimate=None, half=half, reason="no_variation", **fields)
    estimate = float(_stepped_up(np.array(r)))
    if np.isnan(estimate):
        return SplitHalf(
            estimate=None, half=half, correlation=r, reason="formula_undefined", **fields
        )
    found = reliability_interval(rows, estimate, coefficient, conf)
    if rows.n_dropped:
        found["warnings"] = ("incomplete_ignored", *found.get("warnings", ()))
    return SplitHalf(
        estimate=estimate,
        half=half,
        correlation=r,
        n_dropped=rows.n_dropped,
        **fields,
        **found,
        **_over_splits(rows.covariance),
    )


def _half(split: str | Sequence[int], k: int) -> tuple[int, ...]:
    if isinstance(split, str):
        if split not in SPLITS:
            raise ValueError(f"The split is {' or '.join(SPLITS)}, or items, not {split!r}.")
        return tuple(range(0, k, 2) if split == "odd-even" else range((k + 1) // 2))
    half = tuple(sorted({int(item) for item in split}))
    if not half or half[0] < 0 or half[-1] >= k or len(half) >= k:
        raise ValueError(f"A half is some, and not all, of the items 0 to {k - 1}, not {half}.")
    return half


def _correlation(covariance: FloatArray, member: FloatArray) -> FloatArray:
    """Give the correlation of the halves, shape (…, splits), NaN where one does not vary."""
    first = np.einsum("si,...ij,sj->...s", member, covariance, member, optimize=True)
    second = np.einsum("si,...ij,sj->...s", 1 - member, covariance, 1 - member, optimize=True)
    shared = np.einsum("si,...ij,sj->...s", member, covariance, 1 - member, optimize=True)
    defined = (first > NOTHING) & (second > NOTHING)
    root = np.sqrt(np.where(defined, first * second, 1.0))
    return np.asarray(np.where(defined, shared / root, np.nan))


def _stepped_up(r: FloatArray) -> FloatArray:
    defined = r > NOTHING - 1
    return np.asarray(np.where(defined, 2 * r / np.where(defined, 1 + r, 1.0), np.nan))


def _over_splits(covariance: FloatArray) -> dict[str, Any]:
    k = len(covariance)
    if k > ALL_SPLITS:
        return {}
    halves = list(combinations(range(k), k // 2))
    if k % 2 == 0:
        halves = halves[: len(halves) // 2]  # the others are their second halves
    member = np.zeros((len(halves), k))
    np.put_along_axis(member, np.array(halves), 1.0, axis=1)
    found = _stepped_up(_correlation(covariance, member))
    if np.isnan(found).any():
        return {"n_splits": len(halves)}
    return {
        "greatest": float(found.max()),
        "mean": float(found.mean()),
        "n_splits": len(halves),
    }
