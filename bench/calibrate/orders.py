"""Coefficients of order and Finn’s: the targets are fixed, and the experts a sample."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

import analysis
from bench.calibrate import raters
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.arrays import FloatArray
    from bench.calibrate.cells import Outcome

SETS = 20  # of targets, one after the other
ALL = 12_000  # experts behind a true value; a multiple of each panel's size
SEED = 20260101
VARIANCE = (raters.K**2 - 1) / 12


@lru_cache
def targets_of(units: int, number: int) -> FloatArray:
    """Give a set of targets whose true values are far enough from zero."""
    return raters.draw_targets(units, "high", np.random.default_rng([SEED, units, number]))


@lru_cache
def true_values(experts: int, units: int, number: int) -> dict[str, float]:
    """Give the true values of a set of targets from very many experts."""
    rng = np.random.default_rng([SEED, units, number, zlib.crc32(b"all")])
    targets = targets_of(units, number)
    every = raters.draw_experts(ALL, "high", rng)
    table = raters.rate(every, targets, "high", rng)
    ranks = mid_ranks(table)
    apart = ranks - (units + 1) / 2
    squares = (apart**2).sum(axis=0)
    z = apart[:, squares > 0] / np.sqrt(squares[squares > 0])
    m = z.shape[1]
    of_panels = apart.reshape(units, ALL // experts, experts).sum(axis=2)
    room = experts * squares.reshape(-1, experts).sum(axis=1)
    within = table.var(axis=1, ddof=1).mean()
    raters_mean = table.mean(axis=0).var(ddof=1)
    rest = (within - raters_mean) * units / (units - 1)
    return {
        "mean ρ": float(((z.sum(axis=1) ** 2).sum() - m) / (m * (m - 1))),
        "W": float(((of_panels**2).sum(axis=0) / room).mean()),
        "W, all experts": float((apart.sum(axis=1) ** 2).sum() / (ALL * squares.sum())),
        "Finn’s r one-way": float(1 - within / VARIANCE),
        "Finn’s r two-way": float(1 - rest / VARIANCE),
    }


def mid_ranks(table: FloatArray) -> FloatArray:
    """Give the ranks of targets by each expert, ties sharing theirs, shape (targets, experts)."""
    chosen = table[..., np.newaxis] == np.arange(1, raters.K + 1)
    counts = chosen.sum(axis=0)
    middle = counts.cumsum(axis=1) - (counts - 1) / 2
    return np.asarray(np.take_along_axis(middle.T, table.astype(int) - 1, axis=0))


def simulate(design: Design, rng: np.random.Generator, number: int) -> Iterator[Outcome]:
    which = number % SETS
    targets = targets_of(design.units, which)
    table = raters.rate(raters.draw_experts(design.experts, "high", rng), targets, "high", rng)
    true = true_values(design.experts, design.units, which)
    w = analysis.kendall_w(table).interval
    yield "W", w, true["W"]
    yield "W, all experts", w, true["W, all experts"]
    yield "mean ρ", analysis.mean_spearman(table).interval, true["mean ρ"]
    finn = analysis.finn(table, levels=raters.K, model="oneway").interval
    yield "Finn’s r one-way", finn, true["Finn’s r one-way"]
    finn = analysis.finn(table, levels=raters.K, model="twoway").interval
    yield "Finn’s r two-way", finn, true["Finn’s r two-way"]


FAMILY = Family(
    name="orders",
    title="Coefficients of order",
    about=(
        "Experts as above (*high*), who all rate the same fixed targets, 20 sets of targets in turn. True values are those of"
        " 12,000 experts on the same targets. Kendall’s W is the larger the fewer experts there are, also where nobody agrees:"
        " so it is held against the mean W of panels of its size, and, beside that, against the W of all experts."
    ),
    units="targets",
    designs=tuple(
        Design(experts=experts, units=units) for experts in (8, 15, 25, 60) for units in (5, 12, 30)
    ),
    groups=(
        (
            "Jackknife over experts, targets fixed.",
            ("W", "W, all experts", "mean ρ", "Finn’s r one-way", "Finn’s r two-way"),
        ),
    ),
    simulate=simulate,
)
