"""The correlation of two axes within alliances: the experts are a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.axis_correlation import axis_correlation
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.arrays import FloatArray
    from bench.calibrate.cells import Outcome

#: From a variant to the correlation of an expert's two scores of one alliance.
CORRELATIONS = {"r = 0": 0.0, "r = .4": 0.4, "r = .8": 0.8}
SHARED = 0.5  # of the variance: what an expert thinks of every alliance
ITEMS = 6  # an axis; a score is their mean, so that it comes in sixths
CORRELATION = "r of the axes"


def draw(experts: int, alliances: int, r: float, rng: np.random.Generator) -> FloatArray:
    """Draw pairs of scores, shape (alliances, experts, 2)."""
    factor = np.linalg.cholesky(np.array([[1, r], [r, 1]]))
    own = np.sqrt(SHARED) * rng.normal(size=(experts, 2))
    apart = np.sqrt(1 - SHARED) * rng.normal(size=(alliances, experts, 2))
    places = rng.uniform(3, 5, size=(alliances, 1, 2))
    felt = places + (own + apart) @ factor.T
    return np.asarray(np.clip(np.rint(ITEMS * felt) / ITEMS, 1, 7))


def simulate(design: Design, rng: np.random.Generator, _: int) -> Iterator[Outcome]:
    r = CORRELATIONS[design.variant]
    scores = draw(design.experts, design.units, r, rng)
    found = axis_correlation(
        scores.reshape(-1, 2),
        groups=np.repeat(np.arange(design.units), design.experts),
        clusters=np.tile(np.arange(design.experts), design.units),
    )
    yield CORRELATION, found.interval, r


FAMILY = Family(
    name="axes",
    title="Correlation of the axes",
    about=(
        "An expert’s two scores of an alliance are normal with a correlation r of 0, .4 or .8 and sd 1, half of whose variance is what the expert"
        " thinks of every alliance; they come in sixths, as means of six items do, which moves r by less than .002."
    ),
    units="alliances",
    designs=tuple(
        Design(experts=experts, units=alliances, variant=variant)
        for alliances, variant in ((2, "r = .4"), (2, "r = .8"), (2, "r = 0"), (5, "r = .4"))
        for experts in (8, 15, 25, 60)
    ),
    groups=(("Experts a sample, alliances fixed.", (CORRELATION,)),),
    simulate=simulate,
)
