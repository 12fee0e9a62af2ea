"""One function for a whole round: ratings in, every result out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.alliance import analyze_alliance
from analysis.careless import order_inverting
from analysis.careless import straight_lining
from analysis.change import change_of
from analysis.connectivity import connectivity_of
from analysis.differences import camp_members
from analysis.differences import differences_of
from analysis.measurement import measure
from analysis.options import Options
from analysis.pooling import pool_round
from analysis.reliability import reliability_of
from analysis.round_results import ExpertCounts
from analysis.round_results import ExpertPoint
from analysis.round_results import RoundResult
from analysis.scale_use import scale_use_of
from analysis.scores import axis_scores
from analysis.sensitivity import sensitivities
from analysis.sheets import arrange

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from analysis.alliance import AxisScores
    from analysis.panel import Panel
    from analysis.sheets import Sheet
    from analysis.sheets import Target

DEFAULT = Options()


def analyze(panel: Panel, options: Options = DEFAULT, earlier: Sequence[Panel] = ()) -> RoundResult:
    """Analyze a closed or a running round.

    The same panel and options give the same result to the last bit on one machine; the order of
    the ratings, and the names of the experts, do not matter.

    Parameters
    ----------
    panel
        The submitted experts, and what they said.
    options
        The researcher's choices.
    earlier
        The rounds that this one follows, oldest first, with the same experts under the same ids.

    """
    sheets = arrange(panel)
    scores = {axis.id: axis_scores(sheets, axis) for axis in panel.frame.axes}
    connectivity = connectivity_of(sheets)
    pooled = pool_round(panel, sheets, scores, options)
    differences = differences_of(panel, sheets, scores, options)
    sensitive = sensitivities(panel, sheets, scores, options)
    return RoundResult(
        frame=panel.frame,
        options=options,
        experts=_count_experts(panel, sheets, options),
        alliances=tuple(
            analyze_alliance(
                panel,
                sheets["alliance", name, period],
                scores,
                pooled,
                differences[name, period],
                sensitive[name, period],
                options,
            )
            for name, period in panel.alliances
        ),
        reliability=reliability_of(panel.frame, sheets, scores, options),
        scale_use=scale_use_of(panel, sheets, options),
        connectivity=connectivity,
        measurement=measure(panel, sheets, scores, options),
        map_test=pooled.map_test,
        change=change_of(panel, sheets, earlier, options),
        warnings=() if connectivity.connected else ("disconnected",),
        expert_points=_points(panel, scores),
        camp_members=camp_members(panel, differences),
    )


def _count_experts(panel: Panel, sheets: Mapping[Target, Sheet], options: Options) -> ExpertCounts:
    rated = [(~np.isnan(sheet.values)).any(axis=1) for sheet in sheets.values()]
    return ExpertCounts(
        n=len(panel.experts),
        n_rating=int(np.any(rated, axis=0).sum()) if rated else 0,
        straight_lining=int(straight_lining(sheets, len(panel.experts), options).sum()),
        order_inversions=int(order_inverting(panel, sheets).sum()),
    )


def _points(panel: Panel, scores: AxisScores) -> tuple[ExpertPoint, ...]:
    vertical, horizontal = (scores[axis.id]["items"] for axis in panel.frame.axes)
    return tuple(
        ExpertPoint(
            expert=expert,
            alliance=target[1],
            period=target[2],
            vertical=_known(vertical[target].values[row]),
            horizontal=_known(horizontal[target].values[row]),
        )
        for target in vertical
        for row, expert in enumerate(panel.experts)
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
