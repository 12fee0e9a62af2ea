"""Two camps in a panel: never only the mean, where it describes neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.differences.camp_items import items_of_camps
from analysis.differences.camp_results import Camp
from analysis.differences.camp_results import CampGroup
from analysis.differences.camp_results import Camps
from analysis.differences.camp_results import members_as_tuple
from analysis.differences.disclosure import showable
from analysis.differences.polarisation import polarisation_of
from analysis.differences.splitting import two_means
from analysis.frame import TOLERANCE
from analysis.location import exact_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.differences.groups import Members
    from analysis.differences.polarisation import Polarisation
    from analysis.differences.splitting import TwoMeans
    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.sheets import Sheet


def camps_of(
    panel: Panel, sheet: Sheet, scores: FloatArray, members: Members, options: Options
) -> Camps:
    """Say whether the experts of one alliance fall into two camps.

    They do if van der Eijk's A of a linking item is below 0, or if both hold: the better split of
    the scores into two puts at least `Options.camp_share` of the experts in a camp whose mean lies
    in another phase than the panel's, and Leik's D of a linking item lies above the 95th percentile
    of panels that answer at random.

    Parameters
    ----------
    panel, sheet
        Who was asked what, and what they said of this alliance.
    scores
        shape (experts, 2): vertical and horizontal score; NaN for gaps.
    members
        The groups of each attribute.
    options
        Smallest group, levels, the share.

    """
    frame = panel.frame
    complete: BoolArray = np.asarray(~np.isnan(scores).any(axis=1))
    axes = {
        axis.id: polarisation_of(sheet.linking_values(axis), panel.linking_item(axis), options)
        for axis in frame.axes
    }
    n = int(complete.sum())
    if n < options.minimum_placed:
        return _without(n, axes, len(complete), "too_few_experts" if n else "no_complete_pairs")
    split = two_means(scores[complete])
    if split is None:
        return _without(n, axes, len(complete), "unanimous_panel", two_camps=False, elsewhere=0.0)
    elsewhere = _share_elsewhere(scores[complete], split, frame)
    if not _are_two(axes, elsewhere, options):
        return _without(n, axes, len(complete), "one_camp", two_camps=False, elsewhere=elsewhere)
    first = complete.copy()
    first[complete] = split.first
    parts = (first, complete & ~first)
    return Camps(
        n=n,
        axes=axes,
        two_camps=True,
        elsewhere=elsewhere,
        between=split.between,
        exact=split.exact,
        camps=_both(scores, parts, members, frame, options),
        items=items_of_camps(sheet, parts, options),
        members=members_as_tuple(split.first, complete),
    )


def _without(
    n: int,
    axes: Mapping[str, Polarisation],
    experts: int,
    reason: str,
    *,
    two_camps: bool | None = None,
    elsewhere: float | None = None,
) -> Camps:
    return Camps(
        n=n,
        axes=axes,
        two_camps=two_camps,
        elsewhere=elsewhere,
        between=None,
        exact=None,
        camps=(),
        items=(),
        members=(0,) * experts,
        reason=reason,
    )


def _are_two(axes: Mapping[str, Polarisation], elsewhere: float, options: Options) -> bool:
    beyond = any(axis.is_beyond_chance for axis in axes.values())
    far = elsewhere >= options.camp_share - TOLERANCE
    return any(axis.is_negative for axis in axes.values()) or (far and beyond)


def _share_elsewhere(pairs: FloatArray, split: TwoMeans, frame: Frame) -> float:
    """Give the share of experts in camps whose mean lies in another phase than that of all."""
    panel = frame.phase(*_centre(pairs))
    parts = [pairs[split.first], pairs[~split.first]]
    away = sum(len(part) for part in parts if frame.phase(*_centre(part)) != panel)
    return away / len(pairs)


def _centre(pairs: FloatArray) -> tuple[float, float]:
    return exact_mean(pairs[:, 0]), exact_mean(pairs[:, 1])


def _both(
    scores: FloatArray,
    parts: tuple[BoolArray, BoolArray],
    members: Members,
    frame: Frame,
    options: Options,
) -> tuple[Camp, ...]:
    sizes = [int(part.sum()) for part in parts]
    is_told = min(sizes) >= options.minimum_placed
    groups = _groups_of(parts, members, options) if is_told else ((), ())
    camps = []
    for part, size, composition in zip(parts, sizes, groups, strict=True):
        centre = _centre(scores[part])
        camps.append(
            Camp(
                n=size,
                share=size / sum(sizes),
                position={frame.vertical.id: centre[0], frame.horizontal.id: centre[1]}
                if is_told
                else None,
                phase=frame.phase(*centre) if is_told else None,
                groups=composition,
                reason=None if is_told else "too_few_experts",
            )
        )
    return tuple(camps)


def _groups_of(
    parts: tuple[BoolArray, BoolArray], members: Members, options: Options
) -> tuple[tuple[CampGroup, ...], tuple[CampGroup, ...]]:
    """Say of whom the camps consist: groups of which either camp has none or enough, and the rest, too."""
    found: tuple[list[CampGroup], list[CampGroup]] = ([], [])
    for attribute, groups in members.items():
        counts = [[int((inside & part).sum()) for part in parts] for inside in groups.values()]
        known = [sum(cells) for cells in zip(*counts, strict=True)]
        rest = [int(part.sum()) - cell for part, cell in zip(parts, known, strict=True)]
        shown = showable(counts, rest, options.minimum_placed)
        for group, cells, is_shown in zip(groups, counts, shown, strict=True):
            for camp, part, cell in zip(found, parts, cells, strict=True):
                if is_shown:
                    size = int(part.sum())
                    camp.append(
                        CampGroup(attribute=attribute, group=group, n=cell, share=cell / size)
                    )
    return tuple(found[0]), tuple(found[1])
