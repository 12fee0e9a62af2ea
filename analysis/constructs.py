"""Scores beside the axes: other constructs by holder, the security dilemma, single threats."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.location import mean_t
from analysis.scores import prorate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.results import Statistic
    from analysis.sheets import Sheet

ABANDONMENT = "abandonment"
ENTRAPMENT = "entrapment"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstructScore:
    """The panel's mean score on a construct that is no axis, for one holder."""

    construct: str
    holder: str
    questions: int
    mean: Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class Dilemma:
    """One government's fears of abandonment and of entrapment, and the first minus the second.

    The two governments' fears are never averaged.
    """

    holder: str
    abandonment: Statistic
    entrapment: Statistic
    difference: Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatItem:
    """The panel's mean rating of one item about one threat."""

    item: str
    construct: str
    mean: Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatScore:
    """What the panel says about one named threat: by axis, and item by item."""

    threat: str
    axes: Mapping[str, Statistic]
    items: tuple[ThreatItem, ...]


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
            mean=guarded_mean(_scores(sheet, construct, holder), options),
        )
        for construct, holder in asked
    )


def dilemmas(sheet: Sheet, options: Options) -> tuple[Dilemma, ...]:
    """Give both fears, and their difference expert by expert, for each government."""
    holders = [
        {question.item.holder for question in sheet.questions if question.item.construct == fear}
        for fear in (ABANDONMENT, ENTRAPMENT)
    ]
    results = []
    for holder in sorted(holders[0] & holders[1]):
        abandonment = _scores(sheet, ABANDONMENT, holder)
        entrapment = _scores(sheet, ENTRAPMENT, holder)
        results.append(
            Dilemma(
                holder=holder,
                abandonment=guarded_mean(abandonment, options),
                entrapment=guarded_mean(entrapment, options),
                difference=guarded_mean(abandonment - entrapment, options),
            )
        )
    return tuple(results)


def threat_scores(panel: Panel, sheet: Sheet, options: Options) -> tuple[ThreatScore, ...]:
    """Score each named threat by itself, on every axis that asks by threat."""
    return tuple(
        ThreatScore(
            threat=threat,
            axes={
                axis.id: guarded_mean(prorate(sheet.values[:, columns]).values, options)
                for axis in panel.frame.axes
                if (columns := sheet.columns(axis.id, threat=threat))
            },
            items=tuple(
                ThreatItem(
                    item=question.item.id,
                    construct=question.item.construct,
                    mean=guarded_mean(sheet.values[:, place], options),
                )
                for place, question in enumerate(sheet.questions)
                if question.threat == threat
            ),
        )
        for threat in sheet.threats
    )


def guarded_mean(values: FloatArray, options: Options) -> Statistic:
    """Give the mean with its interval, and without one where the panel is too small for it."""
    return guarded(mean_t(values, conf=options.level), options)


def guarded(statistic: Statistic, options: Options) -> Statistic:
    """Take the interval away where fewer experts answered than an interval is given for."""
    if statistic.interval is None or statistic.n >= options.minimum_placed:
        return statistic
    return replace(statistic, interval=None, reason="too_few_experts", warnings=())


def _scores(sheet: Sheet, construct: str, holder: str) -> FloatArray:
    return prorate(sheet.values[:, sheet.columns(construct, holder=holder)]).values
