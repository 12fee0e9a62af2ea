"""Every analysis of an alliance, and by which choices the few differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.specification_curve import Choice
from surveys.figures.specification_curve import Specification
from surveys.figures.specification_curve import SpecificationCurve
from surveys.figures.specification_curve import specification_figure
from surveys.figures.specification_options import choice_in_words
from surveys.figures.specification_options import option_in_words
from surveys.services.reporting.figures.axes import phase_name
from surveys.services.reporting.figures.axes import scales_of
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.figures.phase_plane import footnote

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults


def specifications(results: RoundResults, report: AllianceReport, wanted: Wanted) -> Figure | None:
    """Make the specification curve; nothing for too few experts, and while answers can come in."""
    return _figure(results, report, wanted, is_short=False)


def short_specifications(
    results: RoundResults, report: AllianceReport, wanted: Wanted
) -> Figure | None:
    """Make the specification curve without the rows of options, for where there is little room."""
    return _figure(results, report, wanted, is_short=True)


def _figure(
    results: RoundResults, report: AllianceReport, wanted: Wanted, *, is_short: bool
) -> Figure | None:
    study, language = results.study, wanted.language
    curve = report.result["sensitivity"]["specifications"]
    if not curve:
        return None
    phases = tuple(phase for row in study.framework.map.cells for phase in row)
    return specification_figure(
        SpecificationCurve(
            alliance=alliance_label(study, report, language),
            n=report.result["n"],
            axes=scales_of(study, language),
            phases=tuple(phase_name(study, phase, language) for phase in phases),
            phase=phases.index(curve["phase"]),
            choices=tuple(
                Choice(
                    name=choice_in_words(each["name"], language),
                    options=tuple(option_in_words(option, language) for option in each["options"]),
                )
                for each in curve["choices"]
            ),
            specifications=tuple(
                Specification(
                    options=tuple(each["options"]),
                    vertical=each["vertical"],
                    horizontal=each["horizontal"],
                    phase=phases.index(each["phase"]),
                )
                for each in curve["specifications"]
            ),
            notes=(footnote(results, language),),
            language=language,
        ),
        is_short=is_short,
    )
