"""Where two camps differ most, question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analysis.differences.camp_results import CampItem
from analysis.location import exact_mean

if TYPE_CHECKING:
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.options import Options
    from analysis.sheets import Question
    from analysis.sheets import Sheet


def items_of_camps(
    sheet: Sheet, parts: tuple[BoolArray, BoolArray], options: Options
) -> tuple[CampItem, ...]:
    """Compare what both camps say to each question, those where they differ most first.

    A question is left out if fewer than `Options.minimum_placed` of either camp answered it, or if
    1 to `minimum_placed` − 1 others did, whose mean would follow from the whole less the camps.
    """
    found = [
        item
        for place, question in enumerate(sheet.questions)
        if (item := _compared(sheet.values[:, place], question, parts, options.minimum_placed))
    ]
    return tuple(sorted(found, key=lambda item: -round(abs(item.difference), 9)))


def _compared(
    ratings: FloatArray, question: Question, parts: tuple[BoolArray, BoolArray], minimum: int
) -> CampItem | None:
    answered = ~np.isnan(ratings)
    sizes = [int((answered & part).sum()) for part in parts]
    others = int(answered.sum()) - sum(sizes)
    if min(sizes) < minimum or 0 < others < minimum:
        return None
    means = [exact_mean(ratings[answered & part]) for part in parts]
    return CampItem(
        item=question.item.id,
        construct=question.item.construct,
        threat=question.threat,
        means=(means[0], means[1]),
        difference=means[0] - means[1],
        n=(sizes[0], sizes[1]),
    )
