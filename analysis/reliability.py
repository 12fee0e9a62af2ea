"""How reliable the panel is on each axis: items among themselves, and experts over alliances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.axis_correlation import axis_correlation
from analysis.expert_rows import gather
from analysis.leniency import leniency_of
from analysis.results import Statistic
from analysis.scale_items import scale_items
from analysis.scale_reliability import scale_reliability
from analysis.target_agreement import TargetAgreement
from analysis.target_agreement import agreement_over

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from analysis.alliance import AxisScores
    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.scale_items import ScaleItem
    from analysis.scale_reliability import ScaleReliability
    from analysis.scores import Scores
    from analysis.sheets import Sheet
    from analysis.sheets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisReliability:
    """The reliability of one axis.

    Attributes
    ----------
    scale
        How the items hang together within alliances: the internal consistency of *individual
        perceptions*, which certifies no alliance's score.
    scale_leniency_removed
        The same after each expert's leniency on the vignettes is taken out. With few vignettes the
        leniency is itself uncertain; its error enters all items alike and can raise alpha.
    columns
        What an item is here: "questions" where all alliances were asked the same, else "items",
        those asked for several threats averaged over them.
    items
        Item by item.
    agreement
        Coefficients of agreement over the alliances.

    """

    scale: ScaleReliability
    scale_leniency_removed: ScaleReliability
    columns: str
    items: tuple[ScaleItem, ...]
    agreement: TargetAgreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """The reliability of both axes, and their correlation with and without leniency."""

    axes: Mapping[str, AxisReliability]
    axis_correlation: Statistic
    axis_correlation_leniency_removed: Statistic


def reliability_of(
    frame: Frame, sheets: Mapping[Target, Sheet], scores: AxisScores, options: Options
) -> Reliability:
    """Assess the reliability of a panel."""
    leniency = {axis.id: vignette_leniency(sheets, axis) for axis in frame.axes}
    shift = np.column_stack([leniency[axis.id] for axis in frame.axes])
    whole = _asked_in_full(sheets, scores[frame.vertical.id]["items"], frame.axes)
    return Reliability(
        axes={
            axis.id: _axis(axis, sheets, scores[axis.id]["items"], leniency[axis.id], options)
            for axis in frame.axes
        },
        axis_correlation=_correlation(frame, scores, whole, None, options),
        axis_correlation_leniency_removed=_correlation(frame, scores, whole, shift, options),
    )


def vignette_table(sheets: Mapping[Target, Sheet], axis: Axis) -> FloatArray:
    """Give the linking item's ratings of the vignettes, shape (experts, vignettes)."""
    columns = [
        sheet.linking_values(axis) for target, sheet in sheets.items() if target[0] == "vignette"
    ]
    experts = max((len(sheet.values) for sheet in sheets.values()), default=0)
    return np.column_stack(columns) if columns else np.zeros((experts, 0))


def vignette_leniency(sheets: Mapping[Target, Sheet], axis: Axis) -> FloatArray:
    """Give each expert's leniency on one axis, shape (experts,); NaN without vignettes."""
    return leniency_of(vignette_table(sheets, axis))


def _axis(
    axis: Axis,
    sheets: Mapping[Target, Sheet],
    scores: Mapping[Target, Scores],
    leniency: FloatArray,
    options: Options,
) -> AxisReliability:
    alliances = [sheets[target] for target in scores]
    whole = [sheets[target] for target in _asked_in_full(sheets, scores, (axis,))]
    rows = gather(whole, axis)
    raw = scale_reliability(rows, None, options)
    lenient = scale_reliability(rows, leniency, options)
    return AxisReliability(
        scale=raw,
        scale_leniency_removed=lenient,
        columns=rows.columns,
        items=scale_items(rows, whole, raw, lenient, options),
        agreement=agreement_over(
            np.array([sheet.linking_values(axis) for sheet in alliances]),
            np.array([scores[target].values for target in scores]),
            options,
            points=_points(alliances, axis),
        ),
    )


def _asked_in_full(
    sheets: Mapping[Target, Sheet], targets: Iterable[Target], axes: Sequence[Axis]
) -> list[Target]:
    """Find the alliances with every item of the axes: the past may be asked some of them only."""
    asked = {target: [sheets[target].items_of(axis.id) for axis in axes] for target in targets}
    every = [frozenset().union(*items) for items in zip(*asked.values(), strict=True)]
    return [target for target, items in asked.items() if items == every] or list(asked)


def _points(sheets: Sequence[Sheet], axis: Axis) -> Sequence[float]:
    """Give the scale of the axis, for coefficients that unused points count for."""
    items = [
        question.item
        for sheet in sheets
        for question in sheet.questions
        if question.item.construct == axis.id
    ]
    return range(items[0].minimum, items[0].maximum + 1) if items else ()


def _correlation(
    frame: Frame,
    scores: AxisScores,
    targets: Sequence[Target],
    leniency: FloatArray | None,
    options: Options,
) -> Statistic:
    by_axis = [scores[axis.id]["items"] for axis in frame.axes]
    if not targets:
        return _no_correlation("not_asked", 0)
    pairs = np.array([[axis[target].values for axis in by_axis] for target in targets])
    pairs = pairs.transpose(0, 2, 1)  # alliances, experts, axes
    if leniency is not None:
        if np.isnan(leniency).any(axis=1).all():
            return _no_correlation("no_vignettes", 0)
        pairs = pairs - leniency[np.newaxis, :, :]
    groups, clusters = np.nonzero(~np.isnan(pairs).any(axis=2))
    if np.unique(clusters).size < options.minimum_placed:
        return _no_correlation("too_few_experts", len(clusters))
    return axis_correlation(
        pairs[groups, clusters],
        groups=groups.astype(np.float64),
        clusters=clusters.astype(np.float64),
        conf=options.level,
    )


def _no_correlation(reason: str, n: int) -> Statistic:
    return Statistic(estimate=None, n=n, method="correlation of the axes", reason=reason)
