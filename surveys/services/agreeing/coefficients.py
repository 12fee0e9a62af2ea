"""Which coefficient answers which question, for which data, in a line each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from typing import Any

import analysis

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.ratings import Ratings
    from analysis.results import Statistic


class About(StrEnum):
    """The three questions that are asked of ratings, and never mixed up."""

    CONCENTRATED = "Is opinion concentrated on each unit?"
    ORDER = "Do the raters order the units alike?"
    NUMBERS = "Do the raters use the same numbers?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The ratings with the options of a person."""

    ratings: Ratings
    level: str
    weights: str
    conf: float

    @property
    def low(self) -> float:
        """The lowest point of the scale."""
        return float(self.ratings.points[0])

    @property
    def high(self) -> float:
        """The highest point of the scale."""
        return float(self.ratings.points[-1])

    @property
    def is_on_scale(self) -> bool:
        """Whether the points are whole numbers, two of them at least."""
        numbers = self.ratings.numbers
        return (
            numbers is not None and len(numbers) > 1 and all(float(n).is_integer() for n in numbers)
        )

    @property
    def width(self) -> int:
        """How many points a scale of whole numbers has from its lowest to its highest."""
        return round(self.high - self.low) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A coefficient that may apply: to which levels, to how many raters, and how it is computed."""

    name: str
    title: str
    about: About
    says: str
    compute: Callable[[Data], Statistic]
    levels: frozenset[str] = frozenset(
        {"nominal", "ordinal", "interval", "ratio", "circular", "bipolar"}
    )
    raters: int | None = None
    needs_table: bool = False
    needs_scale: bool = False
    has_word: bool = False


_ORDERED = frozenset({"ordinal", "interval", "ratio"})
_NUMBERS = frozenset({"interval", "ratio", "ordinal"})


def _by_raters(data: Data) -> Any:
    """Give the table of raters by units, as indices of one group take it."""
    return data.ratings.values.T


def _weighted(name: str, title: str, says: str, function: Callable[..., Statistic]) -> Asked:
    """Make one of the coefficients that weigh partial agreement, with experts as a sample."""
    return Asked(
        name=name,
        title=title,
        about=About.NUMBERS,
        says=says,
        compute=lambda data: function(
            data.ratings, weights=data.weights, conf=data.conf, interval="two-way"
        ),
        has_word=True,
    )


ASKED: tuple[Asked, ...] = (
    Asked(
        name="average_deviation",
        title="AD, average deviation from the mean",
        about=About.CONCENTRATED,
        says="How far a rating lies from the mean of its unit, in points of the scale.",
        compute=lambda data: analysis.average_deviation(_by_raters(data), conf=data.conf),
        levels=_NUMBERS,
        needs_table=True,
    ),
    Asked(
        name="r_star_wg_j",
        title="r*wg(j)",
        about=About.CONCENTRATED,
        says="1 when all raters agree on each unit, 0 when they answer at random; can be negative.",
        compute=lambda data: analysis.r_star_wg_j(
            _by_raters(data), n_options=data.width, conf=data.conf
        ),
        levels=_NUMBERS,
        needs_table=True,
        needs_scale=True,
    ),
    Asked(
        name="a_wg",
        title="a_wg",
        about=About.CONCENTRATED,
        says="As r*wg(j), against the greatest disagreement that the mean of a unit allows.",
        compute=lambda data: analysis.a_wg(
            _by_raters(data), low=data.low, high=data.high, conf=data.conf
        ),
        levels=_NUMBERS,
        needs_table=True,
        needs_scale=True,
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
        compute=lambda data: analysis.percent_agreement(
            data.ratings, conf=data.conf, interval="two-way"
        ),
    ),
    Asked(
        name="krippendorff_alpha",
        title="Krippendorff’s α",
        about=About.NUMBERS,
        says="Agreement beyond chance at the level named; takes gaps and any number of raters.",
        compute=lambda data: analysis.krippendorff_alpha(
            data.ratings,
            level=data.level,  # type: ignore[arg-type]  # checked by the command
            conf=data.conf,
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
        compute=lambda data: analysis.light_kappa(data.ratings, conf=data.conf),
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
