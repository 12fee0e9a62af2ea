"""Report a round: the one engine behind every number on pages, in exports and on the command line."""

from __future__ import annotations

from surveys.services.reporting.computing import compute
from surveys.services.reporting.computing import warm_up
from surveys.services.reporting.distributions import draw_distributions
from surveys.services.reporting.distributions import is_drawn
from surveys.services.reporting.drawing import FORMATS
from surveys.services.reporting.drawing import phase_plane
from surveys.services.reporting.drawn_figures import DrawnFigure
from surveys.services.reporting.drawn_figures import draw_figure
from surveys.services.reporting.drawn_figures import figure_csv
from surveys.services.reporting.drawn_figures import figure_file
from surveys.services.reporting.own_placement import own_placement
from surveys.services.reporting.own_placement import shows_own_placement
from surveys.services.reporting.own_results import OwnAlliance
from surveys.services.reporting.own_results import OwnPlacement
from surveys.services.reporting.pooling import Pooled
from surveys.services.reporting.reliability import AxisReliability
from surveys.services.reporting.reliability import RatedAlliance
from surveys.services.reporting.reliability import RatedQuestion
from surveys.services.reporting.reliability import RoundReliability
from surveys.services.reporting.reliability import ScaleItem
from surveys.services.reporting.reliability import reliability_of
from surveys.services.reporting.reliability_files import RELIABILITY_FILES
from surveys.services.reporting.reliability_files import reliability_file
from surveys.services.reporting.results import AllianceReport
from surveys.services.reporting.results import RoundResults
from surveys.services.reporting.results import round_results
from surveys.services.reporting.sentences import reason_in_words

__all__ = [
    "FORMATS",
    "RELIABILITY_FILES",
    "AllianceReport",
    "AxisReliability",
    "DrawnFigure",
    "OwnAlliance",
    "OwnPlacement",
    "Pooled",
    "RatedAlliance",
    "RatedQuestion",
    "RoundReliability",
    "RoundResults",
    "ScaleItem",
    "compute",
    "draw_distributions",
    "draw_figure",
    "figure_csv",
    "figure_file",
    "is_drawn",
    "own_placement",
    "phase_plane",
    "reason_in_words",
    "reliability_file",
    "reliability_of",
    "round_results",
    "shows_own_placement",
    "warm_up",
]
