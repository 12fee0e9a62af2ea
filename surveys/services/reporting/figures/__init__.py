"""The figures of a round's results: each is found by its id, drawn in a language, and written as a file."""

from __future__ import annotations

from surveys.services.reporting.figures.ahead import draw_ahead
from surveys.services.reporting.figures.having import why_none
from surveys.services.reporting.figures.having import why_none_of
from surveys.services.reporting.figures.keeping import draw_for_page
from surveys.services.reporting.figures.paths import has_paths
from surveys.services.reporting.figures.registry import FIGURES
from surveys.services.reporting.figures.registry import figure_of
from surveys.services.reporting.figures.registry import find_figure
from surveys.services.reporting.figures.registry import has_figure
from surveys.services.reporting.figures.wanted import Wanted

__all__ = [
    "FIGURES",
    "Wanted",
    "draw_ahead",
    "draw_for_page",
    "figure_of",
    "find_figure",
    "has_figure",
    "has_paths",
    "why_none",
    "why_none_of",
]
