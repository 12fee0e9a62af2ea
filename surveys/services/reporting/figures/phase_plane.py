"""The phase plane of a round: where the panel places each alliance, with the regions of its average."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from zoneinfo import ZoneInfo

from analysis.ellipse import Ellipse
from surveys.figures.figure import Figure
from surveys.figures.figure import Table
from surveys.figures.phase_plane import phase_plane_spec
from surveys.figures.plane import PhasePlane
from surveys.figures.plane import PlaneAlliance
from surveys.figures.words import say
from surveys.services.reporting.sentences import in_a_row
from surveys.services.reporting.sentences import probability_in_words
from surveys.services.reporting.viewing import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from surveys.model.studies import Study
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults


def phase_plane(results: RoundResults, wanted: Wanted) -> Figure:
    """Make the phase plane; single experts only where the results have them, and only when asked for."""
    plane = _plane(results, wanted)
    spec = phase_plane_spec(plane)
    return Figure(
        title=plane.title,
        description=plane.description,
        language=wanted.language,
        wide=spec,
        narrow=spec,
        table=_table(plane),
    )


def _table(plane: PhasePlane) -> Table:
    return Table(
        columns=("alliance", plane.vertical_title, plane.horizontal_title, "phase", "n"),
        rows=tuple(
            (each.label, *each.position, each.phase_name, each.n) for each in plane.alliances
        ),
    )


def _plane(results: RoundResults, wanted: Wanted) -> PhasePlane:
    study, language = results.study, wanted.language
    alliances = tuple(
        _alliance(results, report, wanted)
        for report in results.alliances
        if report.result["position"]
    )
    return PhasePlane(
        **drawn_framework(study, language),
        title=say("panel_title", language).format(
            study=study.title.to(language), count=results.pooled
        ),
        description=_description(results, alliances, language),
        alliances=alliances,
        note=say("interpretation", language)
        if study.framework.map.authority.value == "interpretation"
        else "",
        footnote=footnote(results, language),
    )


def _description(results: RoundResults, alliances: Sequence[PlaneAlliance], language: str) -> str:
    if language == "en":
        return " ".join(report.sentence for report in results.alliances)
    return " ".join(
        say("panel_place", language).format(
            alliance=each.label,
            vertical=f"{each.position[0]:.1f}",
            horizontal=f"{each.position[1]:.1f}",
            phase=each.phase_name,
            n=each.n,
        )
        for each in alliances
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


def footnote(results: RoundResults, language: str) -> str:
    """Say under a figure whose answers it shows, of which round, and until when."""
    parts = [say("simulated", language)] if results.is_simulated else []
    only = words_of(results.study, results.view, language)
    if only:
        parts.append(say("only", language).format(part=only))
    round_id = results.listed.round.name.round
    parts.append(say("experts", language).format(count=results.pooled, round=round_id))
    if results.as_of is not None:
        day = results.as_of.astimezone(ZoneInfo(results.study.time_zone)).date()
        parts.append(say("as_of", language).format(day=day.isoformat()))
    return in_a_row(parts, language)


def _alliance(results: RoundResults, report: AllianceReport, wanted: Wanted) -> PlaneAlliance:
    study = results.study
    position = report.result["position"]
    ellipses = report.result["ellipses"] or {}
    return PlaneAlliance(
        label=alliance_label(study, report, wanted.language),
        phase_name=phase_in_words(study, report.result, wanted.language),
        n=report.result["n"],
        position=(position[study.framework.vertical.id], position[study.framework.horizontal.id]),
        ellipse_50=outline(ellipses.get("50")),
        ellipse_90=outline(ellipses.get("90")),
        experts=_experts(results, report) if wanted.with_experts else (),
    )


def alliance_label(study: Study, report: AllianceReport, language: str) -> str:
    """Name an alliance in a language, with its period where it has one."""
    return f"{study.alliance(report.id).name.to(language)} {report.period}".strip()


def phase_in_words(study: Study, result: dict[str, Any], language: str) -> str:
    """Name the phase with its probability, or say that there is none to name."""
    probability = result["placement_probability"]
    if probability is None:
        return say("position_only", language)
    if result["certainty"] == "not_placed":
        return say("not_placed", language)
    phase = max(probability, key=lambda each: probability[each])
    name = study.framework.phase(phase).name.to(language)
    return f"{name} {probability_in_words(probability[phase], language)}"


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
