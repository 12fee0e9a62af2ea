"""Where the panel places each alliance, and how far single experts agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import analysis
from surveys.web.reporting.alliance_tables import agreement_table
from surveys.web.reporting.alliance_tables import shares_table
from surveys.web.reporting.alliance_tables import where_table
from surveys.web.reporting.map_reading import map_reading_part
from surveys.web.reporting.parts import Part
from surveys.web.reporting.placements import placement_tables
from surveys.web.reporting.second_estimate import second_estimate_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults
    from surveys.web.reporting.tables import Table


def overview_parts(computed: RoundResults) -> tuple[Part, ...]:
    """Make the part of all alliances, one for each, then those of the second estimate and of the map itself."""
    placements = Part(
        id="placements",
        heading="Where the panel places each alliance",
        figures=("phase-plane",) if computed.has_positions else (),
        tables=placement_tables(computed),
        explained=("placement-probability", "axis-mean"),
    )
    return (
        placements,
        *(_alliance(computed, report) for report in computed.alliances),
        second_estimate_part(computed),
        *filter(None, [map_reading_part(computed)]),
    )


def _alliance(computed: RoundResults, report: AllianceReport) -> Part:
    return Part(
        id=f"{report.id}{report.period}",
        heading=report.label,
        tables=tuple(_tables(computed, report)),
        cautions=tuple(analysis.sentence(code) for code in report.result["warnings"]),
        explained=(
            "axis-mean",
            "median",
            "trimmed-mean",
            "van-der-eijk-a",
            "r-wg",
            "average-deviation",
        ),
    )


def _tables(computed: RoundResults, report: AllianceReport) -> Iterator[Table]:
    yield where_table(computed, report)
    yield agreement_table(computed, report)
    if report.result["phase_shares"]:
        yield shares_table(computed, report)
