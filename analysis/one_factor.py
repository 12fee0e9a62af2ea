"""The model of one factor behind the items, Σ = λλ' + Ψ: its fits, and how surely omega is known."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.scale_rows import ScaleRows

STEPS = 200
SWEEPS = 2000
CLOSE = 1e-12
LEAST_UNIQUE = 1e-6  # a share of an item's variance below this is none


def fit_likelihood(correlation: FloatArray) -> FloatArray:
    """Give the loadings that maximise the likelihood, shape (…, items), from correlations.

    Fisher scoring with halved steps, from the first principal component; NaN where it does not
    converge to uniquenesses above 0. The fit does not depend on the units of the items.
    """
    return np.array([_score(R) for R in correlation])


def fit_least_squares(correlation: FloatArray) -> FloatArray:
    """Give the loadings with the least squared residuals off the diagonal, shape (…, items).

    Each loading in turn is the regression of its correlations on the other loadings, for all
    matrices at once; NaN where one does not converge to uniquenesses above 0.
    """
    R = correlation
    lengths, vectors = np.linalg.eigh(np.where(np.isnan(R), 0.0, R))
    loadings = vectors[..., -1] * np.sqrt(np.maximum(lengths[..., -1:], 0.0))
    moved = np.full(len(R), np.inf)
    for _ in range(SWEEPS):
        before = loadings.copy()
        for i in range(R.shape[-1]):
            rest = (loadings**2).sum(axis=1) - loadings[:, i] ** 2
            shared = np.einsum("rj,rj->r", R[:, i], loadings) - R[:, i, i] * loadings[:, i]
            loadings[:, i] = shared / np.maximum(rest, CLOSE)
        moved = np.abs(loadings - before).max(axis=1)
        if not (moved > CLOSE).any() or np.isnan(moved).all():
            break
    proper = (moved <= math.sqrt(CLOSE)) & (loadings**2 < 1 - LEAST_UNIQUE).all(axis=1)
    return np.where(proper[:, np.newaxis], loadings, np.nan)


def _score(R: FloatArray) -> FloatArray:
    k = len(R)
    none = np.full(k, np.nan)
    lengths, vectors = np.linalg.eigh(R)
    if lengths[0] < LEAST_UNIQUE:
        return none
    loadings = vectors[:, -1] * math.sqrt(max(lengths[-1] - 1, 0.1))
    loadings = np.clip(loadings, -0.95, 0.95)
    unique = np.clip(1 - loadings**2, 0.05, 1.0)
    now = _discrepancy(R, loadings, unique)
    for _ in range(STEPS):
        W, gradient = _gradient(R, loadings, unique)
        step = np.linalg.lstsq(_information(W, loadings), gradient, rcond=None)[0]
        length = 1.0
        while length > CLOSE:
            tried = loadings - length * step[:k], unique - length * step[k:]
            then = _discrepancy(R, *tried)
            if then <= now + CLOSE:
                break
            length /= 2
        else:
            return none
        loadings, unique = tried
        now = then
        if np.abs(step).max() < math.sqrt(CLOSE) and length == 1:
            # At the maximum the model has the variances of the items.
            return loadings if (unique > LEAST_UNIQUE).all() else none
    return none


def _discrepancy(R: FloatArray, loadings: FloatArray, unique: FloatArray) -> float:
    """Give ln|Σ| + tr(RΣ⁻¹), infinite where a uniqueness is not above 0."""
    if (unique <= 0).any():
        return math.inf
    scaled = loadings / unique
    whole = 1 + float(loadings @ scaled)
    trace = float((np.diag(R) / unique).sum()) - float(scaled @ R @ scaled) / whole
    return float(np.log(unique).sum()) + math.log(whole) + trace


def _gradient(
    R: FloatArray, loadings: FloatArray, unique: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Give Σ⁻¹ and the slopes of the discrepancy by λ and ψ."""
    sigma = np.outer(loadings, loadings) + np.diag(unique)
    W = np.asarray(np.linalg.inv(sigma), dtype=np.float64)
    G = W @ (sigma - R) @ W
    return W, np.concatenate([2 * G @ loadings, np.diag(G)])


def _information(W: FloatArray, loadings: FloatArray) -> FloatArray:
    """Give tr(WΣ_aWΣ_b) for the parameters λ and ψ, shape (2 items, 2 items)."""
    v = W @ loadings
    by_loadings = 2 * ((loadings @ v) * W + np.outer(v, v))
    mixed = 2 * W * v
    return np.block([[by_loadings, mixed], [mixed.T, W**2]])


def omega_variance(rows: ScaleRows, loadings: FloatArray, unique: FloatArray) -> float:
    """Give the variance of omega by the sandwich of the likelihood, experts as clusters.

    I⁻¹BI⁻¹ with I the expected information and B the sum of the squared scores of experts, by the
    delta method.
    """
    k = len(loadings)
    sigma = np.outer(loadings, loadings) + np.diag(unique)
    W = np.asarray(np.linalg.inv(sigma), dtype=np.float64)
    v = W @ loadings
    z = _within(rows) @ W
    by_loadings = z * (z @ loadings)[:, np.newaxis]
    scores = np.column_stack([by_loadings - v, (z**2 - np.diag(W)) / 2])
    clusters = rows.n_clusters
    sums = np.zeros((clusters, 2 * k))
    np.add.at(sums, rows.clusters, scores)
    information = rows.m / 2 * _information(W, loadings)
    a, b = float(loadings.sum()), float(unique.sum())
    slope = np.concatenate([np.full(k, 2 * a * b), np.full(k, -(a**2))]) / (a**2 + b) ** 2
    weights = np.linalg.lstsq(information, slope, rcond=None)[0]
    return float(((sums @ weights) ** 2).sum()) * clusters / (clusters - 1)


def _within(rows: ScaleRows) -> FloatArray:
    """Take the means of groups off, and make the covariance that of the fit."""
    n = int(rows.groups.max()) + 1
    count = np.bincount(rows.groups, minlength=n)[:, np.newaxis]
    means = np.column_stack(
        [np.bincount(rows.groups, weights=x, minlength=n) for x in rows.values.T]
    )
    apart = rows.values - (means / np.maximum(count, 1))[rows.groups]
    return np.asarray(apart * math.sqrt(rows.m / rows.degrees))
