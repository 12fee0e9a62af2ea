"""Coefficients of order, of scales and of concentration, as slow as their definitions."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import rankdata
from scipy.stats import spearmanr
from scipy.stats import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.arrays import FloatArray

NAN = float("nan")


def kendall(table: FloatArray, *, correct: bool) -> float:
    """Give W from the variance of the sums of ranks as a share of the greatest."""
    n, m = table.shape
    ranks = np.column_stack([rankdata(column) for column in table.T])
    ties = 0.0
    for column in table.T if correct else []:
        _, times = np.unique(column, return_counts=True)
        ties += float((times**3 - times).sum())
    s = sum((total - m * (n + 1) / 2) ** 2 for total in ranks.sum(axis=1))
    return float(12 * s / (m**2 * (n**3 - n) - m * ties))


def spearman(table: FloatArray) -> float:
    pairs = combinations(range(table.shape[1]), 2)
    return float(np.mean([spearmanr(table[:, i], table[:, j]).statistic for i, j in pairs]))


def finn(table: FloatArray, levels: int, model: str) -> float:
    n, m = table.shape
    squares = 0.0
    for i in range(n):
        for j in range(m):
            expected = table[i].mean()
            if model == "twoway":
                expected += table[:, j].mean() - table.mean()
            squares += (table[i, j] - expected) ** 2
    df = n * (m - 1) if model == "oneway" else (n - 1) * (m - 1)
    return float(1 - squares / df / ((levels**2 - 1) / 12))


def moments(table: FloatArray, form: str, *, average: bool) -> float:
    """Give the ICC by setting quadratic forms y'Qy equal to tr(QV), with dense matrices."""
    unit, rater = np.nonzero(~np.isnan(table))
    y = table[unit, rater]
    n = len(y)
    zu = (unit[:, None] == np.unique(unit)).astype(float)
    zr = (rater[:, None] == np.unique(rater)).astype(float)

    def projector(z: FloatArray) -> FloatArray:
        return np.asarray(z @ np.linalg.inv(z.T @ z) @ z.T)

    mean = np.full((n, n), 1 / n)
    forms = [projector(zu) - mean, np.eye(n) - mean]
    parts = [zu @ zu.T, np.eye(n)]
    if form != "ICC(1)":
        forms.insert(1, projector(zr) - mean)
        parts.insert(1, zr @ zr.T)
    left = np.array([[np.trace(q @ v) for v in parts] for q in forms])
    solved = np.linalg.solve(left, [y @ q @ y for q in forms])
    below = min(solved[-1], 0.0) if form != "ICC(1)" else 0.0  # no error is less than none
    units, error = solved[0] + below, solved[-1] - below
    others = error + (solved[1] + below if form == "ICC(A,1)" else 0.0)
    k = n / zu.shape[1] if average else 1.0
    return float(units / (units + others / k))


def reml(table: FloatArray, form: str) -> float:
    """Give the ICC that maximises the restricted likelihood, with dense matrices."""
    from scipy.optimize import minimize

    unit, rater = np.nonzero(~np.isnan(table))
    y = table[unit, rater]
    same_unit = (unit[:, None] == unit).astype(float)
    same_rater = (rater[:, None] == rater).astype(float)
    ones = np.ones(len(y))

    def deviance(logs: FloatArray) -> float:
        a, b, c = np.exp(logs)
        v = a * same_unit + b * same_rater + c * np.eye(len(y))
        inverse = np.linalg.inv(v)
        inner = ones @ inverse @ ones
        p = inverse - np.outer(inverse @ ones, inverse @ ones) / inner
        return float(np.linalg.slogdet(v)[1] + math.log(inner) + y @ p @ y)

    found = minimize(
        deviance,
        np.zeros(3),
        method="Nelder-Mead",
        options={"xatol": 1e-10, "fatol": 1e-12, "maxiter": 10000, "maxfev": 10000},
    )
    a, b, c = np.exp(found.x)
    return float(a / (a + c + (b if form == "ICC(A,1)" else 0.0)))


