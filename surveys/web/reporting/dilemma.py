"""The alliance dilemma of each government, and agreement on each named threat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.web.reporting.dilemma_tables import dilemma_tables_of
from surveys.web.reporting.parts import Part
from surveys.web.reporting.threat_tables import threat_tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import RoundResults


def dilemma_parts(computed: RoundResults) -> tuple[Part, ...]:
    """Make the parts about fears and threats."""
    return (*_fears(computed), *_threats(computed))


def _fears(computed: RoundResults) -> Iterator[Part]:
    heading = "Abandonment against entrapment"
    found = [report for report in computed.alliances if report.result["dilemma"]]
    if not found:
        yield Part(
            id="fears",
            heading=heading,
            nothing="This round does not ask about both fears of any government: the module of the alliance dilemma is not in its form.",
        )
    if any(each["ellipses"] for report in found for each in report.result["dilemma"]):
        yield Part(id="fears", heading=heading, figures=("fears",))
    for report in found:
        yield Part(
            id=f"fears-{report.id}{report.period}",
            heading=f"{heading}: {report.label}",
            text="The two governments are never averaged: each fears for itself.",
            tables=dilemma_tables_of(computed, report),
            explained=("fears",),
        )


def _threats(computed: RoundResults) -> Iterator[Part]:
    found = [report for report in computed.alliances if report.result["threats"]]
    if not found:
        yield Part(
            id="threats",
            heading="Named threats",
            nothing="This round asks about no threat by name.",
        )
    else:
        yield Part(id="threats", heading="Named threats", figures=("threats",))
    for report in found:
        yield Part(
            id=f"threats-{report.id}{report.period}",
            heading=f"Named threats: {report.label}",
            tables=threat_tables_of(computed, report),
            explained=("threat-agreement",),
        )
