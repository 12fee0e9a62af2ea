"""Kappas of pairs of raters: Cohen's, of two raters who are fixed, and Light's, of a sample of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

import analysis
from bench.calibrate import raters
from bench.calibrate.agreement import POINTS
from bench.calibrate.agreement import QUADRATIC
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.arrays import FloatArray
    from bench.calibrate.cells import Outcome

TWO = 2
COHEN = ("Cohen’s κ", "Cohen’s κ quadratic")
LARGE_SAMPLE = ", large-sample error"
LIGHT = ("Light’s κ", "experts fixed: Light’s κ, over units")


@lru_cache
def true_light(variant: str) -> float:
    """Give the mean kappa of two experts, over all experts."""
    experts, of_expert = raters.expert_nodes(variant)
    kappas = pair_kappas(experts, variant)
    return float(of_expert @ kappas @ of_expert)


def true_light_of_these(experts: raters.Experts, variant: str) -> float:
    """Give the mean kappa of all pairs of these experts over all targets."""
    kappas = pair_kappas(experts, variant)
    return float(kappas[np.triu_indices(len(kappas), 1)].mean())


def pair_kappas(experts: raters.Experts, variant: str) -> FloatArray:
    """Give the kappa of each pair of experts over all targets, shape (experts, experts)."""
    targets, weight = raters.target_nodes(variant)
    p = raters.probabilities(experts, targets, variant)
    observed = np.einsum("q,qrk,qsk->rs", weight, p, p, optimize=True)
    marginal = np.einsum("q,qrk->rk", weight, p)
    expected = marginal @ marginal.T
    return np.asarray((observed - expected) / (1 - expected))


def simulate(design: Design, rng: np.random.Generator, _: int) -> Iterator[Outcome]:
    variant = design.variant
    experts = raters.draw_experts(design.experts, variant, rng)
    targets = raters.draw_targets(design.units, variant, rng)
    table = raters.rate(experts, targets, variant, rng)
    ratings = analysis.Ratings.from_matrix(table, categories=POINTS)
    if design.experts == TWO:
        truth = raters.truth_of_these(experts, variant)
        for name, weights, w in (
            (COHEN[0], "identity", np.eye(raters.K)),
            (COHEN[1], "quadratic", QUADRATIC),
        ):
            expected = (truth.apart * w).sum()
            true = float(((truth.together * w).sum() - expected) / (1 - expected))
            yield name, analysis.cohen_kappa(ratings, weights=weights).interval, true
            found = analysis.cohen_kappa(ratings, weights=weights, interval="large-sample")
            yield f"{name}{LARGE_SAMPLE}", found.interval, true
        return
    yield LIGHT[0], analysis.light_kappa(ratings).interval, true_light(variant)
    found = analysis.light_kappa(ratings, interval="units")
    yield LIGHT[1], found.interval, true_light_of_these(experts, variant)


FAMILY = Family(
    name="kappas",
    title="Kappas of pairs of raters",
    about=(
        "Ratings as those of the coefficients of agreement. Cohen’s κ is about two experts, and its intervals speak of these two and"
        " other targets: they are held against the two experts’ κ over all targets. Light’s κ is the mean of all pairs of a panel,"
        " held against the mean of all pairs of experts there are, or of the panel’s own."
    ),
    units="targets",
    designs=(
        *(
            Design(experts=TWO, units=units, variant=variant)
            for variant in ("moderate", "high")
            for units in (12, 30, 100)
        ),
        *(
            Design(experts=experts, units=units, variant=variant)
            for experts, units, variant in (
                (8, 12, "moderate"),
                (8, 30, "moderate"),
                (15, 12, "moderate"),
                (25, 30, "moderate"),
                (15, 30, "high"),
            )
        ),
    ),
    groups=(
        (
            "Two raters, fixed: jackknife over units, and the large-sample error of Fleiss, Cohen and Everitt.",
            (*COHEN, *(f"{name}{LARGE_SAMPLE}" for name in COHEN)),
        ),
        ("Jackknife, two-way, or over units where experts are fixed.", LIGHT),
    ),
    simulate=simulate,
)
