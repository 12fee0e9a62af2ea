"""How tables name groups, attributes, threats and questions of a study."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surveys.model.texts import in_general

if TYPE_CHECKING:
    from collections.abc import Callable

    from surveys.model.studies import Study
    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults
    from surveys.web.reporting.tables import Table

    Build = Callable[[RoundResults, AllianceReport], tuple[Table, ...]]


def attribute_name(study: Study, attribute: str) -> str:
    """Name an attribute of experts."""
    found = next(each for each in study.attributes if each.id == attribute)
    return found.name.to(study.languages[0])


def group_name(study: Study, attribute: str, group: str) -> str:
    """Name a value of an attribute."""
    found = next(each for each in study.attributes if each.id == attribute)
    return next(value.name for value in found.values if value.id == group).to(study.languages[0])


def threat_name(study: Study, threat: str) -> str:
    """Name a threat."""
    names = {each.id: each.name for alliance in study.alliances for each in alliance.threats}
    return names[threat].to(study.languages[0])


def item_name(study: Study, item: str) -> str:
    """Name an item by its id and its words, which are those of no single alliance."""
    language = study.languages[0]
    return f"{item}: {in_general(study.item(item).text.to(language), language)}"


def holder_names(study: Study, alliance: str) -> dict[str, str]:
    """Name the two governments of an alliance as a row begins: “The United States”."""
    found, language = study.alliance(alliance), study.languages[0]
    names = {"A": found.a.name.to(language), "B": found.b.name.to(language)}
    return {holder: name[:1].upper() + name[1:] for holder, name in names.items()}


def of_alliances(computed: RoundResults, build: Build) -> tuple[Table, ...]:
    """Make the tables of every alliance, each with the alliance in its caption."""
    return tuple(
        replace(table, caption=f"{report.label}: {table.caption}")
        for report in computed.alliances
        for table in build(computed, report)
    )
