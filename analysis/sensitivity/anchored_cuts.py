"""Let the panel say where the boundary is: its mean of the vignette that was written to stand there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.constructs import guarded
from analysis.frame import TOLERANCE
from analysis.location import exact_mean
from analysis.location import mean_t
from analysis.phase_mass import by_phase
from analysis.posterior import posterior_of
from analysis.quadrant import quadrant_mass
from analysis.sensitivity.results import AnchoredCuts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.sheets import Sheet
    from analysis.sheets import Target

NOTHING = AnchoredCuts(
    vignettes=(),
    n=0,
    cuts=None,
    position=None,
    phase=None,
    changes=None,
    placement_probability=None,
    reason="no_boundary_vignette",
)


def boundary_ratings(
    panel: Panel, sheets: Mapping[Target, Sheet]
) -> tuple[tuple[str, ...], FloatArray]:
    """Give the boundary vignettes, and each expert's mean rating of them on both axes.

    Returns
    -------
    names, and shape (experts, 2): vertical and horizontal, NaN where not rated.

    """
    names = tuple(
        name
        for name, vertical, horizontal in panel.vignette_positions
        if vertical == horizontal == 0
    )
    found = np.full((len(panel.experts), 2), np.nan)
    for place, axis in enumerate(panel.frame.axes):
        rated = [sheets["vignette", name, ""].linking_values(axis) for name in names]
        if rated:
            table = np.column_stack(rated)
            there = ~np.isnan(table)
            some = there.any(axis=1)
            found[some, place] = np.nansum(table[some], axis=1) / there[some].sum(axis=1)
    return names, found


def anchored_cuts(
    scores: FloatArray, boundary: tuple[tuple[str, ...], FloatArray], frame: Frame, options: Options
) -> AnchoredCuts:
    """Place an alliance by the cuts that the panel itself gives.

    With d = score − own rating of the boundary vignette for each expert, the mean of d is the
    distance of the alliance from the panel's boundary, and its bivariate t (as for the headline) has
    the uncertainty of position and cut in it, since both are of the same experts.

    Parameters
    ----------
    scores
        shape (experts, 2): NaN where an expert has none.
    boundary
        As `boundary_ratings` gives it.

    """
    names, ratings = boundary
    if not names:
        return NOTHING
    both = ~(np.isnan(scores).any(axis=1) | np.isnan(ratings).any(axis=1))
    n = int(both.sum())
    none = replace(NOTHING, vignettes=names, n=n)
    if n < options.minimum_placed:
        return replace(none, reason="too_few_experts" if n else "boundary_not_rated")
    x, cut = scores[both], ratings[both]
    distance = x - cut
    centre = [exact_mean(column) for column in distance.T]
    cell = (centre[0] >= -TOLERANCE, centre[1] >= -TOLERANCE)
    phase = frame.phases.phase(*cell)
    stated = frame.phase(*(exact_mean(column) for column in _complete(scores).T))
    ids = [axis.id for axis in frame.axes]
    masses = quadrant_mass(posterior_of(distance), (0.0, 0.0)).masses
    return AnchoredCuts(
        vignettes=names,
        n=n,
        cuts={
            name: guarded(mean_t(column, conf=options.level), options)
            for name, column in zip(ids, cut.T, strict=True)
        },
        position={name: exact_mean(column) for name, column in zip(ids, x.T, strict=True)},
        phase=phase,
        changes=phase != stated,
        placement_probability=by_phase(frame, masses),
        reason=None,
    )


def _complete(scores: FloatArray) -> FloatArray:
    return scores[~np.isnan(scores).any(axis=1)]
