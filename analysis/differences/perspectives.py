"""What experts think beside what they believe that others, as officials, would answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.change import sign_flip_test
from analysis.change.sign_flips import METHOD
from analysis.change.sign_flips import untested
from analysis.constructs import guarded_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.change.sign_flips import PermutationTest
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.results import Statistic
    from analysis.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisPerspective:
    """One axis as experts see it, and as they believe that others see it, by its linking item.

    Attributes
    ----------
    n
        Experts who gave both ratings: everything rests on them.
    own, other
        Mean of either.
    difference
        The mean of the expert's own rating minus that in the eyes of the others.
    test
        The sign-flip test of that difference.

    """

    n: int
    own: Statistic
    other: Statistic
    difference: Statistic
    test: PermutationTest


@dataclass(frozen=True, slots=True, kw_only=True)
class PerspectiveComparison:
    """One perspective on an alliance beside the experts' own."""

    perspective: str
    axes: Mapping[str, AxisPerspective]


def compare_perspectives(
    panel: Panel, sheet: Sheet, options: Options
) -> tuple[PerspectiveComparison, ...]:
    """Compare the experts' own judgement with every other perspective that was asked for."""
    others = _others(panel, sheet)
    names = sorted({perspective for _, perspective in others})
    return tuple(
        PerspectiveComparison(
            perspective=name,
            axes={
                axis.id: paired(sheet.linking_values(axis), others[item.id, name], options)
                for axis in panel.frame.axes
                if (item := panel.linking_item(axis)) and (item.id, name) in others
            },
        )
        for name in names
    )


def paired(own: FloatArray, other: FloatArray, options: Options) -> AxisPerspective:
    """Compare two ratings of each expert, shape (experts,), NaN for gaps."""
    both = ~np.isnan(own) & ~np.isnan(other)
    n = int(both.sum())
    differences = (own - other)[both]
    return AxisPerspective(
        n=n,
        own=guarded_mean(own[both], options),
        other=guarded_mean(other[both], options),
        difference=guarded_mean(differences, options),
        test=flips_of(differences, options),
    )


def flips_of(differences: FloatArray, options: Options) -> PermutationTest:
    """Test that differences of experts, shape (n,), are 0; not with fewer than `minimum_placed`."""
    n = len(differences)
    if n < options.minimum_placed:
        return untested(n, METHOD, "too_few_experts" if n else "no_experts")
    return sign_flip_test(
        differences, draws=options.sign_flips, seed=options.seed, level=options.level
    )


def _others(panel: Panel, sheet: Sheet) -> dict[tuple[str, str], FloatArray]:
    """Give the ratings in other eyes by (linking item, perspective), in the construct's direction."""
    rows = {expert: row for row, expert in enumerate(panel.experts)}
    items = {item.id: item for axis in panel.frame.axes if (item := panel.linking_item(axis))}
    found: dict[tuple[str, str], FloatArray] = {}
    for rating in panel.ratings:
        if not rating.perspective or rating.value is None or rating.item not in items:
            continue
        if (rating.target_kind, rating.target, rating.period) == sheet.target:
            key = (rating.item, rating.perspective)
            values = found.setdefault(key, np.full(len(rows), np.nan))
            values[rows[rating.expert]] = items[rating.item].turned(rating.value)
    return found
