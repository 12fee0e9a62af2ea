"""Further readings of where an alliance stands, beside its placement: whether they converge."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analysis.cohen import cohen_kappa
from analysis.exact_share import exact_share
from analysis.location import exact_mean
from analysis.location import mean_t
from analysis.phase_mass import mass_by_phase
from analysis.pooling.results import Convergence
from analysis.pooling.results import Reading
from analysis.pooling.results import ReadingAgreement
from analysis.posterior import posterior_of
from analysis.results import Statistic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.pooling.results import AlliancePools

HEADLINE = "items"
INDEPENDENT = (HEADLINE, "choice", "chips", "map")


def convergence_of(
    panel: Panel,
    alliance: tuple[str, str],
    points: Mapping[str, FloatArray],
    pools: AlliancePools,
    options: Options,
) -> Convergence:
    """Put all readings of one alliance side by side, of the panel and of each expert.

    A reading that rests on fewer experts than are placed names no phase. Agreement is between
    readings of the same experts: the share of them whose two phases are the same, with the exact
    interval of Clopper and Pearson, and Cohen's kappa. The linking item is one of the items, so it
    is beside them as a reading of the panel, and not among the independent ones. An expert's chips
    name a phase where one has the most.

    Parameters
    ----------
    points
        items and linking: each expert's two scores, shape (experts, 2), NaN where missing.
    pools
        Those of this alliance.

    """
    frame = panel.frame
    on_map = _points_on_map(panel, alliance)
    placed = {HEADLINE: points["items"], "linking": points["linking"], "map": on_map}
    readings = (
        *(_of_points(name, placed[name], frame, options) for name in (HEADLINE, "linking")),
        _of_choice(pools),
        _of_chips(pools),
        _of_points("map", on_map, frame, options),
    )
    asked = tuple(reading for reading in readings if reading.n)
    headline = readings[0].phase
    named = [reading for reading in asked if reading.phase and reading.name != HEADLINE]
    apart = tuple(reading.name for reading in named if reading.phase != headline)
    own = _own_phases(panel, alliance, placed)
    return Convergence(
        readings=asked,
        agree=not apart if headline and named else None,
        apart=apart if headline else (),
        agreement=tuple(
            _agreement(first, second, own, frame, options)
            for first, second in combinations(INDEPENDENT, 2)
            if own[first].keys() & own[second].keys()
        ),
        map_difference=_differences(on_map - points["items"], frame, options),
    )


def _points_on_map(panel: Panel, alliance: tuple[str, str]) -> FloatArray:
    rows = {expert: row for row, expert in enumerate(panel.experts)}
    table = np.full((len(rows), 2), np.nan)
    for each in sorted(panel.map_points, key=lambda each: each.item, reverse=True):
        if (each.alliance, each.period) == alliance:
            table[rows[each.expert]] = (each.vertical, each.horizontal)
    return table


def _of_points(name: str, pairs: FloatArray, frame: Frame, options: Options) -> Reading:
    x = pairs[~np.isnan(pairs).any(axis=1)]
    n = len(x)
    if n < options.minimum_placed:
        return _unread(name, n)
    centre = (exact_mean(x[:, 0]), exact_mean(x[:, 1]))
    phase = frame.phase(*centre)
    probabilities = mass_by_phase(posterior_of(x), frame)
    return Reading(
        name=name,
        n=n,
        phase=phase,
        support=probabilities[phase],
        probabilities=probabilities,
        position=dict(zip((axis.id for axis in frame.axes), centre, strict=True)),
        reason=None,
    )


def _of_choice(pools: AlliancePools) -> Reading:
    choice = pools.choice
    return _of_phases("choice", choice.n, choice.likeliest, choice.shares, choice.reason)


def _of_chips(pools: AlliancePools) -> Reading:
    pool = pools.chips.pools[0]
    return _of_phases("chips", pool.n, pool.likeliest, pool.phases, pool.reason)


def _of_phases(
    name: str,
    n: int,
    likeliest: str | None,
    phases: Mapping[str, Statistic] | None,
    reason: str | None,
) -> Reading:
    if reason or likeliest is None or not phases:
        return _unread(name, n, reason or "tied")
    probabilities = {phase: float(each.estimate or 0) for phase, each in phases.items()}
    return Reading(
        name=name,
        n=n,
        phase=likeliest,
        support=probabilities[likeliest],
        probabilities=probabilities,
        position=None,
        reason=None,
    )


def _unread(name: str, n: int, reason: str = "too_few_experts") -> Reading:
    return Reading(
        name=name,
        n=n,
        phase=None,
        support=None,
        probabilities=None,
        position=None,
        reason=reason,
    )


def _own_phases(
    panel: Panel, alliance: tuple[str, str], placed: Mapping[str, FloatArray]
) -> dict[str, dict[str, str]]:
    """Give each expert's own phase by reading."""
    found: dict[str, dict[str, str]] = {
        name: {
            expert: panel.frame.phase(float(vertical), float(horizontal))
            for expert, (vertical, horizontal) in zip(panel.experts, placed[name], strict=True)
            if not np.isnan(vertical + horizontal)
        }
        for name in (HEADLINE, "map")
    }
    found["choice"] = {
        each.expert: each.phase
        for each in sorted(panel.phase_choices, key=lambda each: each.item, reverse=True)
        if (each.alliance, each.period) == alliance
    }
    found["chips"] = {}
    for each in panel.chips:
        if (each.alliance, each.period) == alliance and not each.outlook:
            most = max(chips for _, chips in each.counts)
            top = [phase for phase, chips in each.counts if chips == most]
            if len(top) == 1:
                found["chips"][each.expert] = top[0]
    return found


def _agreement(
    first: str,
    second: str,
    own: Mapping[str, Mapping[str, str]],
    frame: Frame,
    options: Options,
) -> ReadingAgreement:
    experts = own[first].keys() & own[second].keys()
    phases = list(dict.fromkeys(frame.phases.phases))
    pairs = sorted(
        (phases.index(own[first][expert]), phases.index(own[second][expert])) for expert in experts
    )
    n = len(pairs)
    same = sum(one == other for one, other in pairs)
    few = n < options.minimum_placed
    return ReadingAgreement(
        first=first,
        second=second,
        n=n,
        share=exact_share(same, n, conf=options.level, minimum=options.minimum_placed),
        kappa=None if few else _kappa(pairs, len(phases), options),
        reason="too_few_experts" if few else None,
    )


def _kappa(pairs: list[tuple[int, int]], phases: int, options: Options) -> Statistic:
    """Give Cohen's kappa of the two readings; here it rests on the experts, who are its units."""
    found = cohen_kappa(pairs, categories=list(range(phases)), conf=options.level)
    return Statistic(
        estimate=found.estimate,
        interval=found.interval,
        n=len(pairs),
        method="Cohen’s kappa of the experts’ own phases, nominal",
        reason=found.reason,
        warnings=found.warnings,
    )


def _differences(
    away: FloatArray, frame: Frame, options: Options
) -> Mapping[str, Statistic] | None:
    known = away[~np.isnan(away).any(axis=1)]
    if len(known) < options.minimum_placed:
        return None
    return {
        axis.id: mean_t(column, conf=options.level)
        for axis, column in zip(frame.axes, known.T, strict=True)
    }
