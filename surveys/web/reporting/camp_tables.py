"""Polarisation and camps, as tables: both camps, and never the mean alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import analysis
from surveys.web.reporting.naming import attribute_name
from surveys.web.reporting.naming import group_name
from surveys.web.reporting.naming import of_alliances
from surveys.web.reporting.naming import threat_name
from surveys.web.reporting.placements import phase_name
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import interval
from surveys.web.reporting.tables import number
from surveys.web.reporting.tables import share
from surveys.web.reporting.tables import why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults

_WORST = 8


def camp_tables(computed: RoundResults) -> tuple[Table, ...]:
    """Make the tables of polarisation and camps of every alliance."""
    return of_alliances(computed, camp_tables_of)


def camp_tables_of(computed: RoundResults, report: AllianceReport) -> tuple[Table, ...]:
    """Make the tables of one alliance: polarisation; both camps, and where they differ most, if there are two."""
    return tuple(_tables(computed, report.result["camps"]))


def _tables(computed: RoundResults, camps: dict[str, Any]) -> Iterator[Table]:
    if camps["axes"]:
        yield _polarisation(computed, camps)
    if camps["camps"]:
        yield _both(computed, camps)
    if camps["items"]:
        yield _items(computed, camps)


def _polarisation(computed: RoundResults, camps: dict[str, Any]) -> Table:
    rows = []
    for axis, name in axes_of(computed):
        found = camps["axes"][axis]
        for key, measure, chance in (
            ("polarisation", "polarisation", None),
            ("dispersion", "dispersion (Leik’s D)", found["dispersion_by_chance"]),
        ):
            rows.append(
                (
                    f"{name}: {measure}",
                    number(found[key]["estimate"]),
                    interval(found[key]["interval"]),
                    number(chance),
                    str(found[key]["n"]),
                    why_not(found[key]),
                )
            )
    return Table(
        caption="Polarisation",
        columns=("Measure", "Value", "Interval", "By chance", "n", "To know"),
        rows=tuple(rows),
        numbers=frozenset({1, 3, 4}),
        note=(
            "Of the linking items. Polarisation: 0 if all agree, .50 if every point is as common, 1 if half stand at either end. "
            "By chance: what 5 % of panels of this size that answer at random pass."
        ),
    )


def _both(computed: RoundResults, camps: dict[str, Any]) -> Table:
    axes = axes_of(computed)
    return Table(
        caption="Both camps",
        columns=("Camp", "n", "Share", *(name for _, name in axes), "Phase", "Of whom", "To know"),
        rows=tuple(
            (
                name,
                str(camp["n"]),
                share(camp["share"]),
                *(number((camp["position"] or {}).get(axis)) for axis, _ in axes),
                phase_name(computed, camp["phase"]),
                _composition(computed, camp),
                analysis.sentence(camp["reason"]) if camp["reason"] else "",
            )
            for name, camp in zip(("Larger camp", "Smaller camp"), camps["camps"], strict=True)
        ),
        numbers=frozenset({1, 2, 3, 4}),
        note=f"{share(camps['between'])} of the spread of the scores lies between the two camps.",
    )


def _composition(computed: RoundResults, camp: dict[str, Any]) -> str:
    study = computed.study
    told = [
        f"{attribute_name(study, each['attribute'])}: "
        f"{group_name(study, each['attribute'], each['group'])} {each['n']}"
        for each in camp["groups"]
        if each["n"]
    ]
    return "; ".join(told) or NONE


def _items(computed: RoundResults, camps: dict[str, Any]) -> Table:
    return Table(
        caption="Where the camps differ most",
        columns=("Question", "Larger camp", "Smaller camp", "Difference", "n"),
        rows=tuple(
            (
                question_name(computed, each),
                *(number(mean) for mean in each["means"]),
                number(each["difference"]),
                f"{each['n'][0]} and {each['n'][1]}",
            )
            for each in camps["items"][:_WORST]
        ),
        numbers=frozenset({1, 2, 3}),
        note=(
            "Mean ratings in the direction of the construct. There is no interval and no p: the camps were found in these very "
            "ratings, so any such number would claim too much."
        ),
    )


def question_name(computed: RoundResults, question: dict[str, Any]) -> str:
    """Name a question by its item, construct and threat: “T2, threat agreement (China)”."""
    study = computed.study
    construct = study.construct(question["construct"]).name.to(study.languages[0]).lower()
    about = f" ({threat_name(study, question['threat'])})" if question["threat"] else ""
    return f"{question['item']}, {construct}{about}"
