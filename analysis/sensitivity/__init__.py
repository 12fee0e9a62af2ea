"""How far a placement depends on choices: cuts, experts, items, and every analysis at once."""

from __future__ import annotations

from analysis.sensitivity.results import AnchoredCuts
from analysis.sensitivity.results import Choice
from analysis.sensitivity.results import CutSweep
from analysis.sensitivity.results import ExpertsLeftOut
from analysis.sensitivity.results import FlipNumber
from analysis.sensitivity.results import ItemLeftOut
from analysis.sensitivity.results import OptionCount
from analysis.sensitivity.results import Range
from analysis.sensitivity.results import Sensitivity
from analysis.sensitivity.results import Specification
from analysis.sensitivity.results import SpecificationCurve
from analysis.sensitivity.sensitive import sensitivities

__all__ = [
    "AnchoredCuts",
    "Choice",
    "CutSweep",
    "ExpertsLeftOut",
    "FlipNumber",
    "ItemLeftOut",
    "OptionCount",
    "Range",
    "Sensitivity",
    "Specification",
    "SpecificationCurve",
    "sensitivities",
]
