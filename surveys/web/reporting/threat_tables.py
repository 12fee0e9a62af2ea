"""Agreement on each named threat, and how the threats differ, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.web.reporting.difference_tables import p_of
from surveys.web.reporting.naming import of_alliances
from surveys.web.reporting.naming import threat_name
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import why_not

if TYPE_CHECKING:
    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults


def threat_tables(computed: RoundResults) -> tuple[Table, ...]:
    """Make the tables of every alliance that was asked about threats by name."""
    return of_alliances(computed, threat_tables_of)


def threat_tables_of(computed: RoundResults, report: AllianceReport) -> tuple[Table, ...]:
    """Make the tables of one alliance: each threat, and each two threats beside each other."""
    if not report.result["threats"]:
        return ()
    tables = (_scores(computed, report), _differences(computed, report))
    return tuple(table for table in tables if table.rows)


def _scores(computed: RoundResults, report: AllianceReport) -> Table:
    names = dict(axes_of(computed))
    return Table(
        caption="Agreement of the allies on each threat",
        columns=("Threat", "Axis", "Mean", "Interval", "n", "To know"),
        rows=tuple(
            (
                threat_name(computed.study, each["threat"]),
                names[axis],
                number(mean["estimate"]),
                interval(mean["interval"]),
                str(mean["n"]),
                why_not(mean),
            )
            for each in report.result["threats"]
            for axis, mean in each["axes"].items()
        ),
        numbers=frozenset({2, 4}),
    )


def _differences(computed: RoundResults, report: AllianceReport) -> Table:
    study = computed.study
    names = dict(axes_of(computed))
    return Table(
        caption="How the threats differ, expert by expert",
        columns=("Threats", "Axis", "Difference", "Interval", "p", "n", "To know"),
        rows=tuple(
            (
                f"{threat_name(study, each['threat'])} less {threat_name(study, other['other'])}",
                names[other["axis"]],
                number(other["difference"]["estimate"]),
                interval(other["difference"]["interval"]),
                p_of(other["test"]),
                str(other["difference"]["n"]),
                why_not(other["difference"]),
            )
            for each in report.result["threats"]
            for other in each["differences"]
        ),
        numbers=frozenset({2, 4, 5}),
        note="Over the items that were asked about both threats, by the experts who rated both. p by flips of signs.",
    )
