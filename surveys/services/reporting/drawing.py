"""Draw a round's figures from its results."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from typing import get_args
from zoneinfo import ZoneInfo

from analysis.ellipse import Ellipse
from surveys.figures.phase_plane import phase_plane_spec
from surveys.figures.plane import PhasePlane
from surveys.figures.plane import PlaneAlliance
from surveys.figures.render import render
from surveys.model.chains import canonical_json
from surveys.services.caching import cached
from surveys.services.reporting.computing import compute
from surveys.services.reporting.sentences import probability_in_words

if TYPE_CHECKING:
    from surveys.model.studies import Study
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults
    from surveys.services.workspace import Workspace

Format = Literal["svg", "png", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)


def phase_plane(
    workspace: Workspace, results: RoundResults, form: Format, *, with_experts: bool = False
) -> bytes:
    """Draw the phase plane; single experts only where the results have them, and only when asked for."""
    plane = _plane(results, with_experts=with_experts)
    spec = phase_plane_spec(plane)
    about = canonical_json([spec, form, plane.title, plane.description])
    return cached(
        workspace,
        results.study.id,
        about,
        form,
        lambda: compute(render, spec, form, title=plane.title, description=plane.description),
    )


def _plane(results: RoundResults, *, with_experts: bool) -> PhasePlane:
    study = results.study
    language = study.languages[0]
    return PhasePlane(
        **drawn_framework(study, language),
        title=f"{study.title.to(language)}: where {results.pooled} experts place each alliance",
        description=" ".join(report.sentence for report in results.alliances),
        alliances=tuple(
            _alliance(results, report, with_experts=with_experts)
            for report in results.alliances
            if report.result["position"]
        ),
        note="The map of cells to phases is an interpretation."
        if study.framework.map.authority.value == "interpretation"
        else "",
        footnote=_footnote(results),
    )


def drawn_framework(study: Study, language: str) -> dict[str, Any]:
    """Give what every plane of a study has: its axes, their cuts and its cells, in the words of a language."""
    framework = study.framework
    vertical, horizontal = framework.axes
    scale = next(item.kind for item in study.items if item.is_linking).scale  # type: ignore[attr-defined]
    return {
        "vertical_title": study.construct(vertical.id).name.to(language),
        "horizontal_title": study.construct(horizontal.id).name.to(language),
        "vertical_ends": (vertical.low.to(language), vertical.high.to(language)),
        "horizontal_ends": (horizontal.low.to(language), horizontal.high.to(language)),
        "minimum": scale.minimum,
        "maximum": scale.maximum,
        "cut_vertical": vertical.cut,
        "cut_horizontal": horizontal.cut,
        "cells": tuple(
            tuple(framework.phase(phase).name.to(language) for phase in row)
            for row in framework.map.cells
        ),
        "language": language,
    }


def _footnote(results: RoundResults) -> str:
    simulated = "Simulated data. " if results.is_simulated else ""
    parts = f"{simulated}n = {results.pooled} experts. Round {results.listed.round.name.round}"
    if results.as_of is None:
        return f"{parts}."
    day = results.as_of.astimezone(ZoneInfo(results.study.time_zone)).date()
    return f"{parts}, as of {day.isoformat()}."


def _alliance(
    results: RoundResults, report: AllianceReport, *, with_experts: bool
) -> PlaneAlliance:
    framework = results.study.framework
    position = report.result["position"]
    ellipses = report.result["ellipses"] or {}
    return PlaneAlliance(
        label=report.label,
        phase_name=_phase_name(results, report),
        n=report.result["n"],
        position=(position[framework.vertical.id], position[framework.horizontal.id]),
        ellipse_50=outline(ellipses.get("50")),
        ellipse_90=outline(ellipses.get("90")),
        experts=_experts(results, report) if with_experts else (),
    )


def _phase_name(results: RoundResults, report: AllianceReport) -> str:
    """Name the phase with its probability, or say that there is none to name."""
    probability = report.result["placement_probability"]
    if probability is None:
        return "position only"
    if report.result["certainty"] == "not_placed":
        return "not placed"
    phase = max(probability, key=lambda each: probability[each])
    name = results.study.framework.phase(phase).name.to(results.study.languages[0])
    return f"{name} {probability_in_words(probability[phase])}"


def _experts(results: RoundResults, report: AllianceReport) -> tuple[tuple[float, float], ...]:
    return tuple(
        (point["vertical"], point["horizontal"])
        for point in results.expert_points
        if (point["alliance"], point["period"]) == (report.id, report.period)
        and point["vertical"] is not None
        and point["horizontal"] is not None
    )


def outline(ellipse: dict[str, Any] | None) -> tuple[tuple[float, float], ...] | None:
    """Return points (vertical, horizontal) along an ellipse of the results."""
    if ellipse is None:
        return None
    points = Ellipse(**ellipse).outline()
    return tuple((vertical, horizontal) for horizontal, vertical in points)
