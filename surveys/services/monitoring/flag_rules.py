"""Which questions of a round can show that a response was given carelessly.

Three signs are looked for, none of which proves anything: the same point in all ratings of an alliance though some of
them are worded the other way round; a reversed question that contradicts the plain one; and haste. A flag deletes
nothing: it says which responses a second look, or a second computation without them, is worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from surveys.model.kinds import Rating
from surveys.model.periods import PRESENT
from surveys.model.questions import TargetKind
from surveys.storage.answer_quality import Opposed
from surveys.storage.answer_quality import Series

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.items import Item
    from surveys.model.questions import Question
    from surveys.model.studies import Study

#: So many ratings of one alliance must be there before the same point in all of them says anything.
LEAST_RATINGS = 8
#: A pair contradicts itself when its two sides are this share of the scale apart: 4 steps of the 6 between 7 points.
_CLASH = 2 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A sign of carelessness: its name in words, and what shows it."""

    name: str
    explanation: str


#: Each sign by its name in files.
FLAGS = {
    "straight": Sign(
        name="Straight-lining",
        explanation=(
            f"The same point in every rating of an alliance, at least {LEAST_RATINGS} of them, though some are worded "
            "the other way round."
        ),
    ),
    "contradiction": Sign(
        name="Contradiction",
        explanation=(
            "A statement that is worded the other way round is answered as if it were not: turned round, it is two "
            "thirds of the scale or more away from the plain question about the same."
        ),
    ),
    "haste": Sign(
        name="Haste",
        explanation="The whole questionnaire took less than a third of the median time.",
    ),
}

Rated = tuple["Question", "Item", int]


def straight_series(study: Study, questions: Sequence[Question]) -> dict[str, Series]:
    """Return, by alliance, the ratings of the axes' items, where there are enough and some of them are reversed."""
    axes = {axis.id for axis in study.framework.axes}
    found = {}
    for alliance in study.alliances:
        rated = [
            each for each in _rated(study, questions, alliance.id) if each[1].construct in axes
        ]
        # What is compared has the same number of points: most scales do.
        points = max((points for _, _, points in rated), default=0)
        same = [(question, item) for question, item, each in rated if each == points]
        plain = tuple(question.id for question, item in same if not item.is_reversed)
        backwards = tuple(question.id for question, item in same if item.is_reversed)
        if plain and backwards and len(same) >= LEAST_RATINGS:
            found[alliance.id] = Series(plain=plain, reversed=backwards)
    return found


def opposed_pairs(study: Study, questions: Sequence[Question]) -> tuple[Opposed, ...]:
    """Pair each reversed question with the plain one that asks the same alliance for the same construct.

    That is the linking item, which asks for the construct itself; where the construct has none, it is every plain
    item of the construct about the same government.
    """
    return tuple(
        Opposed(
            reversed=question.id,
            plain=other.id,
            sum=points + 1,
            clash=ceil(_CLASH * (points - 1)),
        )
        for alliance in study.alliances
        for question, item, points in _rated(study, questions, alliance.id)
        if item.is_reversed
        for other in _plain(study, questions, (question, item, points))
    )


def _plain(study: Study, questions: Sequence[Question], asked: Rated) -> list[Question]:
    question, item, points = asked
    alike = [
        (other, its)
        for other, its, its_points in _rated(study, questions, question.target)
        if its.construct == item.construct
        and not its.is_reversed
        and its_points == points
        and other.threat in {"", question.threat}
    ]
    linking = [other for other, its in alike if its.is_linking]
    return linking or [other for other, its in alike if its.holder == item.holder]


def _rated(study: Study, questions: Sequence[Question], alliance: str) -> Iterator[Rated]:
    """List what is rated of an alliance as it is now, and in the expert's own eyes."""
    items = {item.id: item for item in study.items}
    for question in questions:
        item = items[question.item]
        if (
            isinstance(item.kind, Rating)
            and (question.target_kind, question.target) == (TargetKind.ALLIANCE, alliance)
            and question.period == PRESENT
            and not question.perspective
        ):
            yield question, item, item.kind.scale.maximum
