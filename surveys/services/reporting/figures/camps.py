"""The two camps among the experts on an alliance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.camps import Camp
from surveys.figures.camps import Camps
from surveys.figures.camps import binned
from surveys.figures.camps import camps_figure
from surveys.services.reporting.figures.axes import phase_name
from surveys.services.reporting.figures.axes import point_of
from surveys.services.reporting.figures.axes import square_of
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.figures.phase_plane import footnote

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults


def camps(results: RoundResults, report: AllianceReport, wanted: Wanted) -> Figure | None:
    """Make the figure of both camps, experts counted in squares; nothing where a camp may not be shown."""
    study, language = results.study, wanted.language
    found = report.result["camps"]["camps"]
    if not found or any(camp["position"] is None for camp in found):
        return None
    axes = square_of(study, language)
    positions = [
        (point["vertical"], point["horizontal"])
        for point in results.expert_points
        if (point["alliance"], point["period"]) == (report.id, report.period)
        and None not in {point["vertical"], point["horizontal"]}
    ]
    return camps_figure(
        Camps(
            alliance=alliance_label(study, report, language),
            axes=axes,
            panel=point_of(study, report.result["position"]),
            phase_name=phase_name(study, report.result["phase"], language),
            camps=tuple(
                Camp(
                    n=camp["n"],
                    position=point_of(study, camp["position"]),
                    phase_name=phase_name(study, camp["phase"], language),
                )
                for camp in found
            ),
            bins=binned(positions, axes),
            notes=(footnote(results, language),),
            language=language,
        )
    )
