"""Bliese's ICC1 and ICC2: whether members of groups resemble each other, and how surely groups differ."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.icc_ebel import interval_of
from analysis.icc_ebel import one_way
from analysis.icc_ebel import with_limits
from analysis.jackknife import check_conf
from analysis.labels import absent
from analysis.labels import code_names
from analysis.number_sizes import check_size
from analysis.results import Interval
from analysis.results import Statistic

if TYPE_CHECKING:
    from collections.abc import Hashable
    from collections.abc import Iterable

    from analysis.arrays import FloatArray
    from analysis.icc_ebel import OneWay

TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCorrelation(Statistic):
    """ICC1 as the estimate, and ICC2: the reliability of the groups' means.

    Attributes
    ----------
    icc2, icc2_interval
        ICC2 with its interval; None where it is undefined.
    mean_size
        The mean size of the groups.

    """

    icc2: float | None = None
    icc2_interval: Interval | None = None
    mean_size: float | None = None


def icc_groups(
    data: Iterable[tuple[float | None, Hashable]], *, conf: float = 0.95
) -> GroupCorrelation:
    """Give ICC1 and ICC2 of values in groups (Bliese 2000, in Klein and Kozlowski, page 355).

    ICC1 = (MSB − MSW)/(MSB + (k − 1)MSW) and ICC2 = (MSB − MSW)/MSB, with the mean squares between
    and within groups and k the *mean* size of the groups. The intervals are F intervals, exact
    where all groups are of one size.

    Parameters
    ----------
    data
        Pairs (value, group), in any order; a value that is None or NaN is left out.
    conf
        Level of the intervals.

    Returns
    -------
    Without an estimate, for the reason no_experts, too_few_groups, no_pairs (every group has one
    member) or no_variation; icc2 is None where all groups have one mean, and there is no interval for
    no_limits then.

    Raises
    ------
    ValueError
        If the rows are no pairs, or a value is a word or infinite.

    Examples
    --------
    >>> found = icc_groups([[1, "a"], [2, "a"], [4, "b"], [5, "b"], [7, "c"], [9, "c"]])
    >>> round(found.estimate, 4), round(found.icc2, 4)
    (0.9098, 0.9528)

    """
    check_conf(conf)
    values, names = _columns(data)
    group = code_names(names)
    size = np.bincount(group.codes, minlength=1) if names else np.zeros(1)
    size = size[size > 0]
    blank = GroupCorrelation(
        estimate=None,
        n=len(values),
        n_units=len(size),
        method="ICC1 of groups, one-way analysis of variance",
    )
    reason = _reason(values, len(size))
    if reason:
        return replace(blank, reason=reason)
    squares = one_way(values, group.codes, int(group.codes.max()) + 1)
    if not squares.between and not squares.within:
        return replace(blank, reason="no_variation")
    k = len(values) / len(size)
    found = with_limits(squares, k, conf)
    second = _icc2(squares, conf)
    return replace(
        blank,
        estimate=found[0],
        icc2=None if second is None else second[0],
        icc2_interval=None if second is None else _f_interval(second, conf),
        mean_size=k,
        **interval_of(found, conf, "F interval with the mean size of the groups"),
    )


def _f_interval(found: tuple[float, float, float], conf: float) -> Interval:
    return Interval(low=found[1], high=found[2], level=conf, method="F interval")


def _columns(data: Iterable[tuple[float | None, Hashable]]) -> tuple[FloatArray, list[Hashable]]:
    try:
        pairs = [(value, group) for value, group in data if not absent(value)]
        values = np.array([value for value, _ in pairs], dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError("Groups are given as pairs of a number and a group.") from None
    check_size(float(values.min(initial=0)), float(values.max(initial=0)))
    return values, [group for _, group in pairs]


def _reason(values: FloatArray, groups: int) -> str | None:
    if not len(values):
        return "no_experts"
    if groups < TWO:
        return "too_few_groups"
    return "no_pairs" if len(values) == groups else None


def _icc2(squares: OneWay, conf: float) -> tuple[float, float, float] | None:
    """Give 1 − MSW/MSB with its limits; None where MSB is 0."""
    from scipy.special import fdtri

    df = (squares.groups - 1, squares.n - squares.groups)
    tail = (1 + conf) / 2
    if not squares.between:
        return None
    inverse = squares.within / squares.between
    upper, lower = float(fdtri(*df, tail)), float(fdtri(*df[::-1], tail))
    return 1 - inverse, 1 - inverse * upper, 1 - inverse / lower
