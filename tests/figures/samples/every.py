"""Every kind of figure by its name, in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.calibration import calibration_figure
from surveys.figures.camps import camps_figure
from surveys.figures.change_intervals import change_intervals_figure
from surveys.figures.cut_sweep import cut_sweep_figure
from surveys.figures.dilemma import dilemma_figure
from surveys.figures.group_intervals import group_intervals_figure
from surveys.figures.item_bars import item_bars_figure
from surveys.figures.phase_bars import phase_bars_figure
from surveys.figures.pool_intervals import pool_intervals_figure
from surveys.figures.reliability_strip import reliability_strip_figure
from surveys.figures.slopes import slopes_figure
from surveys.figures.specification_curve import specification_figure
from surveys.figures.threat_intervals import threat_intervals_figure
from surveys.figures.trajectories import trajectories_figure
from tests.figures.samples import estimates
from tests.figures.samples import probabilities
from tests.figures.samples.fears import camps
from tests.figures.samples.fears import fears
from tests.figures.samples.items import items
from tests.figures.samples.lines import lines
from tests.figures.samples.moves import moves
from tests.figures.samples.specifications import curve
from tests.figures.samples.sweeps import sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.figures.figure import Figure

FIGURES: dict[str, Callable[[str], Figure]] = {
    "cut sweep": lambda language: cut_sweep_figure(sweep(language)),
    "reliability": lambda language: reliability_strip_figure(estimates.reliability(language)),
    "groups": lambda language: group_intervals_figure(estimates.groups(language)),
    "pools": lambda language: pool_intervals_figure(estimates.pools(language)),
    "threats": lambda language: threat_intervals_figure(estimates.threats(language)),
    "specifications": lambda language: specification_figure(curve(language)),
    "phase bars": lambda language: phase_bars_figure(probabilities.bars(language)),
    "calibration": lambda language: calibration_figure(probabilities.calibration(language)),
    "trajectories": lambda language: trajectories_figure(moves(language, 4)),
    "small planes": lambda language: trajectories_figure(moves(language, 6)),
    "places": lambda language: trajectories_figure(moves(language, 3, 1)),
    "dilemma": lambda language: dilemma_figure(fears(language)),
    "camps": lambda language: camps_figure(camps(language)),
    "camps with dots": lambda language: camps_figure(camps(language, single=True)),
    "items": lambda language: item_bars_figure(items(language)),
    "slopes": lambda language: slopes_figure(lines(language)),
    "change": lambda language: change_intervals_figure(estimates.change(language)),
}
