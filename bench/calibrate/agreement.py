"""Intervals of coefficients of agreement, where experts and targets are both samples.

An expert’s rating of a target on seven points is the cut of s(t + e) + b: the target’s t, an error e of sd 1, the
expert’s own bias b and sensitivity s. The true value is that of 6,400 experts and 16,000 targets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Any

import numpy as np

import analysis

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray

POINTS = range(1, 8)
LARGE = (2_000, 800, 8)  # targets, experts, repetitions behind a true value


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A design: how many experts and targets, how far targets and experts differ, what is missing."""

    experts: int
    targets: int
    target_sd: float
    bias_sd: float
    missing: float = 0.0


SPREADS = ((1.0, 0.4), (2.5, 0.5))
PANELS = tuple(
    Panel(experts=experts, targets=targets, target_sd=target, bias_sd=bias, missing=missing)
    for target, bias in SPREADS
    for experts, targets, missing in (
        (8, 12, 0.0),
        (8, 32, 0.2),
        (15, 20, 0.2),
        (30, 12, 0.0),
        (30, 32, 0.2),
        (60, 32, 0.0),
    )
)


def _alpha(table: FloatArray, interval: Any) -> analysis.Coefficient:
    if interval == "bootstrap of units":
        return analysis.krippendorff_alpha_bootstrap(table, n_boot=500)
    return analysis.krippendorff_alpha(table, interval=interval)


def _ac2(table: FloatArray, interval: Any) -> analysis.Coefficient:
    return analysis.gwet_ac(table, weights="quadratic", categories=POINTS, interval=interval)


def _fleiss(table: FloatArray, interval: Any) -> analysis.Coefficient:
    return analysis.fleiss_kappa(table, categories=POINTS, interval=interval)


def _conger(table: FloatArray, interval: Any) -> analysis.Coefficient:
    return analysis.conger_kappa(table, weights="linear", categories=POINTS, interval=interval)


#: What is calibrated: its name, the coefficient, and the interval.
INTERVALS: tuple[tuple[str, Callable[..., analysis.Coefficient], str], ...] = (
    ("α ordinal, two-way", _alpha, "two-way"),
    ("AC2 quadratic, two-way", _ac2, "two-way"),
    ("κ Fleiss, two-way", _fleiss, "two-way"),
    ("κ Conger linear, two-way", _conger, "two-way"),
    ("α, bootstrap of units", _alpha, "bootstrap of units"),
    ("AC2, Gwet’s error", _ac2, "gwet"),
)


def draw(panel: Panel, rng: np.random.Generator) -> FloatArray:
    """Draw ratings, shape (targets, experts)."""
    target = panel.target_sd * rng.normal(size=(panel.targets, 1))
    bias = panel.bias_sd * rng.normal(size=panel.experts)
    sensitivity = np.exp(0.15 * rng.normal(size=panel.experts))
    felt = sensitivity * (target + rng.normal(size=(panel.targets, panel.experts))) + bias
    spread = np.sqrt(panel.target_sd**2 + 1 + panel.bias_sd**2)
    ratings: FloatArray = np.clip(np.floor(1.6 * felt / spread + 4.5), 1, 7)
    ratings[rng.random(ratings.shape) < panel.missing] = np.nan
    return ratings


@lru_cache
def true_value(index: int, target_sd: float, bias_sd: float) -> float:
    """Give the value of one of the coefficients in very large panels."""
    targets, experts, repetitions = LARGE
    large = Panel(experts=experts, targets=targets, target_sd=target_sd, bias_sd=bias_sd)
    rng = np.random.default_rng(20260101)
    coefficient = INTERVALS[index][1]
    found = [coefficient(draw(large, rng), None).estimate for _ in range(repetitions)]
    return float(np.mean([each for each in found if each is not None]))


def coverage(panel: Panel, runs: int, seed: int, which: tuple[int, ...]) -> dict[int, float]:
    """Give the share of simulated panels whose interval holds the true value, by interval."""
    rng = np.random.default_rng(seed)
    covered = dict.fromkeys(which, 0)
    for _ in range(runs):
        table = draw(panel, rng)
        for index in which:
            _, coefficient, kind = INTERVALS[index]
            interval = coefficient(table, kind).interval
            true = true_value(index, panel.target_sd, panel.bias_sd)
            covered[index] += interval is not None and interval.low <= true <= interval.high
    return {index: count / runs for index, count in covered.items()}


def tables(runs: int, seed: int) -> str:
    """Give the coverages as a table in Markdown."""
    names = [name for name, _, _ in INTERVALS]
    head = ["experts", "targets", "missing", "true α", *names]
    lines = [_row(head), _row(["---"] * len(head))]
    for panel in PANELS:
        found = coverage(panel, runs, seed, tuple(range(len(INTERVALS))))
        true = true_value(0, panel.target_sd, panel.bias_sd)
        design = [str(panel.experts), str(panel.targets), f"{panel.missing:.0%}", f"{true:.2f}"]
        lines.append(_row([*design, *(f"{found[index]:.3f}" for index in sorted(found))]))
        print(lines[-1], flush=True)
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
