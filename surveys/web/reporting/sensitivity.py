"""How far a placement depends on choices, and how far all experts may be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import analysis
from surveys.services.reporting import figure_of
from surveys.services.reporting import has_figure
from surveys.web.reporting.alliance_tables import scores_table
from surveys.web.reporting.alliance_tables import shared_error_table
from surveys.web.reporting.parts import Part
from surveys.web.reporting.placements import phase_name
from surveys.web.reporting.pools import pools_table
from surveys.web.reporting.pools import readings_table
from surveys.web.reporting.sensitivity_tables import cuts_sentence
from surveys.web.reporting.sensitivity_tables import cuts_table
from surveys.web.reporting.sensitivity_tables import flip_sentence
from surveys.web.reporting.sensitivity_tables import left_out_table
from surveys.web.reporting.sensitivity_tables import options_table
from surveys.web.reporting.tables import axes_of
from surveys.web.reporting.tables import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from surveys.services.reporting import AllianceReport
    from surveys.services.reporting import RoundResults


def sensitivity_parts(computed: RoundResults) -> tuple[Part, ...]:
    """Make the parts about what would change a placement."""
    return tuple(part for report in computed.alliances for part in _alliance(computed, report))


def _alliance(computed: RoundResults, report: AllianceReport) -> Iterator[Part]:
    name = f"{report.id}{report.period}"
    yield _every_analysis(report, name)
    yield _cuts(computed, report, name)
    yield _left_out(computed, report, name)
    yield Part(
        id=f"scores-{name}",
        heading=f"{report.label}: does it depend on the score?",
        gist=_scores_gist(report),
        tables=(scores_table(computed, report),),
        cautions=("The phase depends on the score used.",)
        if report.result["depends_on_score"]
        else (),
        explained=("axis-mean",),
    )
    yield Part(
        id=f"pools-{name}",
        heading=f"{report.label}: does it depend on how the experts are pooled?",
        gist=_pools_gist(computed, report),
        text="Which estimate leads is fixed before the round opens; the others show how much that choice matters.",
        figures=tuple(
            figure_of(kind, report)
            for kind in ("pools", "readings")
            if has_figure(computed, figure_of(kind, report))
        ),
        tables=(pools_table(computed, report), readings_table(computed, report)),
        explained=("axis-mean", "median", "trimmed-mean", "hodges-lehmann"),
    )
    yield Part(
        id=f"shared-error-{name}",
        heading=f"{report.label}: if all experts were wrong in the same way",
        gist=_shared_error_gist(computed, report),
        text="An error that all experts share is not in the placement probability, and more experts do not make it smaller.",
        tables=(shared_error_table(computed, report),) if report.result["shared_error"] else (),
        nothing=""
        if report.result["shared_error"]
        else "No phase and no probability is given for so few experts, so there is none that an error could change.",
        explained=("tipping-point", "placement-probability"),
    )


def _scores_gist(report: AllianceReport) -> str:
    if report.result["placement_probability"] is None:
        return ""
    if report.result["depends_on_score"]:
        return "The phase depends on the score used."
    return "Every score that can be computed gives the same phase."


def _pools_gist(computed: RoundResults, report: AllianceReport) -> str:
    if report.result["placement_probability"] is None:
        return ""
    placed = [
        each["phase"] for each in report.result["pools"]["scores"] if each["placement_probability"]
    ]
    same, phase = placed.count(report.result["phase"]), report.result["phase"]
    return f"{same} of {len(placed)} ways of pooling give “{phase_name(computed, phase)}”."


def _shared_error_gist(computed: RoundResults, report: AllianceReport) -> str:
    if not report.result["shared_error"]:
        return ""
    shared = report.result["shared_error"]
    axis = shared["nearest"]
    size = number(abs(shared["tipping_point"][axis]))
    return f"An error of {size} points that all share, on {dict(axes_of(computed))[axis]}, is enough to change the phase."


def _every_analysis(report: AllianceReport, name: str) -> Part:
    has_curve = bool(report.result["sensitivity"]["specifications"])
    return Part(
        id=f"analyses-{name}",
        heading=f"{report.label}: every analysis",
        text="Other researchers would have chosen otherwise here and there. Each combination of choices is computed.",
        sentences=(report.sensitivity,),
        figures=(figure_of("specifications", report),) if has_curve else (),
        tables=(options_table(report),) if has_curve else (),
        explained=("placement-probability",),
    )


def _cuts(computed: RoundResults, report: AllianceReport, name: str) -> Part:
    has_sweep = bool(report.result["sensitivity"]["cut_sweep"])
    return Part(
        id=f"cuts-{name}",
        heading=f"{report.label}: the cut points",
        gist=cuts_sentence(report.result["sensitivity"]) if has_sweep else "",
        figures=(figure_of("cut-sweep", report),) if has_sweep else (),
        tables=(cuts_table(computed, report),) if has_sweep else (),
        nothing="" if has_sweep else analysis.sentence(report.result["sensitivity"]["reason"]),
    )


def _left_out(computed: RoundResults, report: AllianceReport, name: str) -> Part:
    has_any = bool(report.result["sensitivity"]["items_left_out"])
    return Part(
        id=f"left-out-{name}",
        heading=f"{report.label}: without one item or expert",
        gist=flip_sentence(computed, report.result["sensitivity"]["flip_number"])
        if has_any
        else "",
        tables=(left_out_table(computed, report),) if has_any else (),
        explained=("flip-number",) if has_any else (),
        nothing="" if has_any else analysis.sentence(report.result["sensitivity"]["reason"]),
    )
