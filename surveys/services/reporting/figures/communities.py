"""Where each community places every alliance, beside the whole panel."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.group_intervals import GroupedAlliance
from surveys.figures.group_intervals import GroupIntervals
from surveys.figures.group_intervals import GroupPlace
from surveys.figures.group_intervals import group_intervals_figure
from surveys.services.reporting.figures.axes import axis_ids
from surveys.services.reporting.figures.axes import scales_of
from surveys.services.reporting.figures.estimates import both_of
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.figures.phase_plane import footnote
from surveys.services.reporting.viewing import SMALLEST_PART

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.figures.intervals import Estimate
    from surveys.model.studies import Study
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults

COMMUNITY = "community"


def communities(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the figure of communities; nothing where none of them may be shown."""
    study, language = results.study, wanted.language
    attribute = compared_attribute(results)
    found = [(report, _compared(report, attribute)) for report in results.alliances]
    shown = tuple(
        GroupedAlliance(
            alliance=alliance_label(study, report, language),
            panel=_panel(report, study, language),
            groups=tuple(
                _place(study, attribute, group, language) for group in comparison["groups"]
            ),
        )
        for report, comparison in found
        if comparison and any(group["n"] for group in comparison["groups"])
    )
    if not shown:
        return None
    return group_intervals_figure(
        GroupIntervals(
            axes=scales_of(study, language),
            alliances=shown,
            least=SMALLEST_PART,
            notes=(footnote(results, language),),
            language=language,
        )
    )


def compared_attribute(results: RoundResults) -> str:
    """Name the attribute whose groups are drawn: the community, or the first one that has a group to show."""
    shown = [
        comparison["attribute"]
        for report in results.alliances
        for comparison in report.result["groups"]
        if any(group["n"] for group in comparison["groups"])
    ]
    return COMMUNITY if COMMUNITY in shown else next(iter(shown), "")


def _compared(report: AllianceReport, attribute: str) -> dict[str, Any] | None:
    groups: list[dict[str, Any]] = report.result["groups"]
    return next((each for each in groups if each["attribute"] == attribute), None)


def _panel(report: AllianceReport, study: Study, language: str) -> tuple[Estimate, Estimate]:
    means = {axis: each["mean"] for axis, each in report.result["axes"].items()}
    return both_of(means, axis_ids(study), language)


def _place(study: Study, attribute: str, group: dict[str, Any], language: str) -> GroupPlace:
    values = next(each.values for each in study.attributes if each.id == attribute)
    name = next(value.name for value in values if value.id == group["group"])
    axes = group["axes"]
    return GroupPlace(
        name=name.to(language),
        places=both_of(axes, axis_ids(study), language) if axes is not None else None,
    )
