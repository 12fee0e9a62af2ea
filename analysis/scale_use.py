"""How experts use the scales, as the vignettes show it: never part of the panel's reliability."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analysis.constructs import guarded_mean
from analysis.reliability import vignette_table
from analysis.target_agreement import agreement_over

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.frame import Item
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.results import Statistic
    from analysis.sheets import Sheet
    from analysis.sheets import Target
    from analysis.target_agreement import TargetAgreement

NAME = "agreement in using the scale"


@dataclass(frozen=True, slots=True, kw_only=True)
class VignetteMean:
    """Where the panel puts one vignette on one axis."""

    vignette: str
    mean: Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class VignettePair:
    """How many experts rate two vignettes in the order in which they were written to stand."""

    lower: str
    higher: str
    n: int
    ordered: int
    tied: int
    inverted: int
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisScaleUse:
    """Scale use on one axis.

    Attributes
    ----------
    agreement
        Krippendorff's alpha and intraclass correlations over vignettes. Their spread was designed
        in, so these say how alike the scale is used, and nothing about the alliances.
    strict, with_ties
        The share of experts who keep every expected order strictly, and with ties allowed; None
        where no expert rated two vignettes whose order is known.

    """

    agreement: TargetAgreement
    means: tuple[VignetteMean, ...]
    pairs: tuple[VignettePair, ...]
    strict: float | None
    with_ties: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleUse:
    """Scale use on both axes, under its own name."""

    name: str
    axes: Mapping[str, AxisScaleUse]


def scale_use_of(panel: Panel, sheets: Mapping[Target, Sheet], options: Options) -> ScaleUse:
    """Describe how the experts use the scales."""
    return ScaleUse(
        name=NAME,
        axes={
            axis.id: _axis(panel, vignette_table(sheets, axis), place, options)
            for place, axis in enumerate(panel.frame.axes)
        },
    )


def inversions(panel: Panel, sheets: Mapping[Target, Sheet], axis: Axis) -> FloatArray:
    """Count each expert's strictly inverted pairs of vignettes on one axis, shape (experts,)."""
    differences = vignette_differences(
        panel, vignette_table(sheets, axis), panel.frame.axes.index(axis)
    )
    counts = [(difference < 0).astype(np.float64) for _, _, difference in differences]
    return np.sum(counts, axis=0) if counts else np.zeros(len(panel.experts))


def _axis(panel: Panel, table: FloatArray, place: int, options: Options) -> AxisScaleUse:
    differences = vignette_differences(panel, table, place)
    pairs = tuple(_pair(lower, higher, d, options) for lower, higher, d in differences)
    strict, with_ties = _kept(np.array([d for _, _, d in differences]))
    return AxisScaleUse(
        agreement=agreement_over(
            table.T, table.T, options, points=_points(panel.linking_item(panel.frame.axes[place]))
        ),
        means=tuple(
            VignetteMean(vignette=name, mean=guarded_mean(table[:, column], options))
            for column, name in enumerate(panel.vignettes)
        ),
        pairs=pairs,
        strict=strict,
        with_ties=with_ties,
    )


def _points(item: Item | None) -> Sequence[float]:
    return range(item.minimum, item.maximum + 1) if item else ()


def vignette_differences(
    panel: Panel, table: FloatArray, place: int
) -> list[tuple[str, str, FloatArray]]:
    """Give (lower, higher, higher − lower by expert) for each pair whose order is known."""
    standing = {
        name: (vertical, horizontal)[place]
        for name, vertical, horizontal in panel.vignette_positions
    }
    known = sorted(
        (name for name in panel.vignettes if name in standing), key=lambda name: standing[name]
    )
    column = {name: table[:, place] for place, name in enumerate(panel.vignettes)}
    return [
        (lower, higher, column[higher] - column[lower])
        for lower, higher in combinations(known, 2)
        if standing[lower] < standing[higher]
    ]


def _pair(lower: str, higher: str, differences: FloatArray, options: Options) -> VignettePair:
    n = int((~np.isnan(differences)).sum())
    inverted = int((differences < 0).sum())
    return VignettePair(
        lower=lower,
        higher=higher,
        n=n,
        ordered=int((differences > 0).sum()),
        tied=int((differences == 0).sum()),
        inverted=inverted,
        flagged=inverted > options.inversion_limit * n,
    )


def _kept(differences: FloatArray) -> tuple[float | None, float | None]:
    """Give the shares of experts who keep all orders, from shape (pairs, experts)."""
    if not differences.size or np.isnan(differences).all():
        return None, None
    seen = differences[:, (~np.isnan(differences)).any(axis=0)]
    lowest = np.nanmin(seen, axis=0)
    return float((lowest > 0).mean()), float((lowest >= 0).mean())
