"""Intraclass correlations and interval alpha of normal ratings, whose true values are exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

import analysis
from bench.calibrate.cells import Design
from bench.calibrate.cells import Family
from bench.calibrate.raters import with_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.arrays import FloatArray
    from bench.calibrate.cells import Outcome

#: From a variant to the variances of targets, experts, and errors.
VARIANCES = {"moderate": (1.0, 0.2, 0.8), "high": (3.0, 0.2, 0.8)}
ROUNDED = 2.0  # steps to a unit; rounding to halves is an error of variance 1/48


def _rounded(ratings: FloatArray) -> FloatArray:
    return np.asarray(np.rint(ROUNDED * ratings) / ROUNDED)


def simulate(design: Design, rng: np.random.Generator, _: int) -> Iterator[Outcome]:
    target, leniency, error = VARIANCES[design.variant]
    shape = (design.units, design.experts)
    t = np.sqrt(target) * rng.normal(size=(design.units, 1))
    e = np.sqrt(error) * rng.normal(size=shape)
    b = np.sqrt(leniency) * rng.normal(size=design.experts)
    crossed = with_gaps(_rounded(t + b + e), design.missing, rng)
    own = np.sqrt(leniency) * rng.normal(size=shape)
    nested = with_gaps(_rounded(t + own + e), design.missing, rng)

    error += 1 / (12 * ROUNDED**2)
    agreement = target / (target + leniency + error)
    consistency = target / (target + error)
    ratings = analysis.Ratings.from_matrix(crossed)
    alpha = analysis.krippendorff_alpha(ratings, level="interval")
    yield "α interval, two-way", alpha.interval, agreement
    found = analysis.icc(ratings, estimator="moments")
    yield "ICC(A,1) moments", found.interval, agreement
    found = analysis.icc(ratings, estimator="moments", type="consistency")
    yield "ICC(C,1) moments", found.interval, consistency
    found = analysis.icc(nested, model="oneway", estimator="moments", interval="units")
    yield "ICC(1) moments, units", found.interval, agreement
    yield "ICC(1) Ebel", analysis.icc_ebel(nested).interval, agreement
    if not design.missing:
        yield "ICC(A,1)", analysis.icc(ratings).interval, agreement
        yield "ICC(C,1)", analysis.icc(ratings, type="consistency").interval, consistency
        yield "ICC(1)", analysis.icc(nested, model="oneway").interval, agreement


FAMILY = Family(
    name="correlations",
    title="Intraclass correlations",
    about=(
        "A rating is t + b + e, all normal: variances of targets 1, leniency .2 and error .8 (*moderate*), or 3, .2 and .8"
        " (*high*); for ICC(1) each rating has a rater of its own. Ratings are rounded to halves, which is a further error of variance 1/48. True values are exact:"
        " ICC(A,1), ICC(1) and α are var(t)/(var(t) + var(b) + var(e)), and ICC(C,1) leaves var(b) out. The F intervals take"
        " complete data alone. ICC(·,k) is a rising function of ICC(·,1), limits and all, and covers alike."
    ),
    units="targets",
    designs=tuple(
        Design(experts=experts, units=units, missing=missing, variant=variant)
        for variant, missing in (("moderate", 0.0), ("moderate", 0.2), ("high", 0.0))
        for experts in (8, 15, 25, 60)
        for units in (5, 12, 30)
    ),
    groups=(
        ("F intervals.", ("ICC(A,1)", "ICC(C,1)", "ICC(1)", "ICC(1) Ebel")),
        (
            "Jackknife, two-way where experts rate all targets; over units for ICC(1).",
            (
                "ICC(A,1) moments",
                "ICC(C,1) moments",
                "ICC(1) moments, units",
                "α interval, two-way",
            ),
        ),
    ),
    simulate=simulate,
)
