"""The reliability of scales: experts are a sample, and the items fixed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

import analysis
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family
from bench.calibrate.raters import K
from bench.calibrate.raters import normal_nodes
from bench.calibrate.raters import with_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.arrays import FloatArray
    from bench.calibrate.cells import Outcome

RESAMPLES = 500
STEPS = 1.6  # points of the scale to a standard deviation
CUTS = (np.arange(1, K) - 3.5) / STEPS
ALLIANCES = 2


def loadings(items: int) -> FloatArray:
    """Give how far each item goes with what all of them measure, where its variance is 1."""
    return np.linspace(0.5, 0.8, items)


@lru_cache
def covariance(items: int, *, cut: bool) -> FloatArray:
    """Give the covariances of the items, exactly."""
    from scipy.special import ndtr

    slope = loadings(items)
    if not cut:
        return np.asarray(np.outer(slope, slope) + np.diag(1 - slope**2))
    factor, weight = normal_nodes(1, 61)
    unique = np.sqrt(1 - slope**2)
    below = ndtr((CUTS - (slope * factor[:, np.newaxis])[..., np.newaxis]) / unique[:, np.newaxis])
    mean = K - below.sum(axis=2)  # of each item, given the factor
    marginal = np.diff(np.concatenate([[0.0], ndtr(CUTS), [1.0]]))
    points = np.arange(1, K + 1)
    centred = mean - marginal @ points
    found = (weight[:, np.newaxis] * centred).T @ centred
    np.fill_diagonal(found, marginal @ points**2 - (marginal @ points) ** 2)
    return np.asarray(found)


@lru_cache
def true_values(items: int, *, cut: bool) -> dict[str, float]:
    sigma = covariance(items, cut=cut)
    total, variance = sigma.sum(), np.diag(sigma)
    others = (sigma**2).sum() - (variance**2).sum()
    odd = np.arange(items) % 2 == 0
    between = sigma[odd][:, ~odd].sum()
    r = between / np.sqrt(sigma[odd][:, odd].sum() * sigma[~odd][:, ~odd].sum())
    slope = loadings(items)
    return {
        "alpha": float(items / (items - 1) * (1 - variance.sum() / total)),
        "lambda2": float(1 - (variance.sum() - np.sqrt(items / (items - 1) * others)) / total),
        "lambda6": float(1 - (1 / np.diag(np.linalg.inv(sigma))).sum() / total),
        "split": float(2 * r / (1 + r)),
        "omega": float(slope.sum() ** 2 / (slope.sum() ** 2 + (1 - slope**2).sum())),
    }


def draw(
    experts: int, items: int, rng: np.random.Generator, *, cut: bool, shared: float = 0.0
) -> tuple[FloatArray, ...]:
    """Draw rows of experts by items; two of them if experts have rows that share the factor."""
    slope = loadings(items)
    own = np.sqrt(shared) * rng.normal(size=(experts, 1))
    tables = []
    for _ in range(ALLIANCES if shared else 1):
        factor = own + np.sqrt(1 - shared) * rng.normal(size=(experts, 1))
        felt = slope * factor + np.sqrt(1 - slope**2) * rng.normal(size=(experts, items))
        tables.append(
            np.asarray(1 + np.searchsorted(CUTS, felt.ravel()).reshape(felt.shape), float)
            if cut
            else felt
        )
    return tuple(tables)


def simulate(design: Design, rng: np.random.Generator, _: int) -> Iterator[Outcome]:
    cut = design.variant == "seven points"
    items = design.units
    true = true_values(items, cut=cut)
    (rows,) = draw(design.experts, items, rng, cut=cut)
    if design.missing:
        gaps = with_gaps(rows, design.missing, rng)
        found = analysis.cronbach_alpha(gaps, missing="pairwise")
        yield "α, pairs of items", found.interval, true["alpha"]
        return
    found = analysis.cronbach_alpha(rows)
    yield "α, Feldt", found.interval, true["alpha"]
    yield "α, Bonett", found.bonett, true["alpha"]
    twice = draw(design.experts, items, rng, cut=cut, shared=0.5)
    clustered = analysis.cronbach_alpha(
        np.vstack(twice),
        groups=np.repeat(np.arange(ALLIANCES), design.experts),
        clusters=np.tile(np.arange(design.experts), ALLIANCES),
        interval="bootstrap",
        n_boot=RESAMPLES,
    )
    yield "α, experts resampled", clustered.interval, true["alpha"]
    yield "λ₂", analysis.guttman_lambda2(rows).interval, true["lambda2"]
    yield "λ₆", analysis.guttman_lambda6(rows).interval, true["lambda6"]
    yield "split half", analysis.split_half(rows).interval, true["split"]
    if not cut and items < design.experts:
        yield "ω, likelihood", analysis.omega_total(rows).interval, true["omega"]


FAMILY = Family(
    name="scales",
    title="Reliability of scales",
    about=(
        "Items load .5 to .8 on one normal factor and have variance 1, as they are or cut into *seven points*. True values"
        " are exact, from the items’ covariances. For the resampling of experts each expert has a row for either of two"
        " alliances, whose factors correlate .5. ω is of the *normal* items."
    ),
    units="items",
    designs=tuple(
        Design(experts=experts, units=items, missing=missing, variant=variant)
        for variant, missing in (("normal", 0.0), ("seven points", 0.0), ("seven points", 0.2))
        for experts in (8, 15, 25, 60)
        for items in (4, 10)
    ),
    groups=(
        (
            "Experts a sample, items fixed.",
            (
                "α, Feldt",
                "α, Bonett",
                "α, experts resampled",
                "α, pairs of items",
                "ω, likelihood",
                "λ₂",
                "λ₆",
                "split half",
            ),
        ),
    ),
    simulate=simulate,
)
