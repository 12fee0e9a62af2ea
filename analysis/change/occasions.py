"""Two occasions on which an alliance was judged, and the scores that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analysis.scores import prorate

if TYPE_CHECKING:
    from analysis.arrays import BoolArray
    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.frame import Item
    from analysis.sheets import Question
    from analysis.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was judged: in which round, about which period (empty: the round's own time)."""

    round: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Occasion:
    """One alliance as one round's experts judged it in one period.

    Attributes
    ----------
    experts
        Their ids, in the order of the sheet's rows.
    sheet
        What they said.

    """

    moment: Moment
    experts: tuple[str, ...]
    sheet: Sheet


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compared:
    """The scores of one axis on two occasions, over the questions that both asked.

    Attributes
    ----------
    before, after
        shape (experts,): of all experts of either occasion, NaN where there is none.
    linking_before, linking_after
        Likewise the ratings of the linking item.
    linking
        The linking item, if both occasions asked it.
    questions
        How many questions the scores rest on; 0 where none was asked both times.

    """

    before: FloatArray
    after: FloatArray
    linking_before: FloatArray
    linking_after: FloatArray
    linking: Item | None
    questions: int

    @property
    def both(self) -> BoolArray:
        """Who has both scores."""
        return np.asarray(~np.isnan(self.before) & ~np.isnan(self.after), dtype=np.bool_)


def compared(first: Occasion, last: Occasion, axis: Axis) -> Compared:
    """Score an axis on two occasions over the questions asked on both, so that they compare.

    A past period may have been asked the linking item alone; its mean beside that of all items
    would show how hard the items are.
    """
    everyone = sorted({*first.experts, *last.experts})
    shared = [
        question
        for question in _questions(first.sheet, axis)
        if question in _questions(last.sheet, axis)
    ]
    linking = next((question for question in shared if question.item.linking), None)
    alone = [] if linking is None else [linking]
    return Compared(
        before=prorate(_ratings(first, shared, everyone)).values,
        after=prorate(_ratings(last, shared, everyone)).values,
        linking_before=prorate(_ratings(first, alone, everyone)).values,
        linking_after=prorate(_ratings(last, alone, everyone)).values,
        linking=None if linking is None else linking.item,
        questions=len(shared),
    )


def _questions(sheet: Sheet, axis: Axis) -> list[Question]:
    return [sheet.questions[place] for place in sheet.columns(axis.id)]


def _ratings(occasion: Occasion, questions: list[Question], everyone: list[str]) -> FloatArray:
    rows = {expert: row for row, expert in enumerate(occasion.experts)}
    values = np.full((len(everyone), len(questions)), np.nan)
    places = [occasion.sheet.questions.index(question) for question in questions]
    there = [place for place, expert in enumerate(everyone) if expert in rows]
    taken = [rows[everyone[place]] for place in there]
    values[there] = occasion.sheet.values[np.ix_(taken, places)]
    return values
