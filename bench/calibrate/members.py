"""ICC1 and ICC2: members of groups, where the groups are a sample, equal in size or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

import analysis
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.arrays import IntArray
    from bench.calibrate.cells import Outcome

BETWEEN, WITHIN = 0.25, 1.0  # the variances of groups and of their members
ICC1, ICC2 = "ICC1 of groups", "ICC2 of groups"


def sizes_of(experts: int, groups: int, *, equal: bool) -> IntArray:
    """Share experts out among groups; unequal ones rise in steps from one to the last."""
    weights = np.ones(groups) if equal else np.arange(1.0, groups + 1)
    ends = np.rint(experts * weights.cumsum() / weights.sum()).astype(np.int64)
    return np.diff(ends, prepend=0)


def simulate(design: Design, rng: np.random.Generator, _: int) -> Iterator[Outcome]:
    sizes = sizes_of(design.experts, design.units, equal=design.variant == "equal")
    group = np.repeat(np.arange(design.units), sizes)
    means = np.sqrt(BETWEEN) * rng.normal(size=design.units)
    values = means[group] + np.sqrt(WITHIN) * rng.normal(size=design.experts)
    found = analysis.icc_groups(list(zip(values.tolist(), group.tolist(), strict=True)))
    k = design.experts / design.units
    yield ICC1, found.interval, BETWEEN / (BETWEEN + WITHIN)
    yield ICC2, found.icc2_interval, k * BETWEEN / (k * BETWEEN + WITHIN)


FAMILY = Family(
    name="members",
    title="Members of groups",
    about=(
        "Normal values: the means of groups vary by .25, members around them by 1, so that ICC1 is .2, and ICC2 that of a group of"
        " mean size. Groups are *equal* in size, or *unequal*: of three, the last has three times as many members as the first."
    ),
    units="groups",
    designs=tuple(
        Design(experts=experts, units=groups, variant=variant)
        for variant in ("equal", "unequal")
        for experts, groups in ((15, 3), (60, 3), (25, 5), (60, 5), (60, 12))
    ),
    groups=(("F intervals, groups a sample.", (ICC1, ICC2)),),
    simulate=simulate,
)
