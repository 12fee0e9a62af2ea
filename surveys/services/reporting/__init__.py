"""Report a round: the one engine behind every number on pages, in exports and on the command line."""

from __future__ import annotations

from surveys.services.reporting.computing import compute
from surveys.services.reporting.computing import warm_up
from surveys.services.reporting.drawing import FORMATS
from surveys.services.reporting.drawing import phase_plane
from surveys.services.reporting.pooling import Pooled
from surveys.services.reporting.results import AllianceReport
from surveys.services.reporting.results import RoundResults
from surveys.services.reporting.results import round_results

__all__ = [
    "FORMATS",
    "AllianceReport",
    "Pooled",
    "RoundResults",
    "compute",
    "phase_plane",
    "round_results",
    "warm_up",
]
