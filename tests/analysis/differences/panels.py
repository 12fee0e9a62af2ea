"""Panels with groups, camps and other perspectives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.judgements import Membership
from analysis.options import Options
from analysis.round import analyze
from tests.analysis.examples import pairs_panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.alliance_results import AlliancePlacement
    from analysis.panel import Panel

QUICK = Options(null_draws=400, bootstrap_draws=50, permutations=500, joint_draws=50)


def grouped(panel: Panel, groups: Sequence[str], attribute: str = "community") -> Panel:
    """Put each expert, in order, into a group; an empty name is none."""
    return replace(
        panel,
        memberships=panel.memberships
        + tuple(
            Membership(expert=expert, attribute=attribute, value=group)
            for expert, group in zip(panel.experts, groups, strict=True)
            if group
        ),
    )


def placed(
    pairs: Sequence[tuple[int | None, int | None]], groups: Sequence[str] = ()
) -> AlliancePlacement:
    panel = pairs_panel(list(pairs))
    if groups:
        panel = grouped(panel, groups)
    return analyze(panel, QUICK).alliances[0]
