"""Leave out one expert, or one item, at a time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from analysis.location import exact_mean
from analysis.phase_mass import mass_by_phase
from analysis.posterior import posterior_of
from analysis.scores import prorate
from analysis.sensitivity.results import ExpertsLeftOut
from analysis.sensitivity.results import ItemLeftOut
from analysis.sensitivity.results import Range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.arrays import FloatArray
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.sheets import Sheet


def experts_left_out(pairs: FloatArray, frame: Frame, options: Options) -> ExpertsLeftOut | None:
    """Leave out each expert in turn; None where too few would be left for a placement.

    Parameters
    ----------
    pairs
        shape (n, 2): vertical and horizontal score of each expert with both.

    """
    n = len(pairs)
    if n <= options.minimum_placed:
        return None
    ordered = pairs[np.lexsort(pairs.T)]
    stated = frame.phase(*_centre(ordered))
    # Without either of two experts of the same scores the others are the same.
    _, rows, counts = np.unique(ordered, axis=0, return_index=True, return_counts=True)
    centres, probabilities = [], []
    phases: Counter[str] = Counter()
    for row, count in zip(rows.tolist(), counts.tolist(), strict=True):
        left = np.delete(ordered, row, axis=0)
        centres.append(_centre(left))
        probabilities.append(mass_by_phase(posterior_of(left), frame)[stated])
        phases[frame.phase(*centres[-1])] += count
    return ExpertsLeftOut(
        n=n,
        phases={phase: phases[phase] for phase in dict.fromkeys(frame.phases.phases)},
        position={
            axis.id: _range([centre[place] for centre in centres])
            for place, axis in enumerate(frame.axes)
        },
        probability=_range(probabilities),
    )


def items_left_out(sheet: Sheet, frame: Frame, options: Options) -> tuple[ItemLeftOut, ...]:
    """Leave out each item of each axis in turn, with all the threats it is asked for."""
    columns = {axis.id: sheet.columns(axis.id) for axis in frame.axes}
    whole = _pairs(sheet, columns, frame)
    stated = frame.phase(*_centre(whole)) if len(whole) else None
    return tuple(
        _without(sheet, columns, frame, options, stated, *each) for each in _items(sheet, frame)
    )


def _items(sheet: Sheet, frame: Frame) -> Iterator[tuple[str, str]]:
    for axis in frame.axes:
        places = sheet.columns(axis.id)
        for item in dict.fromkeys(sheet.questions[place].item.id for place in places):
            yield axis.id, item


def _without(
    sheet: Sheet,
    columns: dict[str, list[int]],
    frame: Frame,
    options: Options,
    stated: str | None,
    axis: str,
    item: str,
) -> ItemLeftOut:
    kept = [place for place in columns[axis] if sheet.questions[place].item.id != item]
    pairs = _pairs(sheet, columns | {axis: kept}, frame) if kept else np.zeros((0, 2))
    reason = "only_item" if not kept else ("no_complete_pairs" if not len(pairs) else None)
    centre = _centre(pairs) if len(pairs) else None
    enough = centre is not None and stated is not None and len(pairs) >= options.minimum_placed
    return ItemLeftOut(
        axis=axis,
        item=item,
        n=len(pairs),
        position=dict(zip((each.id for each in frame.axes), centre, strict=True))
        if centre
        else None,
        phase=frame.phase(*centre) if centre else None,
        probability=mass_by_phase(posterior_of(pairs), frame)[str(stated)] if enough else None,
        reason=reason,
    )


def _pairs(sheet: Sheet, columns: dict[str, list[int]], frame: Frame) -> FloatArray:
    both = np.column_stack(
        [prorate(sheet.values[:, columns[axis.id]]).values for axis in frame.axes]
    )
    return both[~np.isnan(both).any(axis=1)]


def _centre(pairs: FloatArray) -> tuple[float, float]:
    return exact_mean(pairs[:, 0]), exact_mean(pairs[:, 1])


def _range(values: list[float]) -> Range:
    return Range(low=min(values), high=max(values))
