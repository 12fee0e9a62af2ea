"""Every reasonable analysis of one alliance: score × pool × experts × cuts × reading of the map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from analysis.frame import TOLERANCE
from analysis.hodges_lehmann import walsh_averages
from analysis.location import TRIM
from analysis.location import exact_mean
from analysis.pooling.weights import community_weights
from analysis.scores import SCORES
from analysis.sensitivity.results import Choice
from analysis.sensitivity.results import OptionCount
from analysis.sensitivity.results import Specification
from analysis.sensitivity.results import SpecificationCurve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.frame import Frame
    from analysis.options import Options

ROBUST = ("median", "trimmed_mean", "hodges_lehmann")
POOLS = ("mean", *ROBUST, "confidence_weighted", "equal_communities")
ALL = "all"
WITHOUT_ANY = "without_any_flagged"
STATED, ANCHORED = "stated", "anchored"
IN_USE, OTHER = "in_use", "alternative"
NAMES = ("score", "pool", "experts", "cuts", "map")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """What the analyses of one alliance are made of.

    Attributes
    ----------
    scores
        By kind of score: shape (experts, 2), NaN where an expert has none.
    boundary
        shape (experts, 2): the own ratings of the boundary vignette, NaN where none.
    flags
        By check: whom it has flagged, shape (experts,).
    confidence
        The experts' confidence weights, or None where nobody was asked.
    communities
        The experts' communities, or None where there are none to compare.

    """

    scores: Mapping[str, FloatArray]
    boundary: FloatArray
    flags: Mapping[str, BoolArray]
    confidence: FloatArray | None
    communities: tuple[str, ...] | None


def specification_curve(
    material: Material, frame: Frame, options: Options
) -> SpecificationCurve | None:
    """Analyse in every combination of the choices; None where the stated analysis has too few experts.

    An option that cannot be tried, or that rests on fewer experts than a placement needs, is left out
    and named. Experts whom a check flagged are left out of some analyses and never of the stated one.
    The anchored cuts are the panel's mean of the boundary vignette, of the same experts.
    """
    experts, left_out = _experts(material)
    runs = {}
    for score, (name, kept) in product(_scores(material, left_out), experts.items()):
        chosen = kept & ~np.isnan(material.scores[score]).any(axis=1)
        if chosen.sum() < options.minimum_placed:
            left_out[f"{score}/{name}"] = "too_few_experts"
            continue
        pooled, without = _pooled(material, score, chosen, options)
        for pool, place in pooled.items():
            runs[score, pool, name] = (int(chosen.sum()), place)
        for pool, reason in without.items():
            # What all experts cannot be pooled by is not named again for each part of them.
            if name == ALL or pool not in left_out:
                left_out[pool if name == ALL else f"{pool}/{name}"] = reason
    if (SCORES[0], POOLS[0], ALL) not in runs:
        return None
    cuts = _cuts(material, frame, options, left_out)
    maps = {IN_USE: frame.phases}
    if frame.alternative:
        maps[OTHER] = frame.alternative
    keys = [(*run, cut, reading) for run, cut, reading in product(runs, cuts, maps)]
    choices = tuple(
        Choice(name=name, options=tuple(dict.fromkeys(key[at] for key in keys)))
        for at, name in enumerate(NAMES)
    )
    places = [{option: at for at, option in enumerate(choice.options)} for choice in choices]
    found = []
    for key in keys:
        n, (vertical, horizontal) = runs[key[:3]]
        cut, reading = cuts[key[3]], maps[key[4]]
        found.append(
            Specification(
                options=tuple(at[option] for at, option in zip(places, key, strict=True)),
                n=n,
                vertical=vertical,
                horizontal=horizontal,
                phase=reading.phase(_high(vertical, cut[0]), _high(horizontal, cut[1])),
            )
        )
    return _counted(found, keys, choices, left_out)


def _scores(material: Material, left_out: dict[str, str]) -> tuple[str, ...]:
    """List the scores that differ: a past period may be asked the linking item alone."""
    kept = [SCORES[0]]
    for score in SCORES[1:]:
        same = (
            np.array_equal(material.scores[score], material.scores[each], equal_nan=True)
            for each in kept
        )
        if any(same):
            left_out[score] = "same_score"
        else:
            kept.append(score)
    return tuple(kept)


def _experts(material: Material) -> tuple[dict[str, BoolArray], dict[str, str]]:
    """Give the ways to choose the experts: all, without each flag that anybody has, without any."""
    everybody = np.ones(len(material.boundary), dtype=bool)
    ways, left_out = {ALL: everybody}, {}
    flagging = {name: flag for name, flag in material.flags.items() if flag.any()}
    for name, flag in material.flags.items():
        if name in flagging:
            ways[f"without_{name}"] = ~flag
        else:
            left_out[f"without_{name}"] = "nobody_flagged"
    if len(flagging) > 1:
        ways[WITHOUT_ANY] = ~np.any(list(flagging.values()), axis=0)
    return ways, left_out


def _pooled(
    material: Material, score: str, chosen: BoolArray, options: Options
) -> tuple[dict[str, tuple[float, float]], dict[str, str]]:
    """Pool the chosen experts in every way; give the places, and why others have none."""
    x = material.scores[score][chosen]
    places = {
        "mean": _each(x, exact_mean),
        "median": _each(x, lambda column: float(np.median(column))),
        "trimmed_mean": _each(x, _trimmed),
        "hodges_lehmann": _each(x, lambda column: walsh_averages(column).median),
    }
    without = {}
    if material.confidence is None:
        without["confidence_weighted"] = "no_weights"
    else:
        places["confidence_weighted"] = _weighted(x, material.confidence[chosen])
    theirs = _communities(material, chosen)
    if theirs is None:
        without["equal_communities"] = "no_weights"
    elif min(Counter(theirs).values()) < options.minimum_placed:
        without["equal_communities"] = "small_community"
    else:
        places["equal_communities"] = _weighted(x, community_weights(theirs))
    return places, without


def _communities(material: Material, chosen: BoolArray) -> tuple[str, ...] | None:
    if material.communities is None:
        return None
    return tuple(material.communities[row] for row in np.flatnonzero(chosen))


def _each(x: FloatArray, pool: object) -> tuple[float, float]:
    vertical, horizontal = (pool(np.sort(column)) for column in x.T)  # type: ignore[operator]
    return float(vertical), float(horizontal)


def _trimmed(column: FloatArray) -> float:
    cut = int(TRIM * len(column))
    return exact_mean(column[cut : len(column) - cut])


def _weighted(x: FloatArray, weights: FloatArray) -> tuple[float, float]:
    if not weights.sum() > 0:
        return _each(x, exact_mean)
    total = exact_mean(weights)
    vertical, horizontal = (exact_mean(weights * column) / total for column in x.T)
    return vertical, horizontal


def _cuts(
    material: Material, frame: Frame, options: Options, left_out: dict[str, str]
) -> dict[str, tuple[float, float]]:
    cuts = {STATED: (frame.vertical.cut, frame.horizontal.cut)}
    both = ~(np.isnan(material.scores[SCORES[0]]) | np.isnan(material.boundary)).any(axis=1)
    if both.sum() < options.minimum_placed:
        left_out[ANCHORED] = "boundary_not_rated"
        return cuts
    vertical, horizontal = (exact_mean(column) for column in material.boundary[both].T)
    return cuts | {ANCHORED: (vertical, horizontal)}


def _high(position: float, cut: float) -> bool:
    return position >= cut - TOLERANCE


def _counted(
    found: list[Specification],
    keys: Sequence[tuple[str, ...]],
    choices: tuple[Choice, ...],
    left_out: dict[str, str],
) -> SpecificationCurve:
    phase = found[0].phase  # every choice as it was stated
    holds = [each.phase == phase for each in found]
    in_use = [held for held, key in zip(holds, keys, strict=True) if key[-1] == IN_USE]
    return SpecificationCurve(
        phase=phase,
        choices=choices,
        n=len(found),
        holds=sum(holds),
        n_cells=len(in_use),
        holds_cell=sum(in_use),
        by_option=tuple(
            OptionCount(
                choice=choice.name,
                option=option,
                n=sum(key[at] == option for key in keys),
                holds=sum(held for held, key in zip(holds, keys, strict=True) if key[at] == option),
            )
            for at, choice in enumerate(choices)
            for option in choice.options
        ),
        left_out=dict(sorted(left_out.items())),
        specifications=tuple(found),
    )
