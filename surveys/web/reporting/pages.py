"""What the results page shows: every number comes from the one engine, here it is put in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import analysis
from surveys.model.errors import Refused
from surveys.services import launching
from surveys.services.reporting import round_results
from surveys.web.designing.drawn_maps import draw_map
from surveys.web.reporting.alliance_tables import alliance_sections
from surveys.web.reporting.placements import placement_tables
from surveys.web.reporting.reliability import reliability_tables
from surveys.web.reporting.reliability import scale_use_tables

if TYPE_CHECKING:
    from surveys.model.rounds import RoundName
    from surveys.services.launching import ListedRound
    from surveys.services.reporting import RoundResults
    from surveys.services.workspace import Workspace
    from surveys.web.designing.drawn_maps import DrawnMap
    from surveys.web.reporting.alliance_tables import AllianceSection
    from surveys.web.reporting.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The results of a round in words."""

    computed: RoundResults
    placements: tuple[Table, ...]
    alliances: tuple[AllianceSection, ...]
    reliability: tuple[Table, ...]
    scale_use: tuple[Table, ...]
    map: DrawnMap
    other: DrawnMap | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPage:
    """A round's results; without any, ``nothing_yet`` says why."""

    found: ListedRound
    language: str
    with_experts: bool
    results: Results | None
    nothing_yet: str

    @property
    def can_show_experts(self) -> bool:
        """Whether single experts may be drawn: only once the round is closed."""
        return bool(self.results and self.results.computed.expert_points)


def results_page(workspace: Workspace, name: RoundName, *, with_experts: bool) -> ResultsPage:
    """Gather a round's results, or why there are none."""
    found = launching.find_round(workspace, name)
    results, nothing_yet = None, ""
    try:
        results = _results(round_results(workspace, name))
    except Refused as refused:
        nothing_yet = str(refused)
    return ResultsPage(
        found=found,
        language=found.study.languages[0],
        with_experts=with_experts and bool(results and results.computed.expert_points),
        results=results,
        nothing_yet=nothing_yet,
    )


def _results(computed: RoundResults) -> Results:
    framework = computed.study.framework
    return Results(
        computed=computed,
        placements=placement_tables(computed),
        alliances=alliance_sections(computed),
        reliability=reliability_tables(computed),
        scale_use=scale_use_tables(computed),
        map=draw_map(computed.study, framework.map),
        other=draw_map(computed.study, framework.alternative) if framework.alternative else None,
        warnings=tuple(analysis.sentence(code) for code in computed.document["warnings"]),
    )
