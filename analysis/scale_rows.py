"""The rows of one scale's items, their covariances within groups, and these with an expert left out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal

import numpy as np

from analysis.expert_jackknife import LARGE
from analysis.expert_jackknife import MINIMUM
from analysis.number_tables import number_table
from analysis.own_unit import own_unit
from analysis.results import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import AnyArray
    from analysis.arrays import FloatArray

Missing = Literal["listwise", "pairwise"]
TWO = 2
NOTHING = 1e-12  # of a variance, in the unit of the largest distance from a mean
CELLS = 1 << 21  # numbers held at once while experts are left out


@dataclass(frozen=True, eq=False, kw_only=True)
class ScaleRows:
    """Rows of items that are there, and to whom they belong.

    Attributes
    ----------
    values
        shape (rows, items), each item from its mean, in `unit`; NaN for gaps, of which "listwise" has
        none.
    groups, clusters
        shape (rows,): places of the row's group, whose differences do not count, and of its expert.
    n_dropped
        How many rows were left out.
    unit
        So many points of the scale are 1 in `values`.

    """

    values: FloatArray
    groups: AnyArray
    clusters: AnyArray
    n_dropped: int
    unit: float = 1.0

    @property
    def m(self) -> int:
        """How many rows there are."""
        return len(self.values)

    @property
    def k(self) -> int:
        """How many items there are."""
        return int(self.values.shape[1])

    @property
    def degrees(self) -> int:
        """Rows less groups."""
        return self.m - np.unique(self.groups).size

    @cached_property
    def n_clusters(self) -> int:
        """How many experts the rows are from."""
        last: int = self.clusters.max(initial=-1)
        return last + 1

    @property
    def clustered(self) -> bool:
        """Whether an expert has several rows."""
        return self.n_clusters < self.m

    def undefined(self, least_items: int = TWO) -> str | None:
        """Say why the rows have no reliability; None if they may have one."""
        if self.k < least_items:
            return "too_few_items"
        if self.degrees < 1:
            return "no_complete_rows"
        covariance = self.covariance
        if np.isnan(covariance).any():
            return "no_complete_rows"
        if covariance.sum() <= NOTHING:
            return "no_variation"
        return None

    @cached_property
    def possible(self) -> bool:
        """Whether the covariances can be those of complete rows; pairwise ones need not be."""
        if not np.isnan(self.values).any():
            return True
        return bool(np.linalg.eigvalsh(self.covariance)[0] > -NOTHING)

    @cached_property
    def covariance(self) -> FloatArray:
        """Covariances within groups, each from the rows that have both items, shape (items, items)."""
        return np.asarray(_covariance(self._sums_by(np.zeros(self.m, dtype=np.intp), 1))[0])

    def without_experts(self, coefficient: Callable[[FloatArray], FloatArray]) -> FloatArray:
        """Give a coefficient of covariances with each expert left out, shape (experts,).

        Parameters
        ----------
        coefficient
            From covariances, shape (experts, items, items), to shape (experts,).

        """
        whole = self._sums_by(np.zeros(self.m, dtype=np.intp), 1)
        step = max(1, CELLS // whole.size)
        order = np.argsort(self.clusters, kind="stable")
        begins = np.searchsorted(self.clusters[order], np.arange(self.n_clusters + 1))
        found = []
        for first in range(0, self.n_clusters, step):
            last = min(first + step, self.n_clusters)
            rows = order[begins[first] : begins[last]]
            own = self._sums_by(self.clusters[rows] - first, last - first, rows)
            found.append(coefficient(_covariance(whole - own)))
        return np.concatenate(found)

    def _sums_by(self, part: AnyArray, parts: int, rows: AnyArray | None = None) -> FloatArray:
        """Sum what covariances need, shape (parts, groups, 3, items, items).

        For each pair of items: how many rows have both, the sum of the first where the second is
        there, and the sum of their products.
        """
        chosen = self.values if rows is None else self.values[rows]
        group = self.groups if rows is None else self.groups[rows]
        there = (~np.isnan(chosen)).astype(np.float64)
        filled = np.where(there > 0, chosen, 0.0)
        groups = int(self.groups.max(initial=0)) + 1
        sums = np.zeros((parts * groups, 3, self.k, self.k))
        cell = part * groups + group
        if parts == 1:
            for place in range(groups):
                m, x = there[cell == place], filled[cell == place]
                sums[place] = m.T @ m, x.T @ m, x.T @ x
        else:
            left = np.stack([there, filled, filled], axis=1)[..., np.newaxis]
            right = np.stack([there, there, filled], axis=1)[:, :, np.newaxis, :]
            np.add.at(sums, cell, left * right)
        return sums.reshape(parts, groups, 3, self.k, self.k)


def scale_rows(
    data: Any,
    *,
    groups: Any = None,
    clusters: Any = None,
    leniency: Any = None,
    missing: Missing = "listwise",
) -> ScaleRows:
    """Check rows of items, and number groups and experts from 0.

    Parameters
    ----------
    data
        shape (rows, items); None or NaN for gaps.
    groups
        shape (rows,): what differences between rows do not count by, an alliance for instance;
        None for a single group.
    clusters
        shape (rows,): the expert of each row; None if every row is another expert's.
    leniency
        shape (rows,): how much higher than others the row's expert rates; taken off every item.
        Rows where it is None or NaN are left out.
    missing
        "listwise" leaves rows with a gap out, "pairwise" takes what rows have.

    Raises
    ------
    ValueError
        If the lengths differ, or `missing` is something else.

    """
    if missing not in {"listwise", "pairwise"}:
        raise ValueError(f"`missing` is listwise or pairwise, not {missing!r}.")
    values = number_table(data, "respondents")
    if leniency is not None:
        shift = number_table(leniency).ravel()
        _check_length(shift, values, "leniency")
        values = values - shift[:, np.newaxis]
    there = ~np.isnan(values)
    kept = np.asarray(there.all(axis=1) if missing == "listwise" else there.any(axis=1))
    values = values[kept]
    count = np.maximum((~np.isnan(values)).sum(axis=0), 1)
    apart = values - np.nansum(values, axis=0) / count
    unit = own_unit(apart, values)
    return ScaleRows(
        values=apart / unit if unit else 0 * apart,
        unit=unit or 1.0,
        groups=_places(groups, kept, "groups")
        if groups is not None
        else np.zeros(len(values), int),
        clusters=_places(clusters, kept, "clusters")
        if clusters is not None
        else np.arange(len(values)),
        n_dropped=len(kept) - len(values),
    )


def reliability_interval(
    rows: ScaleRows,
    estimate: float,
    coefficient: Callable[[FloatArray], FloatArray],
    conf: float | None,
    *,
    biased: bool = False,
) -> dict[str, Any]:
    """Give the interval of a reliability from leaving experts out, on the scale of ln(1 − ρ).

    Parameters
    ----------
    rows
        The rows.
    estimate
        The reliability, at most 1.
    coefficient
        From covariances, shape (experts, items, items), to the reliability, shape (experts,).
    conf
        Level of the interval; None for none.
    biased
        Whether small panels bias the coefficient: the bias that the jackknife finds is then taken
        out of the middle of the interval, as far as that still holds the estimate.

    Returns
    -------
    The fields `interval`, `reason` and `warnings` of a `Statistic`.

    """
    if conf is None:
        return {}
    if rows.n_clusters < MINIMUM:
        return {"reason": "too_few_experts"}
    rest = 1 - rows.without_experts(coefficient)
    if estimate >= 1 - NOTHING:
        interval = Interval(low=estimate, high=estimate, level=conf, method="no error in the items")
        return {"interval": interval, "warnings": ("zero_width",)}
    if not (np.isfinite(rest).all() and (rest > 0).all()):
        return {"reason": "jackknife_undefined"}
    logs, n = np.log(rest), len(rest)
    se = math.sqrt((n - 1) / n * float(((logs - logs.mean()) ** 2).sum()))
    bias = (n - 1) * (float(logs.mean()) - math.log(1 - estimate)) if biased else 0.0
    how = "jackknife over experts"
    return {"interval": log_interval(estimate, se, n - 1, conf, how, bias=bias)}


def log_interval(
    estimate: float, se: float, df: float, conf: float, how: str, *, bias: float = 0.0
) -> Interval:
    """Give 1 − (1 − ρ)exp(± t · se − bias), with the error and the bias of ln(1 − ρ)."""
    from scipy.special import stdtrit

    half = float(stdtrit(df, (1 + conf) / 2)) * se
    shift = min(max(bias, -half), half)
    return Interval(
        low=1 - (1 - estimate) * math.exp(min(half - shift, LARGE)),
        high=1 - (1 - estimate) * math.exp(-half - shift),
        level=conf,
        method=f"{how} of ln(1 − ρ), t with {df:g} degrees of freedom",
    )


def correlations(covariance: FloatArray) -> FloatArray:
    """Give the correlations behind covariances, shape (…, items, items); NaN for constant items."""
    variance = np.diagonal(covariance, axis1=-2, axis2=-1)
    sd = np.sqrt(np.where(variance > NOTHING, variance, np.nan))
    return np.asarray(covariance / (sd[..., :, np.newaxis] * sd[..., np.newaxis, :]))


def _covariance(sums: FloatArray) -> FloatArray:
    """Give covariances within groups from sums, shape (…, groups, 3, items, items)."""
    n, first, products = (sums[..., part, :, :] for part in range(3))
    some = np.maximum(n, 1)
    scatter = (products - first * first.swapaxes(-1, -2) / some).sum(axis=-3)
    df = (n - (n > 0)).sum(axis=-3)
    return np.asarray(np.where(df > 0, scatter / np.where(df > 0, df, 1.0), np.nan))


def _places(names: Any, kept: AnyArray, kind: str) -> AnyArray:
    array = np.asarray(names)
    _check_length(array, kept, kind)
    _, places = np.unique(array[kept], return_inverse=True)
    return np.asarray(places.ravel(), dtype=np.intp)


def _check_length(given: AnyArray, rows: AnyArray, kind: str) -> None:
    if given.shape != (len(rows),):
        raise ValueError(
            f"There are {len(rows)} rows, and the {kind} have the shape {given.shape}."
        )
