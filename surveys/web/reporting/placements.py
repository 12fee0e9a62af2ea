"""The placements as tables: what the figure of the plane shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.services.reporting.sentences import probability_in_words
from surveys.web.reporting.tables import NONE
from surveys.web.reporting.tables import Table
from surveys.web.reporting.tables import Written
from surveys.web.reporting.tables import number

if TYPE_CHECKING:
    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults

_CERTAINTY = {"not_placed": "not placed", "not_assessed": "not assessed"}


def placement_tables(computed: RoundResults) -> tuple[Table, ...]:
    """Make the table of positions and that of probabilities."""
    return (_positions(computed), _probabilities(computed))


def _positions(computed: RoundResults) -> Table:
    study = computed.study
    axes = [study.construct(axis.id).name.to(study.languages[0]) for axis in study.framework.axes]
    return Table(
        caption="Placements",
        columns=(
            "Alliance",
            "n",
            *axes,
            "Phase",
            "In the other reading",
            "Experts who see it so one by one",
        ),
        rows=tuple(_position(computed, report) for report in computed.alliances),
        numbers=frozenset({1, 2, 3}),
    )


def _position(computed: RoundResults, report: AllianceReport) -> tuple[str, ...]:
    result = report.result
    position = result["position"] or {}
    shares = result["phase_shares"]
    # A phase without its probability would say more than so few experts can.
    named = result["placement_probability"] is not None
    return (
        report.label,
        str(result["n"]),
        *(number(position.get(axis.id)) for axis in computed.study.framework.axes),
        phase_name(computed, result["phase"] if named else None),
        phase_name(computed, result["alternative_phase"] if named else None),
        f"{shares[result['phase']]['n']} of {result['n']}" if shares else NONE,
    )


def _probabilities(computed: RoundResults) -> Table:
    phases = [phase.id for phase in computed.study.framework.phases]
    return Table(
        caption="Placement probability, in the reading in use",
        columns=("Alliance", *(phase_name(computed, each) for each in phases), "Certainty", "n"),
        rows=tuple(
            (
                report.label,
                *(_probability(report, phase) for phase in phases),
                _CERTAINTY.get(report.result["certainty"], report.result["certainty"]),
                str(report.result["n"]),
            )
            for report in computed.alliances
        ),
        numbers=frozenset({1, 2, 3, 4, 6}),
        note=computed.document["notes"]["placement_probability"],
    )


def _probability(report: AllianceReport, phase: str) -> str:
    probability = report.result["placement_probability"]
    if not probability:
        return NONE
    return Written(probability_in_words(probability[phase]), probability[phase])


def phase_name(computed: RoundResults, phase: str | None) -> str:
    """Name a phase in the study's first language."""
    study = computed.study
    return study.framework.phase(phase).name.to(study.languages[0]) if phase else NONE
