"""How communities differ, whether the experts stand in camps, and what they believe that others think."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.services.reporting import figure_of
from surveys.web.reporting.camp_tables import camp_tables_of
from surveys.web.reporting.difference_tables import difference_tables_of
from surveys.web.reporting.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import RoundResults


def group_parts(computed: RoundResults) -> tuple[Part, ...]:
    """Make the parts about groups of experts."""
    return (*_communities(computed), *_camps(computed))


def _communities(computed: RoundResults) -> Iterator[Part]:
    found = [(report, difference_tables_of(computed, report)) for report in computed.alliances]
    if not any(tables for _, tables in found):
        yield Part(id="communities", heading="Between communities", nothing=_why_none(computed))
    if _has_groups(computed):
        yield Part(id="communities", heading="Between communities", figures=("communities",))
    for report, tables in found:
        if tables:
            yield Part(
                id=f"communities-{report.id}{report.period}",
                heading=f"Between communities: {report.label}",
                tables=tables,
                explained=("cliff-delta", "energy-distance"),
            )


def _has_groups(computed: RoundResults) -> bool:
    """Say whether any group may be shown for any alliance, so that there is something to draw."""
    return any(
        group["n"]
        for report in computed.alliances
        for comparison in report.result["groups"]
        for group in comparison["groups"]
    )


def _why_none(computed: RoundResults) -> str:
    if computed.view.attribute:
        return "A part of the panel is shown. Groups are compared where the whole panel is."
    if computed.listed.is_collecting:
        return "While answers can come in, no group of experts is shown apart from the whole panel."
    return "Nothing is known of the experts by which they could be compared, or nobody placed an alliance."


def _camps(computed: RoundResults) -> Iterator[Part]:
    for report in computed.alliances:
        camps = report.result["camps"]
        tables = camp_tables_of(computed, report)
        why = analysis.sentence(camps["reason"]) if camps["reason"] else ""
        yield Part(
            id=f"camps-{report.id}{report.period}",
            heading=f"Camps: {report.label}",
            text=why if tables else "",
            figures=(figure_of("camps", report),) if _may_draw(camps) else (),
            tables=tables,
            cautions=(analysis.sentence("two_camps"),) if camps["two_camps"] else (),
            nothing="" if tables else why,
        )


def _may_draw(camps: dict[str, Any]) -> bool:
    return bool(camps["camps"]) and all(camp["position"] for camp in camps["camps"])
