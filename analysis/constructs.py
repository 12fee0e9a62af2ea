"""Scores beside the axes: other constructs, for each holder apart."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.location import mean_t
from analysis.scores import prorate

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.results import Statistic
    from analysis.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstructScore:
    """The panel's mean score on a construct that is no axis, for one holder."""

    construct: str
    holder: str
    questions: int
    mean: Statistic


def construct_scores(panel: Panel, sheet: Sheet, options: Options) -> tuple[ConstructScore, ...]:
    """Score every construct that is no axis, for each holder apart."""
    axes = {axis.id for axis in panel.frame.axes}
    asked = dict.fromkeys(
        (question.item.construct, question.item.holder)
        for question in sheet.questions
        if question.item.construct not in axes
    )
    return tuple(
        ConstructScore(
            construct=construct,
            holder=holder,
            questions=len(sheet.columns(construct, holder=holder)),
            mean=guarded_mean(construct_values(sheet, construct, holder), options),
        )
        for construct, holder in asked
    )


def guarded_mean(values: FloatArray, options: Options) -> Statistic:
    """Give the mean with its interval, and without one where the panel is too small for it."""
    return guarded(mean_t(values, conf=options.level), options)


def guarded(statistic: Statistic, options: Options) -> Statistic:
    """Take the interval away where fewer experts answered than an interval is given for."""
    if statistic.interval is None or statistic.n >= options.minimum_placed:
        return statistic
    return replace(statistic, interval=None, reason="too_few_experts", warnings=())


def construct_values(sheet: Sheet, construct: str, holder: str) -> FloatArray:
    """Give each expert's score on a construct for one holder, shape (experts,); NaN where none."""
    return prorate(sheet.values[:, sheet.columns(construct, holder=holder)]).values
