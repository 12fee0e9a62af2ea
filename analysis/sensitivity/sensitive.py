"""The sensitivity of every placement of a round in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.careless import flagged
from analysis.pooling.weights import communities_of
from analysis.pooling.weights import confidence_weights
from analysis.sensitivity.anchored_cuts import anchored_cuts
from analysis.sensitivity.anchored_cuts import boundary_ratings
from analysis.sensitivity.cut_sweep import cut_sweep
from analysis.sensitivity.flip_number import flip_number
from analysis.sensitivity.one_left_out import experts_left_out
from analysis.sensitivity.one_left_out import items_left_out
from analysis.sensitivity.results import Sensitivity
from analysis.sensitivity.specifications import Material
from analysis.sensitivity.specifications import specification_curve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.scores import Scores
    from analysis.sheets import Sheet
    from analysis.sheets import Target

AxisScores = dict[str, dict[str, dict["Target", "Scores"]]]


def sensitivities(
    panel: Panel, sheets: Mapping[Target, Sheet], scores: AxisScores, options: Options
) -> dict[tuple[str, str], Sensitivity]:
    """Say of each (alliance, period) how far its placement depends on choices.

    Parameters
    ----------
    panel
        The submitted experts, and what they said.
    sheets, scores
        As `arrange` and `axis_scores` give them.
    options
        Smallest panel, reach of the sweep, level.

    """
    flags = flagged(panel, sheets, options)
    boundary = boundary_ratings(panel, sheets)
    communities = communities_of(panel)
    found = {}
    for alliance in panel.alliances:
        sheet = sheets["alliance", *alliance]
        material = Material(
            scores={kind: _both(panel, scores, kind, sheet.target) for kind in _KINDS},
            boundary=boundary[1],
            flags=flags,
            confidence=confidence_weights(panel, sheet),
            communities=communities,
        )
        found[alliance] = _sensitivity(panel, sheet, material, boundary, options)
    return found


_KINDS = ("items", "linking", "equated")


def _sensitivity(
    panel: Panel,
    sheet: Sheet,
    material: Material,
    boundary: tuple[tuple[str, ...], FloatArray],
    options: Options,
) -> Sensitivity:
    frame, scores = panel.frame, material.scores["items"]
    complete: BoolArray = np.asarray(~np.isnan(scores).any(axis=1))
    pairs = scores[complete]
    if not len(pairs):
        return _nothing(0, "no_complete_pairs")
    if len(pairs) < options.minimum_placed:
        return _nothing(len(pairs), "too_few_experts")
    return Sensitivity(
        n=len(pairs),
        cut_sweep=cut_sweep(pairs, frame, options),
        anchored_cuts=anchored_cuts(scores, boundary, frame, options),
        experts_left_out=experts_left_out(pairs, frame, options),
        items_left_out=items_left_out(sheet, frame, options),
        flip_number=flip_number(pairs, frame),
        specifications=specification_curve(material, frame, options),
        flagged=_count(material.flags, complete),
        reason=None,
    )


def _both(panel: Panel, scores: AxisScores, kind: str, target: Target) -> FloatArray:
    return np.column_stack([scores[axis.id][kind][target].values for axis in panel.frame.axes])


def _count(flags: Mapping[str, BoolArray], complete: BoolArray) -> dict[str, int]:
    return {name: int((flag & complete).sum()) for name, flag in flags.items()}


def _nothing(n: int, reason: str) -> Sensitivity:
    return Sensitivity(
        n=n,
        cut_sweep=None,
        anchored_cuts=None,
        experts_left_out=None,
        items_left_out=(),
        flip_number=None,
        specifications=None,
        flagged=None,
        reason=reason,
    )
