"""Concentration of opinion on one question, and within-group agreement: the experts are a sample."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

import analysis
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family
from bench.calibrate.raters import K

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.calibrate.cells import Outcome

#: How likely each of seven points is.
OPINIONS = {
    "close": (0.0, 0.0, 0.01, 0.04, 0.15, 0.60, 0.20),
    "narrow": (0.0, 0.02, 0.10, 0.38, 0.35, 0.12, 0.03),
    "broad": (0.05, 0.10, 0.18, 0.24, 0.20, 0.15, 0.08),
    "skewed": (0.01, 0.02, 0.04, 0.08, 0.15, 0.30, 0.40),
    "split": (0.20, 0.22, 0.08, 0.04, 0.08, 0.20, 0.18),
}
POINTS = np.arange(1.0, K + 1)
INDICES = {
    "van der Eijk’s A": analysis.van_der_eijk_a,
    "consensus": analysis.tastle_consensus,
    "Leik’s D": analysis.leik_dispersion,
    "Blair–Lacy": analysis.blair_lacy,
}
WITHIN = ("r_wg", "r*_wg(j), 4 items", "r_wg(j), 4 items", "a_wg", "AD mean", "AD median")
EXACT = 10**9  # experts of whom counts are as good as shares
ITEMS = 4


@lru_cache
def true_values(opinion: str) -> dict[str, float]:
    p = np.array(OPINIONS[opinion])
    counts = np.rint(EXACT * p)
    mean = float(p @ POINTS)
    variance = float(p @ (POINTS - mean) ** 2)
    r = 1 - variance / ((K**2 - 1) / 12)
    kept = max(r, 0.0)
    middle = float(POINTS[np.searchsorted(p.cumsum(), 0.5)])
    found = {name: index(counts, conf=None).estimate for name, index in INDICES.items()}
    return {name: value for name, value in found.items() if value is not None} | {
        "r_wg": kept,
        "r*_wg(j), 4 items": r,
        "r_wg(j), 4 items": ITEMS * kept / (ITEMS * kept + 1 - kept),
        "a_wg": 1 - 2 * variance / ((K + 1) * mean - mean**2 - K),
        "AD mean": float(p @ np.abs(POINTS - mean)),
        "AD median": float(p @ np.abs(POINTS - middle)),
    }


def simulate(design: Design, rng: np.random.Generator, _: int) -> Iterator[Outcome]:
    true = true_values(design.variant)
    rows = rng.choice(POINTS, size=(design.experts, ITEMS), p=OPINIONS[design.variant])
    one = rows[:, :1]
    counts = np.bincount(one.ravel().astype(int), minlength=K + 1)[1:]
    for name, index in INDICES.items():
        yield name, index(counts).interval, true[name]
    found = (
        analysis.r_wg(one, n_options=K),
        analysis.r_star_wg_j(rows, n_options=K),
        analysis.r_wg_j(rows, n_options=K),
        analysis.a_wg(one, low=1, high=K),
        analysis.average_deviation(one),
        analysis.average_deviation(one, center="median"),
    )
    for name, statistic in zip(WITHIN, found, strict=True):
        yield name, statistic.interval, true[name]


FAMILY = Family(
    name="concentration",
    title="Concentration of opinion",
    about=(
        "Each expert’s answer on seven points is drawn independently from one of five distributions: "
        + "; ".join(
            f"*{name}* ({', '.join(f'{share:.2f}'.lstrip('0') or '0' for share in shares)})"
            for name, shares in OPINIONS.items()
        )
        + ". True values are exact: the index of the distribution itself. Where several items are asked, they are independent."
    ),
    units="items",
    designs=tuple(
        Design(experts=experts, units=1, variant=variant)
        for variant in OPINIONS
        for experts in (8, 15, 25, 60)
    ),
    groups=(("Jackknife over experts.", (*INDICES, *WITHIN)),),
    simulate=simulate,
)
