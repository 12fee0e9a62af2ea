"""Ratings arranged by what was rated: one table of experts by questions for each target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analysis.arrays import FloatArray
    from analysis.frame import Axis
    from analysis.frame import Item
    from analysis.panel import Panel
    from analysis.panel import Rating

NOT_SHOWN = "not_shown"
Target = tuple[str, str, str]  # kind, id, period


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An item as it was asked of one target: with its threat, where it names one."""

    item: Item
    threat: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """All own judgements of one target.

    Attributes
    ----------
    target
        Its kind, id and period.
    questions
        Those that were asked of at least one expert, in the order of the questionnaire.
    values
        shape (experts, questions): ratings in the direction of their construct, NaN for gaps.
    missing
        One entry for each gap with a code: (question index, code).

    """

    target: Target
    questions: tuple[Question, ...]
    values: FloatArray
    missing: tuple[tuple[int, str], ...]

    def columns(
        self,
        construct: str,
        *,
        threat: str | None = None,
        holder: str | None = None,
        linking: bool = False,
    ) -> list[int]:
        """Give the places of the questions on a construct, narrowed down as asked."""
        return [
            place
            for place, question in enumerate(self.questions)
            if question.item.construct == construct
            and (threat is None or question.threat == threat)
            and (holder is None or question.item.holder == holder)
            and (question.item.linking or not linking)
        ]

    def items_of(self, construct: str) -> frozenset[str]:
        """Give the ids of the items of a construct that were asked."""
        return frozenset(self.questions[place].item.id for place in self.columns(construct))

    def linking_values(self, axis: Axis) -> FloatArray:
        """Give each expert's rating of the linking item, shape (experts,), NaN where none."""
        places = self.columns(axis.id, linking=True)
        if not places:
            return np.full(len(self.values), np.nan)
        return self.values[:, places[0]]

    @property
    def threats(self) -> tuple[str, ...]:
        """The threats that its questions name, sorted."""
        return tuple(sorted({question.threat for question in self.questions} - {""}))


def arrange(panel: Panel) -> dict[Target, Sheet]:
    """Arrange a panel's own judgements by target; other perspectives are left out."""
    by_target: dict[Target, list[Rating]] = {}
    for name, period in panel.alliances:
        by_target[("alliance", name, period)] = []
    for name in panel.vignettes:
        by_target[("vignette", name, "")] = []
    for rating in panel.ratings:
        if not rating.perspective and not rating.missing.startswith(NOT_SHOWN):
            by_target[(rating.target_kind, rating.target, rating.period)].append(rating)
    return {target: _sheet(panel, target, ratings) for target, ratings in by_target.items()}


def _sheet(panel: Panel, target: Target, ratings: list[Rating]) -> Sheet:
    rows = {expert: row for row, expert in enumerate(panel.experts)}
    asked = {(rating.item, rating.threat) for rating in ratings}
    questions = tuple(
        Question(item=item, threat=threat)
        for item in panel.items
        for threat in sorted(threat for name, threat in asked if name == item.id)
    )
    places = {(question.item.id, question.threat): i for i, question in enumerate(questions)}
    values = np.full((len(rows), len(questions)), np.nan)
    missing = []
    for rating in ratings:
        place = places[(rating.item, rating.threat)]
        if rating.value is None:
            missing.append((place, rating.missing))
        else:
            values[rows[rating.expert], place] = questions[place].item.turned(rating.value)
    return Sheet(target=target, questions=questions, values=values, missing=tuple(sorted(missing)))
