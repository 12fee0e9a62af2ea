"""Threat agreement by named threat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.group_intervals import AxisScale
from surveys.figures.threat_intervals import ThreatenedAlliance
from surveys.figures.threat_intervals import ThreatIntervals
from surveys.figures.threat_intervals import threat_intervals_figure
from surveys.services.reporting.figures.estimates import estimate_of
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.figures.phase_plane import drawn_framework
from surveys.services.reporting.figures.phase_plane import footnote

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.figures.intervals import Estimate
    from surveys.model.studies import Study
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults


def threats(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the figure of threat agreement by threat; nothing where the round names none."""
    study, language = results.study, wanted.language
    vertical = study.framework.vertical
    found = [
        ThreatenedAlliance(
            alliance=alliance_label(study, report, language),
            threats=_of(study, report, vertical.id, language),
        )
        for report in results.alliances
        if _names_any(report, vertical.id)
    ]
    if not found:
        return None
    drawn = drawn_framework(study, language)
    return threat_intervals_figure(
        ThreatIntervals(
            axis=AxisScale(
                name=drawn["vertical_title"],
                minimum=drawn["minimum"],
                maximum=drawn["maximum"],
                cut=vertical.cut,
            ),
            alliances=tuple(found),
            notes=(footnote(results, language),),
            language=language,
        )
    )


def has_threats(results: RoundResults) -> bool:
    """Say whether the round names any threat."""
    axis = results.study.framework.vertical.id
    return any(_names_any(report, axis) for report in results.alliances)


def _names_any(report: AllianceReport, axis: str) -> bool:
    return any(axis in each["axes"] for each in report.result["threats"])


def _of(
    study: Study, report: AllianceReport, axis: str, language: str
) -> tuple[tuple[str, Estimate], ...]:
    names = {
        threat.id: threat.name.to(language)
        for alliance in study.alliances
        for threat in alliance.threats
    }
    return tuple(
        (names[each["threat"]], estimate_of(each["axes"][axis], language))
        for each in report.result["threats"]
        if axis in each["axes"]
    )
