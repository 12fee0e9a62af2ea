"""Groups of experts side by side: by community, or by any other coarse attribute of the panel."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analysis.differences.disclosure import nested
from analysis.differences.disclosure import showable
from analysis.differences.group_pairs import Views
from analysis.differences.group_pairs import compare_pair
from analysis.differences.group_results import GroupComparison
from analysis.differences.group_results import GroupPosition
from analysis.differences.step_down import holm
from analysis.ellipse import posterior_ellipse
from analysis.location import mean_t
from analysis.phase_mass import mass_by_phase
from analysis.posterior import posterior_of
from analysis.reliability import vignette_leniency

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.scores import Scores
    from analysis.sheets import Sheet
    from analysis.sheets import Target

AxisScores = dict[str, dict[str, dict["Target", "Scores"]]]
Members = dict[str, dict[str, "BoolArray"]]  # attribute, group, shape (experts,)


def members_of(panel: Panel) -> Members:
    """Say who belongs to each group of each attribute, both sorted by name."""
    rows = {expert: row for row, expert in enumerate(panel.experts)}
    found: Members = {}
    for attribute, group in sorted({(each.attribute, each.value) for each in panel.memberships}):
        found.setdefault(attribute, {})[group] = np.zeros(len(rows), dtype=bool)
    for each in panel.memberships:
        found[each.attribute][each.value][rows[each.expert]] = True
    return found


def compare_groups(
    panel: Panel, sheets: Mapping[Target, Sheet], scores: AxisScores, options: Options
) -> dict[tuple[str, str], tuple[GroupComparison, ...]]:
    """Compare the groups of every attribute over every alliance in its periods.

    Nothing is told of a group with fewer than `Options.minimum_placed` members who have both scores,
    nor of so many others that its mean would follow from theirs and the panel's.
    """
    members = members_of(panel)
    if not members:
        return dict.fromkeys(panel.alliances, ())
    axes = panel.frame.axes
    leniency = np.column_stack([vignette_leniency(sheets, axis) for axis in axes])
    found: dict[tuple[str, str], list[GroupComparison]] = {}
    for alliance in panel.alliances:
        values = [scores[axis.id]["items"]["alliance", *alliance].values for axis in axes]
        views = Views(scores=np.column_stack(values), leniency=leniency)
        found[alliance] = _of_alliance(views, members, panel.frame, options)
    return _adjusted(found)


def _of_alliance(
    views: Views, members: Members, frame: Frame, options: Options
) -> list[GroupComparison]:
    told: list[BoolArray] = []
    comparisons = []
    for attribute, groups in members.items():
        present = {group: inside & views.complete for group, inside in groups.items()}
        shown = _shown(present, views.complete, told, options.minimum_placed)
        told += shown.values()
        pairs = tuple(
            compare_pair(views, one, other, frame, options)
            for one, other in combinations(shown.items(), 2)
        )
        comparisons.append(
            GroupComparison(
                attribute=attribute,
                n=int(views.complete.sum()),
                groups=tuple(
                    _position(group, views.scores[inside], frame, options)
                    if group in shown
                    else withheld(group)
                    for group, inside in present.items()
                ),
                pairs=pairs,
                tests=0,
                reason=None if pairs else "too_few_groups",
            )
        )
    return comparisons


def _shown(
    groups: Mapping[str, BoolArray], everybody: BoolArray, told: list[BoolArray], minimum: int
) -> dict[str, BoolArray]:
    """Give the groups that may be shown, beside the whole and those told of already."""
    left = dict(groups)
    while True:
        counts = [[int(inside.sum())] for inside in left.values()]
        rest = int(everybody.sum()) - sum(count for (count,) in counts)
        may = showable(counts, [rest], minimum)
        left = {
            group: left[group] for group, is_shown in zip(list(left), may, strict=True) if is_shown
        }
        bare = nested(list(left.values()), told, minimum)
        if not any(bare):
            return left
        left = {
            group: left[group]
            for group, is_bare in zip(list(left), bare, strict=True)
            if not is_bare
        }


def _position(group: str, pairs: FloatArray, frame: Frame, options: Options) -> GroupPosition:
    posterior = posterior_of(pairs)
    named = zip(frame.axes, pairs.T, strict=True)
    return GroupPosition(
        group=group,
        n=len(pairs),
        position={
            frame.vertical.id: posterior.vertical,
            frame.horizontal.id: posterior.horizontal,
        },
        phase=frame.phase(posterior.vertical, posterior.horizontal),
        axes={axis.id: mean_t(values, conf=options.level) for axis, values in named},
        placement_probability=mass_by_phase(posterior, frame),
        ellipses={
            f"{100 * level:g}": posterior_ellipse(posterior, level)
            for level in options.ellipse_levels
        },
    )


def withheld(group: str) -> GroupPosition:
    """Name a group of which nothing is told."""
    return GroupPosition(
        group=group,
        n=None,
        position=None,
        phase=None,
        axes=None,
        placement_probability=None,
        ellipses=None,
        reason="withheld",
    )


def _adjusted(
    found: Mapping[tuple[str, str], list[GroupComparison]],
) -> dict[tuple[str, str], tuple[GroupComparison, ...]]:
    """Adjust the p of each test for all of its attribute, over pairs and alliances."""
    of_attribute: dict[str, list[float]] = {}
    for comparisons in found.values():
        for each in comparisons:
            of_attribute.setdefault(each.attribute, []).extend(pair.energy.p for pair in each.pairs)
    adjusted = {name: iter(holm(p_values)) for name, p_values in of_attribute.items()}
    return {
        alliance: tuple(
            replace(
                each,
                tests=len(of_attribute[each.attribute]),
                pairs=tuple(
                    replace(
                        pair, energy=replace(pair.energy, holm_p=next(adjusted[each.attribute]))
                    )
                    for pair in each.pairs
                ),
            )
            for each in comparisons
        )
        for alliance, comparisons in found.items()
    }
