"""The phase plane with the own placements of one expert, drawn for that expert and never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.figures.phase_plane import phase_plane_spec
from surveys.figures.plane import PhasePlane
from surveys.figures.plane import PlaneAlliance
from surveys.figures.render import render
from surveys.figures.words import say
from surveys.services.reporting.computing import compute
from surveys.services.reporting.figures.phase_plane import drawn_framework
from surveys.services.reporting.figures.phase_plane import outline
from surveys.services.reporting.figures.phase_plane import phase_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from typing import Any

    from surveys.model.studies import Study
    from surveys.services.reporting.own_results import OwnAlliance
    from surveys.services.reporting.results import RoundResults


def draw_own_plane(results: RoundResults, alliances: Sequence[OwnAlliance], language: str) -> str:
    """Draw the alliances whose panel may be shown, as SVG in the expert's language.

    The drawing goes into no cache: a cache is shared, and an expert's own point is nobody else's.
    """
    drawn = tuple(
        _plane_alliance(results.study, each, each.panel, language)
        for each in alliances
        if each.panel and each.panel["position"]
    )
    if not drawn:
        return ""
    plane = PhasePlane(
        **drawn_framework(results.study, language),
        title=say("own_title", language),
        description=" ".join(_described(drawn, language)),
        alliances=drawn,
        note=_note(results.study, language),
        footnote=_footnote(results, language),
    )
    spec = phase_plane_spec(plane)
    return compute(render, spec, "svg", title=plane.title, description=plane.description).decode()


def _plane_alliance(
    study: Study, alliance: OwnAlliance, panel: dict[str, Any], language: str
) -> PlaneAlliance:
    vertical, horizontal = study.framework.axes
    ellipses = panel["ellipses"] or {}
    return PlaneAlliance(
        label=f"{alliance.name.to(language)} {alliance.period}".strip(),
        phase_name=phase_in_words(study, panel, language),
        n=panel["n"],
        position=(panel["position"][vertical.id], panel["position"][horizontal.id]),
        ellipse_50=outline(ellipses.get("50")),
        ellipse_90=outline(ellipses.get("90")),
        own=alliance.own,
    )


def _described(drawn: Sequence[PlaneAlliance], language: str) -> Iterator[str]:
    for each in drawn:
        vertical, horizontal = each.position
        yield say("panel_place", language).format(
            alliance=each.label,
            vertical=f"{vertical:.1f}",
            horizontal=f"{horizontal:.1f}",
            phase=each.phase_name,
            n=each.n,
        )
        if each.own:
            vertical, horizontal = each.own
            yield say("own_place", language).format(
                alliance=each.label, vertical=f"{vertical:.1f}", horizontal=f"{horizontal:.1f}"
            )


def _note(study: Study, language: str) -> str:
    is_interpretation = study.framework.map.authority.value == "interpretation"
    return say("interpretation", language) if is_interpretation else ""


def _footnote(results: RoundResults, language: str) -> str:
    words = say("experts", language).format(
        count=results.pooled, round=results.listed.round.name.round
    )
    return f"{say('simulated', language)} {words}" if results.is_simulated else words
