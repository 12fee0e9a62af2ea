"""Ratings in, statistics out: one statistic a file, result objects, no input or output."""

from __future__ import annotations

from analysis.options import Options
from analysis.panel import Axis
from analysis.panel import Frame
from analysis.panel import Item
from analysis.panel import Panel
from analysis.panel import PhaseMap
from analysis.panel import Rating
from analysis.reasons import sentence
from analysis.results import Interval
from analysis.results import Statistic
from analysis.round import analyze
from analysis.round_results import RoundResult

__all__ = [
    "Axis",
    "Frame",
    "Interval",
    "Item",
    "Options",
    "Panel",
    "PhaseMap",
    "Rating",
    "RoundResult",
    "Statistic",
    "analyze",
    "sentence",
]
