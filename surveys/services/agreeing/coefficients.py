"""Which coefficient answers which question, for which data, in a line each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import analysis
from analysis.mean_concentration import mean_concentration
from surveys.services.agreeing.asked import About
from surveys.services.agreeing.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.mean_concentration import ConcentrationIndex
    from analysis.results import Coefficient


_ORDERED = frozenset({"ordinal", "interval", "ratio"})
_NUMBERS = frozenset({"interval", "ratio", "ordinal"})


def _concentrated(name: ConcentrationIndex, title: str, says: str) -> Asked:
    return Asked(
        name=name,
        title=f"{title}, mean over units",
        about=About.CONCENTRATED,
        says=says,
        compute=lambda data: mean_concentration(
            data.ratings, index=name, categories=data.every_point, conf=data.conf
        ),
        levels=_NUMBERS,
        needs_scale=not name.startswith("average"),
    )


def _weighted(name: str, title: str, says: str, function: Callable[..., Coefficient]) -> Asked:
    """Make one of the coefficients that weigh partial agreement, with raters as a sample."""
    return Asked(
        name=name,
        title=title,
        about=About.NUMBERS,
        says=says,
        compute=lambda data: of_these_raters(
            lambda how: function(data.ratings, weights=data.weights, conf=data.conf, interval=how),
            instead="gwet",
        ),
        has_word=True,
    )


def of_these_raters(compute: Callable[[str], Coefficient], *, instead: str) -> Coefficient:
    """Give a two-way interval; where no rater can be left out, one over units, which says so.

    Two raters leave one behind, who agrees with nobody.
    """
    found = compute("two-way")
    if found.reason != "jackknife_undefined":
        return found
    fixed = compute(instead)
    if fixed.interval is None:
        return found
    how = f"for these raters only: {fixed.interval.method}"
    return replace(fixed, interval=replace(fixed.interval, method=how))


ASKED: tuple[Asked, ...] = (
    _concentrated(
        "van_der_eijk_a",
        "A, van der Eijk",
        "1 when a unit’s ratings are at one point, 0 when spread evenly, −1 when half are at either end.",
    ),
    _concentrated(
        "tastle_consensus",
        "Consensus, Tastle and Wierman",
        "1 when a unit’s ratings are at one point, 0 when half are at either end.",
    ),
    _concentrated(
        "leik_dispersion",
        "D, Leik",
        "Dispersion: 0 when a unit’s ratings are at one point, 1 when half are at either end.",
    ),
    _concentrated(
        "blair_lacy",
        "l, Blair and Lacy",
        "1 when a unit’s ratings are at one point, 0 when half are at either end.",
    ),
    _concentrated(
        "average_deviation",
        "AD from the mean",
        "How far a rating lies from the mean of its unit, in points of the scale.",
    ),
    _concentrated(
        "r_star_wg_j",
        "r*wg(j)",
        "1 when all raters agree on each unit, 0 when they answer at random; can be negative.",
    ),
    _concentrated(
        "a_wg",
        "a_wg",
        "As r*wg(j), against the greatest disagreement that the mean of a unit allows.",
    ),
    Asked(
        name="kendall_w",
        title="Kendall’s W",
        about=About.ORDER,
        says="1 when all raters rank the units alike, whatever numbers they use.",
        compute=lambda data: analysis.kendall_w(data.ratings, conf=data.conf),
        levels=_ORDERED,
        needs_table=True,
    ),
    Asked(
        name="mean_spearman",
        title="Mean Spearman ρ",
        about=About.ORDER,
        says="The mean rank correlation of pairs of raters.",
        compute=lambda data: analysis.mean_spearman(data.ratings, conf=data.conf),
        levels=_ORDERED,
        needs_table=True,
    ),
    Asked(
        name="icc_consistency_single",
        title="ICC(C,1)",
        about=About.ORDER,
        says="How far one rater orders the units as another does; levels of raters do not matter.",
        compute=lambda data: analysis.icc(data.ratings, type="consistency", conf=data.conf),
        levels=_NUMBERS,
        needs_table=True,
    ),
    Asked(
        name="icc_consistency_average",
        title="ICC(C,k)",
        about=About.ORDER,
        says="The same for the mean of all raters.",
        compute=lambda data: analysis.icc(
            data.ratings, type="consistency", unit="average", conf=data.conf
        ),
        levels=_NUMBERS,
        needs_table=True,
    ),
    Asked(
        name="percent_agreement",
        title="Percent agreement",
        about=About.NUMBERS,
        says="The share of pairs of ratings that are the same; nothing is taken off for chance.",
        compute=lambda data: of_these_raters(
            lambda how: analysis.percent_agreement(
                data.ratings,
                conf=data.conf,
                interval=how,  # type: ignore[arg-type]  # a direction of the jackknife
            ),
            instead="gwet",
        ),
    ),
    Asked(
        name="krippendorff_alpha",
        title="Krippendorff’s α",
        about=About.NUMBERS,
        says="Agreement beyond chance at the level named; takes gaps and any number of raters.",
        compute=lambda data: of_these_raters(
            lambda how: analysis.krippendorff_alpha(
                data.ratings,
                level=data.level,  # type: ignore[arg-type]  # checked by the command
                conf=data.conf,
                interval=how,  # type: ignore[arg-type]  # a direction of the jackknife
            ),
            instead="units",
        ),
        has_word=True,
    ),
    _weighted(
        "gwet_ac",
        "Gwet’s AC",
        "Agreement beyond chance that does not collapse when nearly all ratings are alike.",
        analysis.gwet_ac,
    ),
    _weighted(
        "brennan_prediger",
        "Brennan–Prediger",
        "Agreement beyond that of raters who choose each point equally often.",
        analysis.brennan_prediger,
    ),
    _weighted(
        "fleiss_kappa",
        "Fleiss’ κ",
        "Agreement beyond that of raters who all choose as the whole panel does.",
        analysis.fleiss_kappa,
    ),
    _weighted(
        "conger_kappa",
        "Conger’s κ",
        "Agreement beyond that of raters who choose as each of them does; Cohen’s κ for many.",
        analysis.conger_kappa,
    ),
    Asked(
        name="cohen_kappa",
        title="Cohen’s κ",
        about=About.NUMBERS,
        says="For two raters: agreement beyond that of their own habits.",
        compute=lambda data: analysis.cohen_kappa(
            data.ratings,
            weights="identity" if data.level == "nominal" else "quadratic",
            conf=data.conf,
        ),
        raters=2,
        has_word=True,
    ),
    Asked(
        name="light_kappa",
        title="Light’s κ",
        about=About.NUMBERS,
        says="The mean of Cohen’s κ, unweighted, over all pairs of raters.",
        compute=lambda data: of_these_raters(
            lambda how: analysis.light_kappa(
                data.ratings,
                conf=data.conf,
                interval=how,  # type: ignore[arg-type]  # a direction of the jackknife
            ),
            instead="units",
        ),
        levels=frozenset({"nominal", "ordinal"}),
        needs_table=True,
    ),
    Asked(
        name="icc_agreement_single",
        title="ICC(A,1)",
        about=About.NUMBERS,
        says="How far one rater gives the numbers that another gives.",
        compute=lambda data: analysis.icc(data.ratings, conf=data.conf),
        levels=_NUMBERS,
        needs_table=True,
    ),
    Asked(
        name="icc_agreement_average",
        title="ICC(A,k)",
        about=About.NUMBERS,
        says="The same for the mean of all raters.",
        compute=lambda data: analysis.icc(data.ratings, unit="average", conf=data.conf),
        levels=_NUMBERS,
        needs_table=True,
    ),
    Asked(
        name="icc_moments",
        title="ICC(A,1), incomplete designs",
        about=About.NUMBERS,
        says="The same by moments, from all ratings where not every rater rated every unit.",
        compute=lambda data: analysis.icc(data.ratings, estimator="moments", conf=data.conf),
        levels=_NUMBERS,
    ),
    Asked(
        name="finn",
        title="Finn",
        about=About.NUMBERS,
        says="As an ICC, against uniform answers: for units that hardly differ.",
        compute=lambda data: analysis.finn(data.ratings, levels=data.width, conf=data.conf),
        levels=frozenset({"ordinal"}),
        needs_table=True,
        needs_scale=True,
    ),
)
NAMES = tuple(each.name for each in ASKED)
