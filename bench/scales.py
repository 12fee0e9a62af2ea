"""Scales and concentration: a million ratings against one pass of counting, and a panel of 40 experts.

A floor is `np.bincount(unit * K + code)` of a million ratings on int64, best of 15.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

import analysis
from analysis import Ratings

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

RATERS, UNITS, POINTS, RATINGS = 5_000, 20_000, 7, 1_000_000
EXPERTS, CELLS = 40, 32
ICC = [
    {"model": model, "type": kind, "unit": unit}
    for model in ("oneway", "twoway")
    for kind in ("agreement", "consistency")
    for unit in ("single", "average")
]


def measure() -> Iterator[str]:
    yield from _million()
    yield from _panel()


def _million() -> Iterator[str]:
    rng = np.random.default_rng(1)
    cell = rng.choice(RATERS * UNITS, RATINGS, replace=False)
    rater, unit = cell // UNITS, cell % UNITS
    truth = rng.integers(0, POINTS, UNITS)[unit]
    value = np.clip(truth + rng.integers(-2, 3, RATINGS), 0, POINTS - 1)
    floor = _best(lambda: np.bincount(unit * POINTS + value), 15)
    ratings = Ratings.from_long(rater, unit, value)
    yield f"a million ratings by {RATERS} raters on {UNITS} units; a floor is {1e3 * floor:.2f} ms"
    for name, options, most in (
        ("moment ICC", {"interval": None}, " (at most 15)"),
        ("moment ICC, one-way", {"interval": None, "model": "oneway"}, " (at most 15)"),
        ("moment ICC with its two-way jackknife", {}, ""),
    ):
        took = _best(
            lambda options=options: analysis.icc(replace(ratings), estimator="moments", **options)
        )
        yield f"  {name:38} {took / floor:7.1f} floors{most}"


def _panel() -> Iterator[str]:
    rng = np.random.default_rng(2)
    truth = rng.integers(1, POINTS + 1, size=CELLS)
    panel = np.clip(truth + rng.integers(-2, 3, size=(EXPERTS, CELLS)), 1, POINTS).astype(float)
    items = np.vstack([panel[:, :16], panel[:, 16:]])  # two alliances, sixteen items each
    where = {
        "clusters": np.tile(np.arange(EXPERTS), 2),
        "groups": np.repeat([0, 1], EXPERTS),
    }
    parts: dict[str, Callable[[], object]] = {
        "ICC, all forms": lambda: [analysis.icc(panel.T, **options) for options in ICC],
        "ICC by moments, all forms": lambda: [
            analysis.icc(panel.T, **options, estimator="moments") for options in ICC
        ],
        "W, mean rho, Finn, Ebel": lambda: [
            analysis.kendall_w(panel.T),
            analysis.mean_spearman(panel.T),
            analysis.finn(panel.T, levels=POINTS),
            analysis.icc_ebel(panel.T),
        ],
        "concentration of each cell": lambda: [_concentration(cell) for cell in panel.T],
        "concentration over all cells": lambda: _within(panel),
        "alpha, jackknife; 2,000 resamples": lambda: [
            analysis.cronbach_alpha(items, **where),
            analysis.cronbach_alpha(items, interval="bootstrap", **where),
        ],
        "omega, lambdas, split halves": lambda: [
            analysis.omega_total(items, **where),
            analysis.omega_total(items, method="minres", **where),
            analysis.guttman_lambda2(items, **where),
            analysis.guttman_lambda6(items, **where),
            analysis.split_half(items, **where),
        ],
        "the ten numbers of each cell": lambda: [analysis.aggregate(cell) for cell in panel.T],
    }
    yield f"{EXPERTS} experts, {CELLS} cells: every coefficient with intervals and 2,000 resamples"
    total = 0.0
    for name, act in parts.items():
        took = _best(act)
        total += took
        yield f"  {name:38} {1e3 * took:7.1f} ms"
    yield f"  {'in total':38} {1e3 * total:7.1f} ms (at most 300, with the coefficients of agreement)"


def _concentration(cell: np.ndarray) -> None:
    counts = np.bincount(cell.astype(int), minlength=POINTS + 1)[1:]
    for index in (
        analysis.van_der_eijk_a,
        analysis.tastle_consensus,
        analysis.leik_dispersion,
        analysis.blair_lacy,
    ):
        index(counts)


def _within(panel: np.ndarray) -> None:
    analysis.r_wg(panel, n_options=POINTS)
    analysis.r_wg_j(panel, n_options=POINTS)
    analysis.r_star_wg_j(panel, n_options=POINTS)
    analysis.a_wg(panel, low=1, high=POINTS)
    analysis.average_deviation(panel)
    analysis.average_deviation(panel, center="median")


def _best(act: Callable[[], object], repeats: int = 5) -> float:
    took = []
    for _ in range(repeats):
        begun = time.perf_counter()
        act()
        took.append(time.perf_counter() - begun)
    return min(took)


if __name__ == "__main__":
    for line in measure():
        print(line)
