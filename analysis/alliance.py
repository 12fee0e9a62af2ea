"""Everything about one alliance in one period, put together from the single statistics."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.alliance_results import AlliancePlacement
from analysis.alliance_results import AxisResult
from analysis.alliance_results import PhaseShare
from analysis.alliance_results import ScorePlacement
from analysis.cannot_judge import count_unjudged
from analysis.constructs import construct_scores
from analysis.constructs import guarded
from analysis.dispersion import concentration_of
from analysis.dispersion import spread_of
from analysis.generalizability import standard_error
from analysis.location import exact_mean
from analysis.location import mean_t
from analysis.location import median_order
from analysis.location import trimmed_mean
from analysis.placement import place
from analysis.question_agreement import agreement_by_question
from analysis.scores import SCORES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.cannot_judge import Unjudged
    from analysis.differences import Differences
    from analysis.frame import Axis
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.placement_results import Placement
    from analysis.pooling import PooledRound
    from analysis.results import Statistic
    from analysis.scores import Scores
    from analysis.sensitivity import Sensitivity
    from analysis.sheets import Sheet
    from analysis.sheets import Target

AxisScores = dict[str, dict[str, dict["Target", "Scores"]]]  # axis, kind of score, target


def analyze_alliance(
    panel: Panel,
    sheet: Sheet,
    scores: AxisScores,
    pooled: PooledRound,
    differences: Differences,
    sensitivity: Sensitivity,
    options: Options,
) -> AlliancePlacement:
    """Analyze one alliance in one period."""
    frame = panel.frame
    by_score = {kind: _pairs(frame, scores, kind, sheet.target) for kind in SCORES}
    placement = place(by_score["items"], frame, options)
    headline = {axis.id: scores[axis.id]["items"][sheet.target] for axis in frame.axes}
    axes = {axis.id: _axis(panel, sheet, axis, headline[axis.id], options) for axis in frame.axes}
    by_kind = {kind: _score_placement(frame, pairs) for kind, pairs in by_score.items()}
    phases = {result.phase for result in by_kind.values()} - {None}
    unjudged = count_unjudged(panel, sheet, options)
    depends = len(phases) > 1
    return AlliancePlacement(
        id=sheet.target[1],
        period=sheet.target[2],
        n=placement.n,
        n_vertical=headline[frame.vertical.id].n,
        n_horizontal=headline[frame.horizontal.id].n,
        placement=placement,
        depends_on_score=depends,
        scores=by_kind,
        axes=axes,
        phase_shares=_phase_shares(frame, by_score["items"], options),
        threats=differences.threats,
        constructs=construct_scores(panel, sheet, options),
        dilemma=differences.dilemma,
        groups=differences.groups,
        perspectives=differences.perspectives,
        camps=differences.camps,
        cannot_judge=unjudged,
        pools=pooled.pools[sheet.target[1:]],
        convergence=pooled.convergence[sheet.target[1:]],
        sensitivity=sensitivity,
        warnings=_warnings(placement, axes, unjudged, options, depends=depends)
        + (("two_camps",) if differences.camps.two_camps else ()),
    )


def _pairs(frame: Frame, scores: AxisScores, kind: str, target: Target) -> FloatArray:
    both = np.column_stack([scores[axis.id][kind][target].values for axis in frame.axes])
    return both[~np.isnan(both).any(axis=1)]


def _score_placement(frame: Frame, pairs: FloatArray) -> ScorePlacement:
    if not len(pairs):
        return ScorePlacement(n=0, position=None, phase=None, reason="no_complete_pairs")
    vertical, horizontal = exact_mean(pairs[:, 0]), exact_mean(pairs[:, 1])
    return ScorePlacement(
        n=len(pairs),
        position={frame.vertical.id: vertical, frame.horizontal.id: horizontal},
        phase=frame.phase(vertical, horizontal),
        reason=None,
    )


def _axis(panel: Panel, sheet: Sheet, axis: Axis, scores: Scores, options: Options) -> AxisResult:
    questions = sheet.values[:, sheet.columns(axis.id)]
    return AxisResult(
        n=scores.n,
        questions=scores.questions,
        prorated=scores.prorated,
        mean=guarded(mean_t(scores.values, conf=options.level), options),
        median=guarded(median_order(scores.values, conf=options.level), options),
        trimmed_mean=guarded(trimmed_mean(scores.values, conf=options.level), options),
        standard_error=_standard_error(questions, options),
        spread=spread_of(scores.values),
        concentration=concentration_of(
            sheet.linking_values(axis), questions, panel.linking_item(axis), options
        ),
        by_question=agreement_by_question(sheet, axis, options),
    )


def _standard_error(questions: FloatArray, options: Options) -> Statistic:
    result = standard_error(questions)
    if result.estimate is None or result.n >= options.minimum_placed:
        return result
    return replace(result, estimate=None, reason="too_few_experts")


def _phase_shares(
    frame: Frame, pairs: FloatArray, options: Options
) -> Mapping[str, PhaseShare] | None:
    """Count the experts in each phase; not in panels so small that a share points at a person."""
    if len(pairs) < options.minimum_placed:
        return None
    counts = dict.fromkeys(frame.phases.phases, 0)
    for vertical, horizontal in pairs:
        counts[frame.phase(vertical, horizontal)] += 1
    return {phase: PhaseShare(share=count / len(pairs), n=count) for phase, count in counts.items()}


def _warnings(
    placement: Placement,
    axes: Mapping[str, AxisResult],
    unjudged: Unjudged,
    options: Options,
    *,
    depends: bool,
) -> tuple[str, ...]:
    agreements = [axis.concentration.van_der_eijk_a.estimate for axis in axes.values()]
    codes = {
        "small_panel": 0 < placement.n < options.small_panel,
        "polarised": any(a is not None and a < 0 for a in agreements),
        "on_boundary": any(placement.boundary.values()),
        "depends_on_score": depends,
        "incomplete_pairs": any(axis.n != placement.n for axis in axes.values()),
        "cannot_judge": unjudged.flagged,
    }
    return tuple(code for code, applies in codes.items() if applies) + placement.warnings
