"""Everything about how experts, perspectives, fears and threats differ, alliance by alliance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.differences.camp_results import CampMember
from analysis.differences.camps import camps_of
from analysis.differences.dilemmas import dilemmas
from analysis.differences.groups import compare_groups
from analysis.differences.groups import members_of
from analysis.differences.perspectives import compare_perspectives
from analysis.differences.threats import threat_scores

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.differences.camp_results import Camps
    from analysis.differences.dilemmas import Dilemma
    from analysis.differences.group_results import GroupComparison
    from analysis.differences.groups import AxisScores
    from analysis.differences.perspectives import PerspectiveComparison
    from analysis.differences.threats import ThreatScore
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.sheets import Sheet
    from analysis.sheets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """Of one alliance in one period: between groups, perspectives and camps, and by fear and threat."""

    groups: tuple[GroupComparison, ...]
    perspectives: tuple[PerspectiveComparison, ...]
    camps: Camps
    dilemma: tuple[Dilemma, ...]
    threats: tuple[ThreatScore, ...]


def differences_of(
    panel: Panel, sheets: Mapping[Target, Sheet], scores: AxisScores, options: Options
) -> dict[tuple[str, str], Differences]:
    """Compare within every alliance in its periods.

    Parameters
    ----------
    panel, sheets
        The round, and its ratings by target.
    scores
        By axis, kind of score and target; the means of the items are compared.

    """
    members = members_of(panel)
    groups = compare_groups(panel, sheets, scores, options)
    found = {}
    for alliance in panel.alliances:
        sheet = sheets["alliance", *alliance]
        pairs = [scores[axis.id]["items"][sheet.target].values for axis in panel.frame.axes]
        found[alliance] = Differences(
            groups=groups[alliance],
            perspectives=compare_perspectives(panel, sheet, options),
            camps=camps_of(panel, sheet, np.column_stack(pairs), members, options),
            dilemma=dilemmas(sheet, options),
            threats=threat_scores(panel, sheet, options),
        )
    return found


def camp_members(
    panel: Panel, found: Mapping[tuple[str, str], Differences]
) -> tuple[CampMember, ...]:
    """Say who is in which camp, where there are two: for researchers who may see single rows."""
    return tuple(
        CampMember(expert=expert, alliance=alliance, period=period, camp=camp)
        for (alliance, period), differences in found.items()
        for expert, camp in zip(panel.experts, differences.camps.members, strict=True)
        if camp
    )
