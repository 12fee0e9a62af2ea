"""What the overview of a round's results shows: every number comes from the one engine, here it is put in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import analysis
from surveys.web.designing.drawn_maps import draw_map
from surveys.web.reporting.section_pages import section_page

if TYPE_CHECKING:
    from surveys.services.reporting import RoundResults
    from surveys.web.designing.drawn_maps import DrawnMap
    from surveys.web.reporting.frames import Frame
    from surveys.web.reporting.parts import Part
    from surveys.web.reporting.section_pages import SectionPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The results of a round in words: the part of all alliances, one for each, and the others."""

    computed: RoundResults
    placements: Part
    alliances: tuple[Part, ...]
    others: tuple[Part, ...]
    map: DrawnMap
    other: DrawnMap | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """A round's results; the frame says why where there are none."""

    id: str
    frame: Frame
    title: str
    language: str
    with_experts: bool
    results: Overview | None

    @property
    def can_show_experts(self) -> bool:
        """Whether single experts may be drawn: only once the round is closed."""
        return bool(self.results and self.results.computed.expert_points)


def overview_page(frame: Frame) -> OverviewPage:
    """Gather a round's results, or why there are none."""
    made = section_page("overview", frame)
    results = _results(frame.computed, made) if frame.computed else None
    return OverviewPage(
        id=made.id,
        frame=frame,
        title=made.title,
        language=frame.found.study.languages[0],
        with_experts=frame.asked.with_experts and bool(results and results.computed.expert_points),
        results=results,
    )


def _results(computed: RoundResults, made: SectionPage) -> Overview:
    framework, last = computed.study.framework, 1 + len(computed.alliances)
    return Overview(
        computed=computed,
        placements=made.parts[0],
        alliances=made.parts[1:last],
        others=made.parts[last:],
        map=draw_map(computed.study, framework.map),
        other=draw_map(computed.study, framework.alternative) if framework.alternative else None,
        warnings=tuple(analysis.sentence(code) for code in computed.document["warnings"]),
    )
