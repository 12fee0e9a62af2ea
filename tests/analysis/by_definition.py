"""Coefficients written down pair by pair, as slow as their definitions: what fast code is held to."""

from __future__ import annotations

import math
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray

NAN = float("nan")


def random_table(seed: int, units: int, raters: int, points: int, gaps: float) -> FloatArray:
    """Make ratings that agree in part, with gaps."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(1, points + 1, size=(units, 1))
    noise = rng.integers(1, points + 1, size=(units, raters))
    table = np.where(rng.random((units, raters)) < 0.5, truth, noise).astype(float)
    table[rng.random((units, raters)) < gaps] = NAN
    return table


def krippendorff(table: FloatArray, level: str, ends: tuple[float, float] | None = None) -> float:
    """Give alpha from all pairs within units, and all pairs whatsoever."""
    units = [[v for v in row if not math.isnan(v)] for row in table]
    units = [unit for unit in units if len(unit) > 1]
    everything = [v for unit in units for v in unit]
    if len(set(everything)) < 2:
        return NAN
    distance = _distance(level, everything, ends)
    n = len(everything)
    observed = sum(
        distance(a, b) / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)
    )
    expected = sum(distance(a, b) for a, b in permutations(everything, 2))
    return 1 - (observed / n) / (expected / (n * (n - 1)))


def _distance(
    level: str, everything: list[float], ends: tuple[float, float] | None
) -> Callable[[float, float], float]:
    low, high = ends or (min(everything), max(everything))
    counts = {c: everything.count(c) for c in set(everything)}

    def ordinal(a: float, b: float) -> float:
        first, last = min(a, b), max(a, b)
        between = sum(n for c, n in counts.items() if first <= c <= last)
        return (between - (counts[a] + counts[b]) / 2) ** 2

    def bipolar(a: float, b: float) -> float:
        return 0 if a == b else (a - b) ** 2 / ((a + b - 2 * low) * (2 * high - a - b))

    return {
        "nominal": lambda a, b: float(a != b),
        "ordinal": ordinal,
        "interval": lambda a, b: (a - b) ** 2,
        "ratio": lambda a, b: 0.0 if a + b == 0 else ((a - b) / (a + b)) ** 2,
        "circular": lambda a, b: math.sin(math.pi * (a - b) / (high - low + 1)) ** 2,
        "bipolar": bipolar,
    }[level]


def jackknife(table: FloatArray, statistic: Callable[[FloatArray], float], axis: int) -> float:
    """Give the delete-one variance over the rows or columns that count for the statistic."""
    found = []
    for place in range(table.shape[axis]):
        line = np.take(table, place, axis=axis)
        rows = table[(~np.isnan(table)).sum(axis=1) > 1]
        if axis == 0 and (~np.isnan(line)).sum() < 2:
            continue
        if axis == 1 and np.isnan(rows[:, place]).all():
            continue
        found.append(statistic(np.delete(table, place, axis=axis)))
    n = len(found)
    return float((n - 1) / n * ((np.array(found) - np.mean(found)) ** 2).sum())


def without_each_rating(
    table: FloatArray, statistic: Callable[[FloatArray], float], least: int
) -> float:
    """Give the delete-one variance over the ratings of units with at least so many."""
    found = []
    for unit, rater in np.argwhere(~np.isnan(table)):
        if (~np.isnan(table[unit])).sum() >= least:
            fewer = table.copy()
            fewer[unit, rater] = NAN
            found.append(statistic(fewer))
    n = len(found)
    return float((n - 1) / n * ((np.array(found) - np.mean(found)) ** 2).sum())


def beyond_chance(table: FloatArray, name: str, w: FloatArray, points: list[float]) -> float:
    """Give a chance-corrected coefficient from each pair of ratings and of raters."""
    place = {point: k for k, point in enumerate(points)}
    units = [[place[v] for v in row if not math.isnan(v)] for row in table]
    units = [unit for unit in units if unit]
    agreeing = [
        np.mean([w[a, b] for a, b in permutations(unit, 2)]) for unit in units if len(unit) > 1
    ]
    if not agreeing:
        return NAN
    expected = _chance(table, name, w, units, place)
    if not 1 - expected > 1e-12:
        return NAN
    return float((np.mean(agreeing) - expected) / (1 - expected))


def _chance(
    table: FloatArray, name: str, w: FloatArray, units: list[list[int]], place: dict[float, int]
) -> float:
    k = len(place)
    pi = np.array([np.mean([unit.count(c) / len(unit) for unit in units]) for c in range(k)])
    if name == "percent_agreement":
        return 0.0
    if name == "brennan_prediger":
        return float(w.mean())
    if name == "gwet_ac":
        return float(w.sum() * sum(p * (1 - p) for p in pi) / (k * (k - 1)))
    if name == "fleiss_kappa":
        return float(sum(w[a, b] * pi[a] * pi[b] for a in range(k) for b in range(k)))
    raters = [[place[v] for v in column if not math.isnan(v)] for column in table.T]
    shares = [
        np.array([rater.count(c) / len(rater) for c in range(k)]) for rater in raters if rater
    ]
    if len(shares) < 2:
        return NAN
    return float(np.mean([p @ w @ q for p, q in permutations(shares, 2)]))


def cohen(first: list[float], second: list[float]) -> float:
    """Give the unweighted kappa of two raters."""
    n = len(first)
    points = set(first) | set(second)
    expected = sum(first.count(c) * second.count(c) for c in points) / n**2
    if expected == 1:
        return NAN
    return (sum(a == b for a, b in zip(first, second, strict=True)) / n - expected) / (1 - expected)
