"""The way of an alliance over periods and rounds: its positions in the order of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.ellipse import posterior_ellipse
from analysis.location import exact_mean
from analysis.posterior import posterior_of
from analysis.scores import prorate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.change.occasions import Occasion
    from analysis.ellipse import Ellipse
    from analysis.frame import Frame
    from analysis.options import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectoryPoint:
    """One position on the way: where a round's experts put the alliance in a period.

    Attributes
    ----------
    n
        Experts with both scores, by all questions that this occasion asked.
    position, phase
        Their mean by axis, and its phase; None without any.
    ellipses
        By level: the regions of the true mean; None for fewer experts than may be placed.

    """

    round: str
    period: str
    n: int
    position: Mapping[str, float] | None
    phase: str | None
    ellipses: Mapping[str, Ellipse] | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """The points of one alliance: by period in the order of time, and by round within a period."""

    alliance: str
    points: tuple[TrajectoryPoint, ...]


def trajectory_of(
    alliance: str, occasions: Iterable[Occasion], frame: Frame, options: Options
) -> Trajectory:
    """Place an alliance on each occasion, in the order given."""
    return Trajectory(
        alliance=alliance,
        points=tuple(_point(occasion, frame, options) for occasion in occasions),
    )


def _point(occasion: Occasion, frame: Frame, options: Options) -> TrajectoryPoint:
    pairs = _pairs(occasion, frame)
    n = len(pairs)
    placed = n >= options.minimum_placed
    position = [exact_mean(column) for column in pairs.T] if n else []
    return TrajectoryPoint(
        round=occasion.moment.round,
        period=occasion.moment.period,
        n=n,
        position={frame.vertical.id: position[0], frame.horizontal.id: position[1]} if n else None,
        phase=frame.phase(*position) if n else None,
        ellipses=_ellipses(pairs, options) if placed else None,
        reason=None if placed else ("too_few_experts" if n else "no_complete_pairs"),
    )


def _ellipses(pairs: FloatArray, options: Options) -> dict[str, Ellipse]:
    posterior = posterior_of(pairs)
    return {
        f"{100 * level:g}": posterior_ellipse(posterior, level) for level in options.ellipse_levels
    }


def _pairs(occasion: Occasion, frame: Frame) -> FloatArray:
    sheet = occasion.sheet
    both = np.column_stack(
        [prorate(sheet.values[:, sheet.columns(axis.id)]).values for axis in frame.axes]
    )
    return both[~np.isnan(both).any(axis=1)]
