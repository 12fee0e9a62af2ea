"""Which phase an alliance has as the cut points are moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.cut_sweep import CutSweep
from surveys.figures.cut_sweep import cut_sweep_figure
from surveys.services.reporting.figures.axes import phase_name
from surveys.services.reporting.figures.axes import point_of
from surveys.services.reporting.figures.axes import scales_of
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.figures.phase_plane import footnote

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults


def cut_sweep(results: RoundResults, report: AllianceReport, wanted: Wanted) -> Figure | None:
    """Make the map of phases over cut points; nothing for too few experts."""
    study, language = results.study, wanted.language
    sweep = report.result["sensitivity"]["cut_sweep"]
    if not sweep:
        return None
    # Read as the plane is: high before low, weak before strong.
    phases = tuple(phase for row in study.framework.map.cells for phase in row)
    vertical, horizontal = scales_of(study, language)
    anchored = report.result["sensitivity"]["anchored_cuts"]["cuts"]
    return cut_sweep_figure(
        CutSweep(
            alliance=alliance_label(study, report, language),
            n=report.result["n"],
            vertical_title=vertical.name,
            horizontal_title=horizontal.name,
            vertical_cuts=tuple(sweep["vertical_cuts"]),
            horizontal_cuts=tuple(sweep["horizontal_cuts"]),
            phases=tuple(phase_name(study, phase, language) for phase in phases),
            cells=tuple(tuple(phases.index(phase) for phase in row) for row in sweep["phases"]),
            stated=(vertical.cut, horizontal.cut),
            anchored=_pair(anchored, study.framework.vertical.id, study.framework.horizontal.id)
            if anchored
            else None,
            position=point_of(study, report.result["position"]),
            notes=(footnote(results, language),),
            language=language,
        )
    )


def _pair(cuts: dict[str, dict[str, float]], vertical: str, horizontal: str) -> tuple[float, float]:
    return cuts[vertical]["estimate"], cuts[horizontal]["estimate"]
