"""Coefficients of agreement: targets always a sample, experts a sample or fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

import analysis
from analysis.krippendorff_sums import middles
from bench.calibrate import raters
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from analysis.arrays import FloatArray
    from bench.calibrate.cells import Outcome
    from bench.calibrate.raters import Truth

POINTS = range(1, raters.K + 1)
RESAMPLES = 500
PLACES = np.arange(float(raters.K))
IDENTITY = np.eye(raters.K)
QUADRATIC = 1 - ((PLACES[:, np.newaxis] - PLACES) / (raters.K - 1)) ** 2
LINEAR = 1 - np.abs(PLACES[:, np.newaxis] - PLACES) / (raters.K - 1)


def true_alpha(truth: Truth) -> float:
    middle = middles(truth.shares)
    apart = (middle[:, np.newaxis] - middle) ** 2
    return float(1 - (truth.together * apart).sum() / (truth.shares @ apart @ truth.shares))


def _beyond(truth: Truth, weights: FloatArray, expected: float) -> float:
    return float(((truth.together * weights).sum() - expected) / (1 - expected))


def true_ac2(truth: Truth) -> float:
    shares = truth.shares
    expected = QUADRATIC.sum() / (raters.K * (raters.K - 1)) * (shares * (1 - shares)).sum()
    return _beyond(truth, QUADRATIC, float(expected))


def true_fleiss(truth: Truth) -> float:
    return _beyond(truth, IDENTITY, float(truth.shares @ truth.shares))


def true_conger(truth: Truth) -> float:
    return _beyond(truth, LINEAR, float((truth.apart * LINEAR).sum()))


def true_brennan(truth: Truth) -> float:
    return _beyond(truth, LINEAR, float(LINEAR.mean()))


def true_percent(truth: Truth) -> float:
    return float(np.trace(truth.together))


def true_quadratic_alpha(truth: Truth) -> float:
    return _beyond(truth, QUADRATIC, float(truth.shares @ QUADRATIC @ truth.shares))


#: Name, coefficient, its options, its true value.
COEFFICIENTS: tuple[
    tuple[str, Callable[..., analysis.Coefficient], dict[str, object], Callable[[Truth], float]],
    ...,
] = (
    ("AC2 quadratic", analysis.gwet_ac, {"weights": "quadratic"}, true_ac2),
    ("Fleiss’ κ", analysis.fleiss_kappa, {}, true_fleiss),
    ("Conger’s κ linear", analysis.conger_kappa, {"weights": "linear"}, true_conger),
    ("Brennan–Prediger linear", analysis.brennan_prediger, {"weights": "linear"}, true_brennan),
    ("percent agreement", analysis.percent_agreement, {}, true_percent),
)
ALPHA = "α ordinal"
FIXED = "experts fixed: "
TWO_WAY = (ALPHA, *(name for name, *_ in COEFFICIENTS))
OF_THESE = (
    f"{ALPHA}, bootstrap of units",
    "α quadratic, Gwet’s error",
    *(f"{name}, Gwet’s error" for name, *_ in COEFFICIENTS),
)


def simulate(design: Design, rng: np.random.Generator, _: int) -> Iterator[Outcome]:
    variant = design.variant
    experts = raters.draw_experts(design.experts, variant, rng)
    targets = raters.draw_targets(design.units, variant, rng)
    table = raters.with_gaps(raters.rate(experts, targets, variant, rng), design.missing, rng)
    ratings = analysis.Ratings.from_matrix(table, categories=POINTS)
    everybody, these = raters.truth_of_all(variant), raters.truth_of_these(experts, variant)

    alpha = analysis.krippendorff_alpha(ratings, level="ordinal")
    yield ALPHA, alpha.interval, true_alpha(everybody)
    for name, coefficient, options, true in COEFFICIENTS:
        found = coefficient(ratings, interval="two-way", **options)
        yield name, found.interval, true(everybody)
        found = coefficient(ratings, interval="gwet", **options)
        yield f"{name}, Gwet’s error", found.interval, true(everybody)
        yield f"{FIXED}{name}, Gwet’s error", found.interval, true(these)
    alpha = analysis.krippendorff_alpha_bootstrap(ratings, level="ordinal", n_boot=RESAMPLES)
    yield OF_THESE[0], alpha.interval, true_alpha(everybody)
    yield f"{FIXED}{OF_THESE[0]}", alpha.interval, true_alpha(these)
    alpha = analysis.krippendorff_alpha_se(ratings, weights="quadratic")
    yield OF_THESE[1], alpha.interval, true_quadratic_alpha(everybody)
    yield f"{FIXED}{OF_THESE[1]}", alpha.interval, true_quadratic_alpha(these)


DESIGNS = tuple(
    Design(experts=experts, units=units, missing=missing, variant="moderate")
    for missing in (0.0, 0.2)
    for experts in (8, 15, 25, 60)
    for units in (5, 12, 30)
) + tuple(
    Design(experts=experts, units=units, missing=missing, variant="high")
    for experts, units, missing in ((8, 12, 0.0), (8, 30, 0.2), (25, 12, 0.0), (60, 30, 0.0))
)

FAMILY = Family(
    name="agreement",
    title="Coefficients of agreement",
    about=(
        "A rating is s(t + e) + b cut into seven points: the target’s t, an error e of sd 1, the expert’s own leniency b"
        " and sensitivity s (sd of ln s .15). Targets have sd 1.0 and leniency .4 (*moderate*: α = {moderate:.2f}), or 2.5"
        " and .5 (*high*: α = {high:.2f}). True values are exact, by quadrature: of all experts over all targets, or, where"
        " experts are fixed, of the panel’s own experts over all targets."
    ).format(**{name: true_alpha(raters.truth_of_all(name)) for name in raters.SPREADS}),
    units="targets",
    designs=DESIGNS,
    groups=(
        ("Two-way jackknife, experts and targets both a sample.", TWO_WAY),
        (
            "Intervals over units, held against what they speak of: these experts, other targets.",
            tuple(f"{FIXED}{name}" for name in OF_THESE),
        ),
        ("The same intervals, held against all experts, which they do not claim.", OF_THESE),
    ),
    simulate=simulate,
)
