"""Fear of abandonment against fear of entrapment: A of the alliances first, then each ally for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from surveys.figures.dilemma import Dilemma
from surveys.figures.dilemma import DilemmaPoint
from surveys.figures.dilemma import DilemmaState
from surveys.figures.dilemma import dilemma_figure
from surveys.figures.square import SquareAxes
from surveys.services.reporting.figures.phase_plane import alliance_label
from surveys.services.reporting.figures.phase_plane import drawn_framework
from surveys.services.reporting.figures.phase_plane import footnote
from surveys.services.reporting.figures.phase_plane import outline

if TYPE_CHECKING:
    from surveys.figures.figure import Figure
    from surveys.model.studies import Study
    from surveys.services.reporting.figures.wanted import Wanted
    from surveys.services.reporting.results import AllianceReport
    from surveys.services.reporting.results import RoundResults


def fears(results: RoundResults, wanted: Wanted) -> Figure | None:
    """Make the figure of the alliance dilemma; nothing where no government was placed."""
    study, language = results.study, wanted.language
    states: dict[str, list[DilemmaPoint]] = {}
    middle = 0.0
    for holder in ("A", "B"):
        for report in results.alliances:
            for each in report.result["dilemma"]:
                if each["holder"] == holder and each["ellipses"]:
                    name = _state(study, report, holder, language)
                    label = alliance_label(study, report, language)
                    states.setdefault(name, []).append(_point(label, each))
                    middle = each["middle"]
    if not states:
        return None
    drawn = drawn_framework(study, language)
    return dilemma_figure(
        Dilemma(
            axes=SquareAxes(
                vertical_title=study.construct("abandonment").name.to(language),
                horizontal_title=study.construct("entrapment").name.to(language),
                minimum=drawn["minimum"],
                maximum=drawn["maximum"],
                cut_vertical=middle,
                cut_horizontal=middle,
            ),
            states=tuple(
                DilemmaState(name=name, points=tuple(points)) for name, points in states.items()
            ),
            notes=(footnote(results, language),),
            language=language,
        )
    )


def has_fears(results: RoundResults) -> bool:
    """Say whether any government was placed, without drawing where its label goes, which takes long."""
    return any(
        each["holder"] in {"A", "B"} and each["ellipses"]
        for report in results.alliances
        for each in report.result["dilemma"]
    )


def _state(study: Study, report: AllianceReport, holder: str, language: str) -> str:
    alliance = study.alliance(report.id)
    name = (alliance.a if holder == "A" else alliance.b).name.to(language)
    return name[:1].upper() + name[1:]


def _point(label: str, dilemma: dict[str, Any]) -> DilemmaPoint:
    """Place the mean of those who judged both fears: (abandonment, entrapment)."""
    ellipses = dilemma["ellipses"]
    widest = next(iter(ellipses.values()))
    return DilemmaPoint(
        alliance=label,
        position=(widest["y"], widest["x"]),
        n=dilemma["n"],
        ellipse_50=outline(ellipses.get("50")),
        ellipse_90=outline(ellipses.get("90")),
    )
