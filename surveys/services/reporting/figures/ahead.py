"""Draw the figures of a round before anybody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.reporting.drawn_figures import draw_figure
from surveys.services.reporting.figures.registry import build_figure
from surveys.services.reporting.figures.registry import figure_ids
from surveys.services.reporting.figures.wanted import Wanted

if TYPE_CHECKING:
    from surveys.services.reporting.results import RoundResults
    from surveys.services.workspace import Workspace


def draw_ahead(workspace: Workspace, results: RoundResults) -> int:
    """Draw every figure that there is for pages, in the study's first language, and say how many there are."""
    wanted = Wanted(language=results.study.languages[0])
    figures = [
        figure
        for name in figure_ids(results)
        if (figure := build_figure(results, name, wanted)) is not None
    ]
    for figure in figures:
        draw_figure(workspace, results.study.id, figure)
    return len(figures)
