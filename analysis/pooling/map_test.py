"""A test of the phase map itself: which phase experts call its two mixed cells."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from analysis.exact_share import exact_share
from analysis.pooling.results import CellReading
from analysis.pooling.results import MapTest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from analysis.frame import Frame
    from analysis.options import Options
    from analysis.panel import Panel

CELLS = ("high_weak", "low_strong")
METHOD = (
    "exact two-sided sign test between experts who read both mixed cells as the map does and those "
    "who read both as the alternative does; it says which words this panel uses, and nothing of "
    "where an alliance stands or what the framework’s author meant"
)


def map_test_of(panel: Panel, phases: Sequence[str], options: Options) -> MapTest | None:
    """Test the map by the two questions that put its mixed cells into words.

    Each expert is one observation: reading both cells as the map does is a plus, both as the
    alternative does a minus, all else is no sign. p = 2 P(B ≤ min), B binomial (n, ½), at most 1
    (Dixon and Mood 1946). The shares of each cell have the exact interval of Clopper and Pearson.

    Returns
    -------
    None where nothing of the kind was asked.

    """
    said: dict[str, dict[str, str]] = {cell: {} for cell in CELLS}
    for each in panel.map_readings:
        said[each.cell][each.expert] = each.phase
    if not panel.map_readings:
        return None
    both = sorted(said[CELLS[0]].keys() & said[CELLS[1]].keys())
    patterns = [(said[CELLS[0]][expert], said[CELLS[1]][expert]) for expert in both]
    reason = _reason(len(both), panel.frame, options)
    whole: tuple[int, int] | None = None
    if reason is None:
        ours, theirs = (_mixed(panel.frame, which) for which in ("map", "alternative"))
        whole = (patterns.count(ours), patterns.count(theirs))
    p = sign_test(*whole) if whole else None
    return MapTest(
        n=len(both),
        cells=tuple(
            _cell(place, said[cell], phases, panel.frame, options)
            for place, cell in enumerate(CELLS)
        ),
        whole_map_n=whole[0] if whole else None,
        whole_alternative_n=whole[1] if whole else None,
        p=p,
        supports=_supports(whole, p, options),
        method=METHOD,
        reason=reason or ("no_variation" if p is None else None),
    )


def sign_test(plus: int, minus: int) -> float | None:
    """Give the exact two-sided p of the sign test; None without any sign.

    Examples
    --------
    >>> sign_test(9, 1)
    0.021484375
    >>> sign_test(3, 3)
    1.0

    """
    n, least = plus + minus, min(plus, minus)
    if not n:
        return None
    return min(1.0, float(2 * sum(math.comb(n, k) for k in range(least + 1)) / 2**n))


def _mixed(frame: Frame, which: str) -> tuple[str, str]:
    phases = frame.alternative if which == "alternative" and frame.alternative else frame.phases
    return (phases.high_weak, phases.low_strong)


def _reason(n: int, frame: Frame, options: Options) -> str | None:
    if n < options.minimum_placed:
        return "too_few_experts" if n else "no_experts"
    if frame.alternative is None or _mixed(frame, "alternative") == _mixed(frame, "map"):
        return "no_alternative_map"
    return None


def _supports(counts: tuple[int, int] | None, p: float | None, options: Options) -> str | None:
    if counts is None or p is None:
        return None
    if p >= 1 - options.level:
        return "neither"
    return "map" if counts[0] > counts[1] else "alternative"


def _cell(
    place: int, said: Mapping[str, str], phases: Sequence[str], frame: Frame, options: Options
) -> CellReading:
    ours = _mixed(frame, "map")[place]
    theirs = _mixed(frame, "alternative")[place] if frame.alternative else None
    chosen = list(said.values())
    n = len(chosen)
    few = n < options.minimum_placed
    reason = ("too_few_experts" if n else "no_experts") if few else None
    if reason is None and theirs in {None, ours}:
        reason = "no_alternative_map"
    counts = None if reason else (chosen.count(ours), chosen.count(str(theirs)))
    p = sign_test(*counts) if counts else None
    return CellReading(
        cell=CELLS[place],
        n=n,
        map_phase=ours,
        alternative_phase=theirs,
        shares=None
        if few
        else {phase: exact_share(chosen.count(phase), n, conf=options.level) for phase in phases},
        map_n=None if few else chosen.count(ours),
        alternative_n=counts[1] if counts else None,
        p=p,
        supports=_supports(counts, p, options),
        reason=reason or ("no_variation" if p is None else None),
    )
