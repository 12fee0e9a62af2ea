"""Which experts a check has flagged: flags never delete anybody, they define a further analysis."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from analysis.scale_use import inversions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.arrays import BoolArray
    from analysis.options import Options
    from analysis.panel import Panel
    from analysis.sheets import Sheet
    from analysis.sheets import Target

CLASH = 2 / 3  # of the scale apart: 4 of the 6 steps between 7 points


def flagged(panel: Panel, sheets: Mapping[Target, Sheet], options: Options) -> dict[str, BoolArray]:
    """Say of each expert what a check has found, shape (experts,) each.

    straight_lining
        One point in many answers about a target, reversed ones among them.
    contradiction
        A reversed item, once turned, two thirds of the scale or more from the linking item.
    order_inversion
        Two vignettes rated in the opposite of the order they were written to have.
    haste
        The questionnaire took less than a third of the median time, by those who hand the panel in.

    """
    return {
        "straight_lining": straight_lining(sheets, len(panel.experts), options),
        "contradiction": _contradicting(panel, sheets),
        "order_inversion": order_inverting(panel, sheets),
        "haste": np.isin(np.array(panel.experts, dtype=object), list(panel.hasty)),
    }


def straight_lining(sheets: Mapping[Target, Sheet], n: int, options: Options) -> BoolArray:
    """Find experts who gave one point to many questions of a target, a reversed one among them."""
    found = [_straight(sheet, options) for sheet in sheets.values()]
    return np.any(found, axis=0) if found else np.zeros(n, dtype=bool)


def order_inverting(panel: Panel, sheets: Mapping[Target, Sheet]) -> BoolArray:
    """Find experts who rated any two vignettes in the opposite of their order."""
    counts = [inversions(panel, sheets, axis) for axis in panel.frame.axes]
    return np.asarray(np.sum(counts, axis=0) > 0)


def _straight(sheet: Sheet, options: Options) -> BoolArray:
    turned = np.array([question.item.reversed for question in sheet.questions], dtype=bool)
    ends = np.array([q.item.minimum + q.item.maximum for q in sheet.questions], dtype=np.float64)
    given = np.where(turned, ends - sheet.values, sheet.values)
    there = ~np.isnan(given)
    enough = (there.sum(axis=1) >= options.straight_line) & (there & turned).any(axis=1)
    found = np.zeros(len(given), dtype=bool)
    rows = given[enough]
    if rows.size:
        found[enough] = np.nanmax(rows, axis=1) == np.nanmin(rows, axis=1)
    return found


def _contradicting(panel: Panel, sheets: Mapping[Target, Sheet]) -> BoolArray:
    found = np.zeros(len(panel.experts), dtype=bool)
    for target, sheet in sheets.items():
        if target[0] != "alliance":
            continue
        for axis in panel.frame.axes:
            linking = sheet.linking_values(axis)
            for place in sheet.columns(axis.id):
                item = sheet.questions[place].item
                if item.reversed:
                    clash = math.ceil(CLASH * (item.points - 1))
                    # A gap is nowhere near, nor far.
                    found |= np.abs(sheet.values[:, place] - linking) >= clash
    return found
