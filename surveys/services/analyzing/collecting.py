"""Gather ratings and what is wrong with others, each of which is said once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from surveys.model.problems import Problem
from surveys.storage.answers import StoredAnswer

if TYPE_CHECKING:
    from surveys.model.answers import Answer


def _times(again: int) -> str:
    if not again:
        return ""
    return f" The same on {again:,} {'line' if again == 1 else 'lines'} more."


class Collected:
    """Ratings by expert and question, and the problems of the lines that have none."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._again: Counter[int] = Counter()
        self._answers: dict[tuple[str, str], tuple[Answer, int]] = {}
        self._said: dict[tuple[int, str] | str, int] = {}

    def add(self, line: int, expert: str, question: str, answer: Answer) -> None:
        """Add a rating; a second one of the same expert to the same question is a problem."""
        key = (expert, question)
        if key in self._answers:
            before = self._answers[key][1]
            self.add_problem(line, f"{expert} rated {question} before, on line {before}.")
            return
        self._answers[key] = (answer, line)

    def add_problem(self, line: int, message: str, *, once: str = "") -> None:
        """Note what is wrong; ``once`` names what is the same on many lines: it is said for the first, and how often for all."""
        key: tuple[int, str] | str = once or (line, message)
        if key not in self._said:
            self._said[key] = len(self._problems)
            self._problems.append(Problem(line=line, message=message))
        elif once:
            self._again[self._said[key]] += 1

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, by line."""
        said = (
            replace(problem, message=f"{problem.message}{_times(self._again[place])}")
            for place, problem in enumerate(self._problems)
        )
        return tuple(sorted(said, key=attrgetter("line")))

    def in_order(self) -> tuple[StoredAnswer, ...]:
        """Give the ratings by expert and question, so that the order of lines cannot matter."""
        made = (
            StoredAnswer(pseudonym=expert, question=question, answer=answer)
            for (expert, question), (answer, _) in self._answers.items()
        )
        return tuple(sorted(made, key=attrgetter("pseudonym", "question")))
