"""The page that says how the results of a round were computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import analysis
from surveys.model.rounds import RoundName
from surveys.services.explaining import methods_of
from surveys.services.reporting import has_figure
from surveys.web.rendering import render
from surveys.web.reporting.asking import Asked
from surveys.web.reporting.blueprint import blueprint
from surveys.web.reporting.frames import frame_of
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import number
from surveys.web.workspaces import current_workspace

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from surveys.services.explaining import Explanation
    from surveys.web.reporting.frames import Frame

_FIGURES = {"placement-probability": ("calibration",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodsPage:
    """How each statistic was computed, beside a table of its values."""

    frame: Frame
    title: str
    statistics: tuple[tuple[Explanation, Table], ...]

    def figures_of(self, statistic: str) -> tuple[str, ...]:
        """List the figures that say how far a statistic can be believed."""
        computed = self.frame.computed
        return tuple(
            each for each in _FIGURES.get(statistic, ()) if computed and has_figure(computed, each)
        )


@blueprint.get("/studies/<study_id>/rounds/<round_id>/results/methods")
def show_methods(study_id: str, round_id: str) -> ResponseReturnValue:
    """Show formulas, options, n, references, and scripts that compute the results again."""
    # It is about the files of an export, which are those of the whole panel.
    frame = frame_of(current_workspace(), RoundName(study=study_id, round=round_id), Asked())
    explained = methods_of(frame.computed).statistics if frame.computed else ()
    page = MethodsPage(
        frame=frame,
        title="How it was computed",
        statistics=tuple((each, _values(each)) for each in explained),
    )
    return render("reporting/methods.html", page, frame.status)


def _values(explanation: Explanation) -> Table:
    return Table(
        caption=f"{explanation.name}: what the results say",
        columns=("Of", "Estimate", "n", "To know"),
        rows=tuple(
            (
                each.of,
                number(each.estimate, 4),
                str(each.n),
                analysis.sentence(each.reason) if each.reason else "",
            )
            for each in explanation.values
        ),
        numbers=frozenset({1, 2}),
    )
