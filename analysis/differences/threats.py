"""What the panel says about each named threat, and how the threats differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.constructs import guarded_mean
from analysis.differences.perspectives import flips_of
from analysis.scores import prorate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import FloatArray
    from analysis.change.sign_flips import PermutationTest
    from analysis.frame import Axis
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.results import Statistic
    from analysis.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatItem:
    """The panel's mean rating of one item about one threat."""

    item: str
    construct: str
    mean: Statistic


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatDifference:
    """How this threat differs from another one on one axis, expert by expert.

    Attributes
    ----------
    other
        The threat whose score is taken away.
    items
        The items that were asked about both: the scores compared rest on them alone.
    difference, test
        The mean difference with its interval, and its sign-flip test.

    """

    other: str
    axis: str
    items: tuple[str, ...]
    difference: Statistic
    test: PermutationTest


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreatScore:
    """What the panel says about one named threat: by axis, item by item, and beside later threats.

    Each two threats are compared once, at the first of them by name.
    """

    threat: str
    axes: Mapping[str, Statistic]
    items: tuple[ThreatItem, ...]
    differences: tuple[ThreatDifference, ...]


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
            differences=tuple(
                difference
                for other in sheet.threats
                if other > threat
                for axis in panel.frame.axes
                if (difference := _difference(sheet, axis, threat, other, options))
            ),
        )
        for threat in sheet.threats
    )


def _difference(
    sheet: Sheet, axis: Axis, threat: str, other: str, options: Options
) -> ThreatDifference | None:
    """Compare two threats over the items that were asked about both."""
    columns = [
        {sheet.questions[place].item.id: place for place in sheet.columns(axis.id, threat=each)}
        for each in (threat, other)
    ]
    common = tuple(item for item in columns[0] if item in columns[1])
    if not common:
        return None
    values: list[FloatArray] = [
        prorate(sheet.values[:, [of_threat[item] for item in common]]).values
        for of_threat in columns
    ]
    differences = values[0] - values[1]
    return ThreatDifference(
        other=other,
        axis=axis.id,
        items=common,
        difference=guarded_mean(differences, options),
        test=flips_of(differences[~np.isnan(differences)], options),
    )
