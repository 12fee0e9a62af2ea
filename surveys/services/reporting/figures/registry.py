"""Which figures there are: a line each, from the results of a round to what is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.errors import NotFound
from surveys.services.reporting.figures.communities import communities
from surveys.services.reporting.figures.fears import fears
from surveys.services.reporting.figures.phase_plane import phase_plane
from surveys.services.reporting.figures.threats import threats
from surveys.services.reporting.figures.wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.figures.figure import Figure
    from surveys.services.reporting.results import RoundResults

    Build = Callable[[RoundResults, Wanted], Figure | None]

#: What makes each figure, by its id; nothing where the results have nothing to draw.
FIGURES: dict[str, Build] = {
    "phase-plane": phase_plane,
    "threats": threats,
    "communities": communities,
    "fears": fears,
}


def find_figure(results: RoundResults, figure: str, wanted: Wanted | None = None) -> Figure:
    """Make a figure by its id, in the study's first language unless another one is wanted.

    Raises
    ------
    NotFound
        When there is no such figure, the results have nothing to draw in it, or the study has not this language.
    """
    if figure not in FIGURES:
        raise NotFound(f"There is no figure “{figure}”; there are {', '.join(FIGURES)}.")
    wanted = wanted or Wanted(language=results.study.languages[0])
    if wanted.language not in results.study.languages:
        raise NotFound(
            f"Figures of this study come in {', '.join(results.study.languages)}, not in “{wanted.language}”."
        )
    made = FIGURES[figure](results, wanted)
    if made is None:
        raise NotFound(f"The results have nothing to draw in the figure “{figure}”.")
    return made
