"""All pools of a round in one call."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.pooling.chosen_phases import chosen_phases
from analysis.pooling.convergence import convergence_of
from analysis.pooling.map_test import map_test_of
from analysis.pooling.opinion_pools import opinion_pools
from analysis.pooling.results import AlliancePools
from analysis.pooling.score_pools import Weighing
from analysis.pooling.score_pools import score_pools
from analysis.pooling.weights import communities_of
from analysis.pooling.weights import community_weights
from analysis.pooling.weights import confidence_weights
from analysis.pooling.weights import reliability_weights
from analysis.pooling.weights import vignette_weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.pooling.results import Convergence
    from analysis.pooling.results import MapTest
    from analysis.scores import Scores
    from analysis.sheets import Sheet
    from analysis.sheets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledRound:
    """The pools and the convergence of each (alliance, period), and the test of the map."""

    pools: Mapping[tuple[str, str], AlliancePools]
    convergence: Mapping[tuple[str, str], Convergence]
    map_test: MapTest | None


def pool_round(
    panel: Panel,
    sheets: Mapping[Target, Sheet],
    scores: Mapping[str, Mapping[str, Mapping[Target, Scores]]],
    options: Options,
) -> PooledRound:
    """Pool everything that the experts of a round said about each alliance.

    Parameters
    ----------
    panel
        The submitted experts, and what they said.
    sheets
        Their ratings, as `arrange` gives them.
    scores
        By axis, kind of score and target, as `axis_scores` gives them.
    options
        Level, smallest panel, resamples and their seed.

    """
    phases = tuple(dict.fromkeys(panel.frame.phases.phases))
    choices = chosen_phases(panel, phases, options)
    reliability = reliability_weights(panel, sheets)
    vignettes = vignette_weights(panel, sheets)
    pools, convergence = {}, {}
    for alliance in panel.alliances:
        target = ("alliance", *alliance)
        points = {kind: _points(panel, scores, kind, target) for kind in ("items", "linking")}
        weighings = (
            Weighing(name="confidence_weighted", values=confidence_weights(panel, sheets[target])),
            Weighing(name="reliability_weighted", values=reliability),
            Weighing(name="vignette_weighted", values=vignettes),
            _communities(panel, points["items"], options),
        )
        of_alliance = [each for each in panel.chips if (each.alliance, each.period) == alliance]
        pools[alliance] = AlliancePools(
            scores=score_pools(points["items"], weighings, panel.frame, options),
            chips=opinion_pools(
                [each for each in of_alliance if not each.outlook], phases, options
            ),
            outlook=opinion_pools([each for each in of_alliance if each.outlook], phases, options),
            choice=choices[alliance],
        )
        convergence[alliance] = convergence_of(panel, alliance, points, pools[alliance], options)
    return PooledRound(
        pools=pools, convergence=convergence, map_test=map_test_of(panel, phases, options)
    )


def _points(
    panel: Panel,
    scores: Mapping[str, Mapping[str, Mapping[Target, Scores]]],
    kind: str,
    target: Target,
) -> FloatArray:
    return np.column_stack([scores[axis.id][kind][target].values for axis in panel.frame.axes])


def _communities(panel: Panel, pairs: FloatArray, options: Options) -> Weighing:
    """Weigh communities alike, unless one is so small that the pool would tell of its members."""
    name, known = "equal_communities", communities_of(panel)
    if known is None:
        return Weighing(name=name, values=None)
    placed = np.flatnonzero(~np.isnan(pairs).any(axis=1))
    theirs = tuple(known[row] for row in placed)
    if theirs and min(Counter(theirs).values()) < options.minimum_placed:
        return Weighing(name=name, values=None, reason="small_community")
    weights = np.full(len(known), np.nan)
    weights[placed] = community_weights(theirs)
    return Weighing(name=name, values=weights)
