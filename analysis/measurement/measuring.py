"""The second estimate of every alliance, and which estimate leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.frame import TOLERANCE
from analysis.measurement.correcting import Vignettes
from analysis.measurement.fitting import describe
from analysis.measurement.fitting import fit_one
from analysis.measurement.fitting import habits_of
from analysis.measurement.fitting import measured
from analysis.measurement.joining import join
from analysis.measurement.leading import leading_estimator
from analysis.measurement.results import MeasuredAlliance
from analysis.measurement.results import MeasuredPosition
from analysis.measurement.results import Measurement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.alliance import AxisScores
    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.frame import Frame
    from analysis.measurement.fitting import FittedAxis
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.sheets import Sheet
    from analysis.sheets import Target


def measure(
    panel: Panel,
    sheets: Mapping[Target, Sheet],
    scores: AxisScores,
    options: Options,
) -> Measurement:
    """Fit the rater model of each axis, and say which estimator leads.

    Parameters
    ----------
    panel, sheets, scores
        What the experts said, arranged, and their headline scores.
    options
        Level, seed, smallest panel, and the rule of what leads.

    """
    fitted = {axis.id: fit_one(panel, sheets, axis, options) for axis in panel.frame.axes}
    vignettes = {axis.id: Vignettes.of(panel, sheets, axis, options) for axis in panel.frame.axes}
    return Measurement(
        leading=leading_estimator(panel, scores, options),
        axes={
            axis.id: describe(panel, sheets, axis, fitted[axis.id], options)
            for axis in panel.frame.axes
        },
        alliances=tuple(
            _alliance(panel, sheets[target], scores, fitted, vignettes, options)
            for target in sheets
            if target[0] == "alliance"
        ),
        habits=tuple(
            habit for axis in panel.frame.axes for habit in habits_of(panel, axis, fitted[axis.id])
        ),
    )


def _alliance(
    panel: Panel,
    sheet: Sheet,
    scores: AxisScores,
    fitted: Mapping[str, FittedAxis],
    vignettes: Mapping[str, Vignettes],
    options: Options,
) -> MeasuredAlliance:
    frame, target = panel.frame, sheet.target
    axes = {
        axis.id: _position(sheet, axis, scores, fitted[axis.id], vignettes[axis.id], options)
        for axis in frame.axes
    }
    position = {
        axis: found.rating.estimate
        for axis, found in axes.items()
        if found.rating.estimate is not None
    }
    reasons = [found.rating.reason for found in axes.values()]
    reason = next((each for each in reasons if each), None)
    correlation = probability = None
    if reason is None:
        correlation = _correlation([scores[axis.id]["items"][target].values for axis in frame.axes])
        vertical, horizontal = (fitted[axis.id].draws_of(target) for axis in frame.axes)
        probability = _probability(frame, join(vertical, horizontal, correlation))
    return MeasuredAlliance(
        id=target[1],
        period=target[2],
        n=min(found.n for found in axes.values()),
        axes=axes,
        position=None if reason else position,
        phase=None if reason else frame.phase(*position.values()),
        placement_probability=probability,
        axis_correlation=correlation,
        reason=reason,
    )


def _probability(frame: Frame, draws: FloatArray) -> dict[str, float]:
    """Give the share of draws in each phase, from shape (draws, 2)."""
    high = draws >= np.array([axis.cut for axis in frame.axes]) - TOLERANCE
    found = dict.fromkeys(frame.phases.phases, 0.0)
    for vertical in (True, False):
        for horizontal in (True, False):
            here = (high[:, 0] == vertical) & (high[:, 1] == horizontal)
            found[frame.phases.phase(vertical, horizontal)] += float(here.mean())
    return found


def _correlation(scores: list[FloatArray]) -> float:
    """Give the correlation of the experts' scores, 0 where they do not vary; kept off ±1."""
    both = np.column_stack(scores)
    both = both[~np.isnan(both).any(axis=1)]
    both = both[np.lexsort(both.T)]
    if len(both) < 3 or not both.std(axis=0).all():  # noqa: PLR2004 - two points are on a line
        return 0.0
    return float(np.clip(np.asarray(np.corrcoef(both.T))[0, 1], -0.99, 0.99))


def _position(
    sheet: Sheet,
    axis: Axis,
    scores: AxisScores,
    fitted: FittedAxis,
    vignettes: Vignettes,
    options: Options,
) -> MeasuredPosition:
    target = sheet.target
    rated = ~np.isnan(sheet.values[:, sheet.columns(axis.id)]).all(axis=1)
    n = int(rated.sum()) if sheet.columns(axis.id) else 0
    rating, latent, osp = measured(fitted, target, n, options)
    headline = scores[axis.id]["items"][target].values
    mean = (
        float(np.sort(headline[~np.isnan(headline)]).mean())
        if (~np.isnan(headline)).any()
        else None
    )
    return MeasuredPosition(
        n=n,
        rating=rating,
        osp=osp,
        latent=latent,
        difference=None if rating.estimate is None or mean is None else rating.estimate - mean,
        anchored_mean=vignettes.anchored(scores[axis.id]["equated"][target].values),
        vignette_ranks=vignettes.ranks(sheet.linking_values(axis)),
    )
