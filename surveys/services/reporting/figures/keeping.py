"""Draw a figure for pages; one whose labels are long in finding their place is kept as a whole, not only its drawings."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.figure import Table
from surveys.model.chains import canonical_json
from surveys.services.caching import cached
from surveys.services.reporting.drawn_figures import DrawnFigure
from surveys.services.reporting.drawn_figures import draw_figure
from surveys.services.reporting.figures.phase_plane import footnote
from surveys.services.reporting.figures.registry import find_figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import RoundResults
    from surveys.services.workspace import Workspace

#: What the figures that take up to a second to lay out rest on, besides the study and the footnote.
_RESTS_ON: dict[str, Callable[[RoundResults], Any]] = {
    "trajectories": lambda results: results.document["change"]["trajectories"],
    "fears": lambda results: [each.result["dilemma"] for each in results.alliances],
}


def draw_for_page(
    workspace: Workspace, results: RoundResults, figure: str, wanted: Wanted
) -> DrawnFigure:
    """Draw a figure by its id, or take it from the cache of the study.

    Raises
    ------
    NotFound
        As `find_figure` does.
    """
    if figure not in _RESTS_ON:
        return _drawn(workspace, results, figure, wanted)
    about = [
        figure,
        asdict(wanted),
        footnote(results, wanted.language),
        results.document["study"],
        results.document["round"],
        _RESTS_ON[figure](results),
    ]
    return _read(
        cached(
            workspace,
            results.study.id,
            canonical_json(about),
            "json",
            lambda: _written(_drawn(workspace, results, figure, wanted)),
        )
    )


def _drawn(workspace: Workspace, results: RoundResults, figure: str, wanted: Wanted) -> DrawnFigure:
    return draw_figure(workspace, results.study.id, find_figure(results, figure, wanted))


def _written(drawn: DrawnFigure) -> bytes:
    return json.dumps(asdict(drawn)).encode()


def _read(kept: bytes) -> DrawnFigure:
    document = json.loads(kept)
    table = document.pop("table")
    rows = tuple(tuple(row) for row in table["rows"])
    return DrawnFigure(**document, table=Table(columns=tuple(table["columns"]), rows=rows))
