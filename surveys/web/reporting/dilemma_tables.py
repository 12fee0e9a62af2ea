"""The fears of abandonment and of entrapment, government by government, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.web.reporting.difference_tables import p_of
from surveys.web.reporting.naming import holder_names
from surveys.web.reporting.naming import of_alliances
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import why_not

if TYPE_CHECKING:
    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults

_FEARS = (
    ("abandonment", "fear of abandonment"),
    ("entrapment", "fear of entrapment"),
    ("difference", "abandonment less entrapment"),
)
_QUADRANTS = (
    ("both", "both fears"),
    ("abandonment", "abandonment alone"),
    ("entrapment", "entrapment alone"),
    ("neither", "neither"),
)


def dilemma_tables(computed: RoundResults) -> tuple[Table, ...]:
    """Make the tables of every alliance that was asked about both fears."""
    return of_alliances(computed, dilemma_tables_of)


def dilemma_tables_of(computed: RoundResults, report: AllianceReport) -> tuple[Table, ...]:
    """Make the tables of one alliance: both fears and their difference, and how many see which."""
    if not report.result["dilemma"]:
        return ()
    return (_fears(computed, report), _quadrants(computed, report))


def _fears(computed: RoundResults, report: AllianceReport) -> Table:
    holders = holder_names(computed.study, report.id)
    return Table(
        caption="The alliance dilemma, for each government",
        columns=("Score", "Mean", "Interval", "p", "n", "To know"),
        rows=tuple(
            (
                f"{holders[each['holder']]}: {name}",
                number(each[key]["estimate"]),
                interval(each[key]["interval"]),
                p_of(each["test"]) if key == "difference" else NONE,
                str(each[key]["n"]),
                why_not(each[key]),
            )
            for each in report.result["dilemma"]
            for key, name in _FEARS
        ),
        numbers=frozenset({1, 3, 4}),
    )


def _quadrants(computed: RoundResults, report: AllianceReport) -> Table:
    holders = holder_names(computed.study, report.id)
    return Table(
        caption="How many experts see which fear",
        columns=("Government", *(name.capitalize() for _, name in _QUADRANTS), "n"),
        rows=tuple(
            (
                holders[each["holder"]],
                *(
                    f"{each['quadrants'][key]['n']} of {each['n']}" if each["quadrants"] else NONE
                    for key, _ in _QUADRANTS
                ),
                str(each["n"]),
            )
            for each in report.result["dilemma"]
        ),
        numbers=frozenset({1, 2, 3, 4, 5}),
        note="A fear counts from the middle of its scale on. Fewer than five experts are not told apart.",
    )
