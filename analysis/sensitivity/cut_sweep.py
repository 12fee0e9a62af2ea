"""Move the cuts of both axes, and see which phase the position has."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from analysis.frame import TOLERANCE
from analysis.location import exact_mean
from analysis.sensitivity.results import CutSweep

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.frame import Frame
    from analysis.options import Options


def cut_sweep(pairs: FloatArray, frame: Frame, options: Options) -> CutSweep:
    """Sweep both cuts over ± `options.sweep_reach` in steps of `options.sweep_step`.

    Parameters
    ----------
    pairs
        shape (n, 2): vertical and horizontal score of each expert with both, n ≥ 1.

    Examples
    --------
    >>> import numpy as np
    >>> from analysis.frame import Axis, Frame, PhaseMap
    >>> from analysis.options import Options
    >>> phases = PhaseMap(high_strong="ironclad", low_strong="stable",
    ...                   high_weak="drifting", low_weak="danger")
    >>> frame = Frame(vertical=Axis(id="v", cut=4), horizontal=Axis(id="h", cut=4), phases=phases)
    >>> found = cut_sweep(np.array([[4.2, 5.0]]), frame, Options())
    >>> len(found.phases), found.phases[0][0], found.phases[-1][0]
    (11, 'ironclad', 'stable')

    """
    centre = [exact_mean(column) for column in pairs.T]
    vertical, horizontal = (_cuts(axis, options) for axis in frame.axes)
    phases = tuple(
        tuple(
            frame.phases.phase(centre[0] >= v - TOLERANCE, centre[1] >= h - TOLERANCE)
            for h in horizontal
        )
        for v in vertical
    )
    stated = frame.phase(*centre)
    distance = {axis.id: place - axis.cut for axis, place in zip(frame.axes, centre, strict=True)}
    return CutSweep(
        vertical_cuts=vertical,
        horizontal_cuts=horizontal,
        phases=phases,
        kept=float(np.mean([phase == stated for row in phases for phase in row])),
        distance=distance,
        distance_se=_in_errors(pairs, frame, distance),
        nearest=min(distance, key=lambda axis: abs(distance[axis])),
    )


def _cuts(axis: Axis, options: Options) -> tuple[float, ...]:
    steps = round(options.sweep_reach / options.sweep_step)
    # A decimal step is no sum of halves: rounding keeps 4.1 from being 4.1000000000000005.
    return tuple(
        round(axis.cut + place * options.sweep_step, 9) for place in range(-steps, steps + 1)
    )


def _in_errors(
    pairs: FloatArray, frame: Frame, distance: dict[str, float]
) -> dict[str, float | None]:
    if len(pairs) <= 1:
        return dict.fromkeys(distance)
    errors = np.sort(pairs, axis=0).std(axis=0, ddof=1) / math.sqrt(len(pairs))
    return {
        axis.id: distance[axis.id] / float(error) if error > 0 else None
        for axis, error in zip(frame.axes, errors, strict=True)
    }
