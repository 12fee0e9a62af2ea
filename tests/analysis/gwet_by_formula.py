"""Gwet's standard errors written with a dense table of units, raters and points, as his book has them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray


def standard_error(table: FloatArray, name: str, w: FloatArray, points: list[float]) -> float:
    """Give the standard error of a coefficient (Gwet 2014, chapter 5)."""
    chosen = np.stack([table == point for point in points], axis=2).astype(float)
    chosen = chosen[:, ~np.isnan(table).all(axis=0)]
    rated = chosen.sum(axis=2).sum(axis=1)
    if name == "krippendorff_alpha_se":
        return _of_alpha(chosen[rated >= 2].sum(axis=1), w)
    chosen = chosen[rated > 0]
    counts = chosen.sum(axis=1)
    r = counts.sum(axis=1)
    n, pairable = len(r), r >= 2
    agreement = np.zeros(n)
    for i in np.flatnonzero(pairable):
        agreement[i] = sum(counts[i, k] * (w[k] @ counts[i] - 1) for k in range(len(points))) / (
            r[i] * (r[i] - 1)
        )
    observed = agreement[pairable].mean()
    expected, parts = _chance(chosen, counts, name, w)
    kappa = (observed - expected) / (1 - expected)
    own = n / pairable.sum() * (agreement - expected * pairable) / (1 - expected)
    linear = own - 2 * (1 - kappa) * (parts - expected) / (1 - expected)
    return math.sqrt(((linear - kappa) ** 2).sum() / (n * (n - 1)))


def _chance(
    chosen: FloatArray, counts: FloatArray, name: str, w: FloatArray
) -> tuple[float, FloatArray | float]:
    k = len(w)
    shares = counts / counts.sum(axis=1)[:, np.newaxis]
    pi = shares.mean(axis=0)
    if name == "percent_agreement":
        return 0.0, 0.0
    if name == "brennan_prediger":
        return float(w.sum() / k**2), float(w.sum() / k**2)
    if name == "gwet_ac":
        each = w.sum() / (k * (k - 1))
        return float(each * (pi * (1 - pi)).sum()), each * shares @ (1 - pi)
    if name == "fleiss_kappa":
        return float(pi @ w @ pi), shares @ (w @ pi)
    return _of_raters(chosen, w)


def _of_raters(chosen: FloatArray, w: FloatArray) -> tuple[float, FloatArray]:
    """Give Conger's chance agreement, and λ_i, what unit i adds to it."""
    n, raters, k = chosen.shape
    totals = chosen.sum(axis=0)
    sizes = totals.sum(axis=1)
    p = totals / sizes[:, np.newaxis]
    mean = p.mean(axis=0)
    spread = (p.T @ p - raters * np.outer(mean, mean)) / (raters - 1)
    expected = float((w * (np.outer(mean, mean) - spread / raters)).sum())
    parts = np.zeros(n)
    for i in range(n):
        for g in range(raters):
            there = chosen[i, g].sum()
            moved = chosen[i, g] - (there - sizes[g] / n) * p[g]
            for a in range(k):
                change = n / sizes[g] * (w[a] @ moved)
                parts[i] += change * (raters * mean[a] - p[g, a])
    return expected, parts / (raters * (raters - 1))


def _of_alpha(counts: FloatArray, w: FloatArray) -> float:
    r = counts.sum(axis=1)
    n, mean = len(r), counts.sum(axis=1).mean()
    agreement = (counts * (counts @ w - 1)).sum(axis=1) / (mean * (r - 1))
    first = agreement.mean()
    observed = (1 - 1 / (n * mean)) * first + 1 / (n * mean)
    pi = counts.mean(axis=0) / mean
    expected = pi @ w @ pi
    base = (first - expected) / (1 - expected)
    uneven = (r - mean) / mean
    own = (agreement - observed * uneven - expected) / (1 - expected)
    parts = counts @ (w @ pi) / mean - expected * uneven
    linear = own - 2 * (1 - base) * (parts - expected) / (1 - expected)
    return math.sqrt(((linear - base) ** 2).sum() / (n * (n - 1)))
