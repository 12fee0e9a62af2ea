"""Which questions are asked: each with its conditions, and the earlier questions to whose answers they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.questions import TargetKind

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping

    from surveys.model.answers import Answer
    from surveys.model.conditions import Condition
    from surveys.model.questions import Question
    from surveys.model.studies import Study


class Conditions:
    """The conditions of some questions, each with the question to whose answer it looks."""

    def __init__(self, study: Study, questions: Iterable[Question]) -> None:
        self._questions = {question.id: question for question in questions}
        by_item: dict[str, list[Question]] = {}
        for question in self._questions.values():
            by_item.setdefault(question.item, []).append(question)
        self._by_item = by_item
        self._of_items = {item.id: item.asked_if for item in study.items}
        self._of_alliances = {alliance.id: alliance.asked_if for alliance in study.alliances}

    def questions_about(self, item: str) -> tuple[Question, ...]:
        """List the questions about an item."""
        return tuple(self._by_item.get(item, ()))

    def of(self, question: Question) -> tuple[tuple[Condition, Question | None], ...]:
        """List a question's conditions, each with the question that it refers to, where that is asked."""
        conditions = self._of_items.get(question.item, ())
        if question.target_kind is TargetKind.ALLIANCE:
            conditions = (*self._of_alliances.get(question.target, ()), *conditions)
        return tuple((each, self.referred(question, each.item)) for each in conditions)

    def referred(self, question: Question, item: str) -> Question | None:
        """Find the question about an item that a condition, or a piped answer, of a question refers to.

        That of the same target, else the expert's single one; with the same threat, period and perspective
        where the item has them, else without.
        """
        fitting = [each for each in self._by_item.get(item, ()) if _fits(question, each)]
        return max(fitting, key=_detail, default=None)

    def is_asked(self, question: Question, answers: Mapping[str, Answer]) -> bool:
        """Say whether a question is asked, given the answers so far.

        An answer to a question that is itself not asked counts for nothing, whatever is stored.
        """
        return all(
            other is not None
            and condition.holds(answers.get(other.id))
            and self.is_asked(other, answers)
            for condition, other in self.of(question)
        )

    def can_be_asked(
        self, question: Question, answers: Mapping[str, Answer], open_ones: Collection[str]
    ) -> bool:
        """Say whether a question is asked, given the answers so far, for some answers to those that are open."""
        return all(
            other is not None
            and (
                other.id in open_ones
                or (condition.holds(answers.get(other.id)) and self.is_asked(other, answers))
            )
            for condition, other in self.of(question)
        )

    def described(self, question: Question) -> str:
        """Say when a question is asked, for a codebook; empty where it always is."""
        return "; ".join(
            f"{other.id if other else condition.item} {condition.described()}"
            for condition, other in self.of(question)
        )

    def asked(self, answers: Mapping[str, Answer]) -> frozenset[str]:
        """Return the ids of the questions that are asked, given the answers so far."""
        return frozenset(
            question_id
            for question_id, question in self._questions.items()
            if self.is_asked(question, answers)
        )


def _fits(question: Question, other: Question) -> bool:
    return (
        other.target_kind in {question.target_kind, TargetKind.EXPERT}
        and other.target in {question.target, ""}
        and other.threat in {question.threat, ""}
        and other.period in {question.period, ""}
        and other.perspective in {question.perspective, ""}
    )


def _detail(question: Question) -> int:
    return sum(map(bool, (question.target, question.threat, question.period, question.perspective)))
