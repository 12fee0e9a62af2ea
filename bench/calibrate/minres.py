"""Omega by minimum residuals: experts are a sample, and the items fixed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

import analysis
from analysis.one_factor import fit_least_squares
from bench.calibrate import scales
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.calibrate.cells import Outcome

OMEGA = "ω, minres"


@lru_cache
def true_omega(items: int, *, cut: bool) -> float:
    """Give omega of the correlations of all experts."""
    sigma = scales.covariance(items, cut=cut)
    sd = np.sqrt(np.diag(sigma))
    correlation = sigma / np.outer(sd, sd)
    loadings = fit_least_squares(correlation[np.newaxis])[0]
    return float(1 - (1 - loadings**2).sum() / correlation.sum())


def simulate(design: Design, rng: np.random.Generator, _: int) -> Iterator[Outcome]:
    cut = design.variant == "seven points"
    (rows,) = scales.draw(design.experts, design.units, rng, cut=cut)
    found = analysis.omega_total(rows, method="minres")
    yield OMEGA, found.interval, true_omega(design.units, cut=cut)


FAMILY = Family(
    name="minres",
    title="Omega by minimum residuals",
    about="Items as those of the scales. The true ω is that of the correlations of all experts.",
    units="items",
    designs=tuple(
        Design(experts=experts, units=items, variant=variant)
        for variant in ("normal", "seven points")
        for experts, items in ((25, 4), (60, 4), (60, 10), (120, 6))
    ),
    groups=(("Jackknife over experts, items fixed.", (OMEGA,)),),
    simulate=simulate,
)
