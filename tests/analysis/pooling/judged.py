"""Panels in which experts say more than ratings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.judgements import ChipAllocation
from analysis.judgements import MapPoint
from analysis.judgements import MapReading
from analysis.judgements import Membership
from analysis.judgements import PhaseChoice
from analysis.simulation import panel_of
from analysis.simulation import simulate_panel
from tests.analysis.examples import FRAME
from tests.analysis.examples import ITEMS
from tests.analysis.examples import VIGNETTES
from tests.analysis.examples import item

if TYPE_CHECKING:
    from analysis.panel import Panel
    from analysis.results import Statistic

from analysis.simulation import Level
from analysis.simulation import SimulatedTarget
from analysis.simulation import SimulationDesign

PHASES = FRAME.phases.phases
LEVELS = {"us-japan": (5.3, 5.6), "us-rok": (4.3, 5.2)}
COMMUNITIES = ("official", "scholar", "think_tank")


def _levels(place: tuple[float, float]) -> tuple[Level, ...]:
    return tuple(
        Level(construct=axis.id, level=level) for axis, level in zip(FRAME.axes, place, strict=True)
    )


def judged_panel(experts: int = 18, *, seed: int = 1) -> Panel:
    """Make a simulated panel whose judgements go with the experts' own scores, roughly."""
    design = SimulationDesign(
        frame=FRAME,
        items=(*ITEMS, item("CF1", "confidence")),
        targets=(
            *(SimulatedTarget(id=name, levels=_levels(at)) for name, at in LEVELS.items()),
            *(
                SimulatedTarget(id=name, kind="vignette", levels=_levels(at))
                for name, at in VIGNETTES.items()
            ),
        ),
        experts=experts,
        vignettes_per_expert=3,
        fixed_vignettes=("V5",),
    )
    panel = panel_of(design, simulate_panel(design, seed=seed))
    rng = np.random.default_rng(seed)
    said = [(expert, alliance) for expert in panel.experts for alliance in LEVELS]
    likely = [0.6, 0.25, 0.1, 0.05]
    return replace(
        panel,
        memberships=tuple(
            Membership(expert=expert, attribute="community", value=COMMUNITIES[place % 3])
            for place, expert in enumerate(panel.experts)
        ),
        chips=tuple(
            ChipAllocation(
                expert=expert,
                item="OUT1" if outlook else "PH2",
                alliance=alliance,
                counts=tuple(zip(PHASES, map(int, rng.multinomial(10, likely)), strict=True)),
                outlook=outlook,
            )
            for expert, alliance in said
            for outlook in (False, True)
        ),
        phase_choices=tuple(
            PhaseChoice(
                expert=expert,
                item="PH1",
                alliance=alliance,
                phase=PHASES[int(rng.choice(4, p=likely))],
            )
            for expert, alliance in said
        ),
        map_points=tuple(
            MapPoint(
                expert=expert,
                item="PM1",
                alliance=alliance,
                vertical=LEVELS[alliance][0] + 0.5 * float(rng.standard_normal()),
                horizontal=LEVELS[alliance][1] + 0.5 * float(rng.standard_normal()),
            )
            for expert, alliance in said
        ),
        map_readings=map_readings(panel.experts, [("drifting", "stable")] * experts),
    )


def holds(statistic: Statistic) -> bool:
    """Say whether a statistic has an interval that holds its estimate."""
    if statistic.interval is None or statistic.estimate is None:
        return False
    return statistic.interval.low <= statistic.estimate <= statistic.interval.high


def map_readings(experts: tuple[str, ...], said: list[tuple[str, str]]) -> tuple[MapReading, ...]:
    """Let experts name the two cells, the first high and weak, the second low and strong."""
    readings = []
    for expert, (high_weak, low_strong) in zip(experts, said, strict=False):
        readings += [
            MapReading(expert=expert, item="MAP1", cell="high_weak", phase=high_weak),
            MapReading(expert=expert, item="MAP2", cell="low_strong", phase=low_strong),
        ]
    return tuple(readings)
