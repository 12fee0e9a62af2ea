"""Draw the figures of a round before anybody looks."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.services.reporting.figures.keeping import draw_for_page
from surveys.services.reporting.figures.registry import figure_ids
from surveys.services.reporting.figures.wanted import Wanted

if TYPE_CHECKING:
    from surveys.services.reporting.results import RoundResults
    from surveys.services.workspace import Workspace


def draw_ahead(workspace: Workspace, results: RoundResults) -> int:
    """Draw every figure that there is for pages, in the study's first language, and say how many there are."""
    wanted = Wanted(language=results.study.languages[0])
    drawn = 0
    for figure in figure_ids(results):
        # Most results have nothing to draw in some figure.
        with contextlib.suppress(NotFound):
            draw_for_page(workspace, results, figure, wanted)
            drawn += 1
    return drawn