def consensus(ratings: list[int], points: int) -> float:
    mu = sum(ratings) / len(ratings)
    total = 0.0
    for point in range(1, points + 1):
        p = ratings.count(point) / len(ratings)
        if p:
            total += p * math.log2(1 - abs(point - mu) / (points - 1))
    return 1 + total


def leik(ratings: list[int], points: int) -> float:
    total = 0.0
    for point in range(1, points + 1):
        f = sum(r <= point for r in ratings) / len(ratings)
        total += f if f <= 0.5 else 1 - f
    return 2 * total / (points - 1)


def blair_lacy(ratings: list[int], points: int) -> float:
    shares = [sum(r <= p for r in ratings) / len(ratings) for p in range(1, points)]
    return math.sqrt(sum((f - 0.5) ** 2 for f in shares) / ((points - 1) / 4))


def van_der_eijk(ratings: list[int], points: int) -> float:
    """Peel layers off as van der Eijk does, counting every triple of points."""
    counts = [float(ratings.count(point)) for point in range(1, points + 1)]
    whole, total = sum(counts), 0.0
    while sum(counts) > 1e-9:
        height = min(count for count in counts if count > 1e-9)
        layer = [int(count > 1e-9) for count in counts]
        total += sum(layer) * height / whole * _layer(layer)
        counts = [count - height * one for count, one in zip(counts, layer, strict=True)]
    return total


def _layer(layer: list[int]) -> float:
    k = len(layer)
    triples = list(combinations(layer, 3))
    near = sum(triple in {(1, 1, 0), (0, 1, 1)} for triple in triples)
    apart = sum(triple == (1, 0, 1) for triple in triples)
    u = 1.0
    if near + apart:
        u = ((k - 2) * near - (k - 1) * apart) / ((k - 2) * (near + apart))
    return u * (1 - (sum(layer) - 1) / (k - 1))


def jackknife(values: list[float], statistic: Callable[[list[float]], float]) -> float:
    """Give the standard error from leaving one value out at a time."""
    n = len(values)
    left = np.array([statistic(values[:i] + values[i + 1 :]) for i in range(n)])
    return math.sqrt((n - 1) / n * float(((left - left.mean()) ** 2).sum()))


def limits(
    estimate: float, se: float, n: int, bounds: tuple[float, float], conf: float
) -> tuple[float, float]:
    """Give the ends of f(θ) ± t · se · f′(θ), f the logit between bounds or the logarithm."""
    low, high = bounds
    half = float(t.ppf((1 + conf) / 2, n - 1)) * se
    if se < 1e-9 or estimate - low < 1e-9 or high - estimate < 1e-9:
        return max(estimate - half, low), min(estimate + half, high)
    if math.isinf(high):
        return tuple(math.exp(math.log(estimate) + side * half / estimate) for side in (-1, 1))  # type: ignore[return-value]  # two
    share = (estimate - low) / (high - low)
    slope = 1 / (share * (1 - share) * (high - low))
    logit = math.log(share / (1 - share))
    ends = [1 / (1 + math.exp(-(logit + side * half * slope))) for side in (-1, 1)]
    return low + (high - low) * ends[0], low + (high - low) * ends[1]


def alpha(table: FloatArray) -> float:
    covariance = np.cov(table.T)
    k = len(covariance)
    return float(k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()))


def lambda2(table: FloatArray) -> float:
    c = np.cov(table.T)
    k = len(c)
    off = sum(c[i, j] ** 2 for i in range(k) for j in range(k) if i != j)
    return float(1 - np.trace(c) / c.sum() + math.sqrt(k / (k - 1) * off) / c.sum())


def lambda6(table: FloatArray) -> float:
    k = table.shape[1]
    errors = 0.0
    for item in range(k):
        others = np.column_stack([np.ones(len(table)), np.delete(table, item, axis=1)])
        fitted = others @ np.linalg.lstsq(others, table[:, item], rcond=None)[0]
        errors += float(((table[:, item] - fitted) ** 2).sum()) / (len(table) - 1)
    return 1 - errors / float(np.cov(table.T).sum())
