"""Report a round: the one engine behind every number on pages, in exports and on the command line."""

from __future__ import annotations

from surveys.services.reporting.computing import compute
from surveys.services.reporting.computing import warm_up
from surveys.services.reporting.drawing import FORMATS
from surveys.services.reporting.drawing import phase_plane
from surveys.services.reporting.own_placement import own_placement
from surveys.services.reporting.own_placement import shows_own_placement
from surveys.services.reporting.own_results import OwnAlliance
from surveys.services.reporting.own_results import OwnPlacement
from surveys.services.reporting.pooling import Pooled
from surveys.services.reporting.results import AllianceReport
from surveys.services.reporting.results import RoundResults
from surveys.services.reporting.results import round_results

__all__ = [
    "FORMATS",
    "AllianceReport",
    "OwnAlliance",
    "OwnPlacement",
    "Pooled",
    "RoundResults",
    "compute",
    "own_placement",
    "phase_plane",
    "round_results",
    "shows_own_placement",
    "warm_up",
]
