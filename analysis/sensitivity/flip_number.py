"""How many experts would have to be left out for the phase to be another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.frame import TOLERANCE
from analysis.location import exact_mean
from analysis.sensitivity.results import FlipNumber

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.frame import Frame


def flip_number(pairs: FloatArray, frame: Frame) -> FlipNumber:
    """Give the smallest number of experts whose removal changes the phase.

    A phase changes where a mean crosses its cut. On one axis, leaving out the most extreme scores
    first is the fastest way there, so the smaller of the two axes' numbers is the smallest of all;
    both moves together cannot need fewer. Where two numbers are equal the nearer cut is named.

    Parameters
    ----------
    pairs
        shape (n, 2): vertical and horizontal score of each expert with both.

    Examples
    --------
    >>> import numpy as np
    >>> from analysis.frame import Axis, Frame, PhaseMap
    >>> phases = PhaseMap(high_strong="ironclad", low_strong="stable",
    ...                   high_weak="drifting", low_weak="danger")
    >>> frame = Frame(vertical=Axis(id="v", cut=4), horizontal=Axis(id="h", cut=4), phases=phases)
    >>> found = flip_number(np.array([[7.0, 6], [3, 6], [3, 6], [4, 6]]), frame)
    >>> found.experts, found.axis, found.phase
    (1, 'v', 'stable')

    """
    n = len(pairs)
    pairs = pairs[np.lexsort(pairs.T)]  # so that the order of experts cannot matter
    centre = exact_mean(pairs[:, 0]), exact_mean(pairs[:, 1])
    stated = frame.phase(*centre)
    found = []
    for place, axis in enumerate(frame.axes):
        removed = _crossing(pairs[:, place], axis)
        if removed is None:
            continue
        kept = np.delete(pairs, removed, axis=0)
        phase = frame.phase(exact_mean(kept[:, 0]), exact_mean(kept[:, 1]))
        if phase != stated:
            found.append((len(removed), abs(centre[place] - axis.cut), axis.id, phase))
    if not found:
        return FlipNumber(n=n, experts=None, axis=None, phase=None, reason="no_flip")
    experts, _, axis_id, phase = min(found)
    return FlipNumber(n=n, experts=experts, axis=axis_id, phase=phase, reason=None)


def _crossing(values: FloatArray, axis: Axis) -> list[int] | None:
    """List whose scores to leave out, most extreme first, until the mean is across the cut."""
    high = axis.is_high(exact_mean(values))
    order = np.argsort(-values if high else values, kind="stable")
    for count in range(1, len(values)):
        left = exact_mean(values[order[count:]])
        if (left >= axis.cut - TOLERANCE) != high:
            return [int(row) for row in order[:count]]
    return None
