"""Question by question: where the answers about one alliance lie, and how concentrated they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.average_deviation import average_deviation
from analysis.beside_chance import BesideChance
from analysis.constructs import guarded
from analysis.dispersion import spread_of
from analysis.leik import leik_dispersion
from analysis.location import mean_t
from analysis.location import present
from analysis.tastle import tastle_consensus
from analysis.van_der_eijk import van_der_eijk_a
from analysis.within_group_agreement import r_wg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.frame import Axis
    from analysis.options import Options
    from analysis.results import Agreement
    from analysis.results import Statistic
    from analysis.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAgreement:
    """The answers to one question about one alliance.

    Attributes
    ----------
    item, threat
        Which question it is.
    linking, reversed
        Whether it asks for the axis itself, and whether its points were turned.
    n
        Experts who rated.
    counts
        How many chose each point, from the low to the high end of the construct: those of a
        reversed item are turned.
    missing
        How many of those who were asked did not rate, by code.
    mean, median, sd, within_one
        Where the ratings lie, in the direction of the construct, and how many of them lie within
        one point of the median.
    average_deviation, average_deviation_median, van_der_eijk_a, tastle_consensus, leik_dispersion, r_wg
        How concentrated they are, each beside what chance gives.

    """

    item: str
    threat: str
    linking: bool
    reversed: bool
    n: int
    counts: tuple[int, ...]
    missing: Mapping[str, int]
    mean: Statistic
    median: float | None
    sd: Statistic
    within_one: Statistic
    average_deviation: Agreement
    average_deviation_median: Agreement
    van_der_eijk_a: Agreement
    tastle_consensus: Agreement
    leik_dispersion: Agreement
    r_wg: Agreement


def agreement_by_question(
    sheet: Sheet, axis: Axis, options: Options
) -> tuple[QuestionAgreement, ...]:
    """Describe the answers to each question of an axis, in the order of the questionnaire."""
    return tuple(_question(sheet, place, options) for place in sheet.columns(axis.id))


def _question(sheet: Sheet, place: int, options: Options) -> QuestionAgreement:
    question = sheet.questions[place]
    item, conf = question.item, options.level
    x = present(sheet.values[:, place])
    counts = item.counts(x)
    spread = spread_of(x)
    group = BesideChance(n=x.size, points=item.points, options=options)
    codes = Counter(code.partition(":")[0] for where, code in sheet.missing if where == place)
    return QuestionAgreement(
        item=item.id,
        threat=question.threat,
        linking=item.linking,
        reversed=item.reversed,
        n=x.size,
        counts=tuple(counts.tolist()),
        missing=dict(sorted(codes.items())),
        mean=guarded(mean_t(x, conf=conf), options),
        median=float(np.median(x)) if x.size else None,
        sd=spread.sd,
        within_one=spread.within_one,
        average_deviation=group.make(
            "average_deviation", "AD from the mean", lambda: average_deviation(x, conf=conf)
        ),
        average_deviation_median=group.make(
            "average_deviation_median",
            "AD from the median",
            lambda: average_deviation(x, center="median", conf=conf),
        ),
        van_der_eijk_a=group.make(
            "van_der_eijk_a", "van der Eijk’s A", lambda: van_der_eijk_a(counts, conf=conf)
        ),
        tastle_consensus=group.make(
            "tastle_consensus",
            "Tastle and Wierman’s consensus",
            lambda: tastle_consensus(counts, conf=conf),
        ),
        leik_dispersion=group.make(
            "leik_dispersion", "Leik’s D", lambda: leik_dispersion(counts, conf=conf)
        ),
        r_wg=group.make(
            "r_wg_j",
            "r_wg against uniform answers",
            lambda: r_wg(x, n_options=item.points, conf=conf),
        ),
    )
