"""Report a round: the one engine behind every number on pages, in exports and on the command line."""

from __future__ import annotations

from surveys.figures.figure import Figure
from surveys.figures.specification_options import choice_in_words
from surveys.figures.specification_options import option_in_words
from surveys.services.reporting.change_sentences import change_sentence
from surveys.services.reporting.computing import compute
from surveys.services.reporting.computing import warm_up
from surveys.services.reporting.distributions import distribution_figure
from surveys.services.reporting.distributions import draw_distributions
from surveys.services.reporting.distributions import is_drawn
from surveys.services.reporting.distributions import key_of
from surveys.services.reporting.drawn_figures import FORMATS
from surveys.services.reporting.drawn_figures import DrawnFigure
from surveys.services.reporting.drawn_figures import FigureFormat
from surveys.services.reporting.drawn_figures import draw_figure
from surveys.services.reporting.drawn_figures import drawn_file
from surveys.services.reporting.drawn_figures import figure_csv
from surveys.services.reporting.drawn_figures import figure_file
from surveys.services.reporting.figures import FIGURES
from surveys.services.reporting.figures import Wanted
from surveys.services.reporting.figures import draw_ahead
from surveys.services.reporting.figures import draw_for_page
from surveys.services.reporting.figures import figure_of
from surveys.services.reporting.figures import find_figure
from surveys.services.reporting.figures import has_figure
from surveys.services.reporting.figures import has_paths
from surveys.services.reporting.figures import why_none
from surveys.services.reporting.figures import why_none_of
from surveys.services.reporting.own_placement import own_placement
from surveys.services.reporting.own_placement import shows_own_placement
from surveys.services.reporting.own_results import OwnAlliance
from surveys.services.reporting.own_results import OwnPlacement
from surveys.services.reporting.pooling import Pooled
from surveys.services.reporting.pooling import items_of
from surveys.services.reporting.reliability import AxisReliability
from surveys.services.reporting.reliability import RatedAlliance
from surveys.services.reporting.reliability import RatedQuestion
from surveys.services.reporting.reliability import RoundReliability
from surveys.services.reporting.reliability import ScaleItem
from surveys.services.reporting.reliability import arrange_reliability
from surveys.services.reporting.reliability import reliability_of
from surveys.services.reporting.reliability_files import RELIABILITY_FILES
from surveys.services.reporting.reliability_files import reliability_file
from surveys.services.reporting.results import AllianceReport
from surveys.services.reporting.results import RoundResults
from surveys.services.reporting.results import round_results
from surveys.services.reporting.sentences import reason_in_words
from surveys.services.reporting.table_files import table_csv
from surveys.services.reporting.viewing import NOW
from surveys.services.reporting.viewing import WHOLE
from surveys.services.reporting.viewing import View
from surveys.services.reporting.viewing import read_view
from surveys.services.reporting.viewing import words_of

__all__ = [
    "FIGURES",
    "FORMATS",
    "NOW",
    "RELIABILITY_FILES",
    "WHOLE",
    "AllianceReport",
    "AxisReliability",
    "DrawnFigure",
    "Figure",
    "FigureFormat",
    "OwnAlliance",
    "OwnPlacement",
    "Pooled",
    "RatedAlliance",
    "RatedQuestion",
    "RoundReliability",
    "RoundResults",
    "ScaleItem",
    "View",
    "Wanted",
    "arrange_reliability",
    "change_sentence",
    "choice_in_words",
    "compute",
    "distribution_figure",
    "draw_ahead",
    "draw_distributions",
    "draw_figure",
    "draw_for_page",
    "drawn_file",
    "figure_csv",
    "figure_file",
    "figure_of",
    "find_figure",
    "has_figure",
    "has_paths",
    "is_drawn",
    "items_of",
    "key_of",
    "option_in_words",
    "own_placement",
    "read_view",
    "reason_in_words",
    "reliability_file",
    "reliability_of",
    "round_results",
    "shows_own_placement",
    "table_csv",
    "warm_up",
    "why_none",
    "why_none_of",
    "words_of",
]
