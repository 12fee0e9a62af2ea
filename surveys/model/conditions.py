"""Conditions: a question that is asked only when an earlier answer says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from surveys.model.questions import TargetKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from surveys.model.answers import Answer
    from surveys.model.questions import Question
    from surveys.model.studies import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What an earlier answer must be; without any of the tests, it must only have been given.

    A skipped question, one that an expert cannot judge and one that was not asked satisfy no condition.
    """

    item: str
    is_one_of: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None

    def holds(self, answer: Answer | None) -> bool:
        """Say whether an answer satisfies the condition."""
        if answer is None or answer.missing is not None:
            return False
        if self.is_one_of and not set(self.is_one_of) & set(_chosen(answer.value)):
            return False
        if self.at_least is None and self.at_most is None:
            return True
        number = _number(answer.value)
        return (
            number is not None
            and (self.at_least is None or number >= self.at_least)
            and (self.at_most is None or number <= self.at_most)
        )

    def described(self) -> str:
        """Say what the answer must be, for a codebook.

        Examples
        --------
        >>> Condition(item="T0", at_least=2, at_most=3).described()
        'is at least 2 and is at most 3'
        """
        tests = [f"is {' or '.join(self.is_one_of)}"] if self.is_one_of else []
        tests += [f"is at least {self.at_least:g}"] if self.at_least is not None else []
        tests += [f"is at most {self.at_most:g}"] if self.at_most is not None else []
        return " and ".join(tests) or "is answered"


def _chosen(value: Any) -> tuple[str, ...]:
    chosen = value.get("chosen", ()) if isinstance(value, dict) else value
    if isinstance(chosen, str):
        return (chosen,)
    return tuple(chosen) if isinstance(chosen, (list, tuple)) else ()


def _number(value: Any) -> float | None:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


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
