"""Gather ratings and what is wrong with others, each of which is said once."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from surveys.model.problems import Problem
from surveys.storage.answers import StoredAnswer

if TYPE_CHECKING:
    from surveys.model.answers import Answer


class Collected:
    """Ratings by expert and question, and the problems of the lines that have none."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._answers: dict[tuple[str, str], tuple[Answer, int]] = {}
        self._said: set[tuple[int, str] | str] = set()

    def add(self, line: int, expert: str, question: str, answer: Answer) -> None:
        """Add a rating; a second one of the same expert to the same question is a problem."""
        key = (expert, question)
        if key in self._answers:
            before = self._answers[key][1]
            self.add_problem(line, f"{expert} rated {question} before, on line {before}.")
            return
        self._answers[key] = (answer, line)

    def add_problem(self, line: int, message: str, *, once: str = "") -> None:
        """Note what is wrong; ``once`` names what is the same on many lines, and is said for the first only."""
        key: tuple[int, str] | str = once or (line, message)
        if key not in self._said:
            self._said.add(key)
            self.problems.append(Problem(line=line, message=message))

    def in_order(self) -> tuple[StoredAnswer, ...]:
        """Give the ratings by expert and question, so that the order of lines cannot matter."""
        made = (
            StoredAnswer(pseudonym=expert, question=question, answer=answer)
            for (expert, question), (answer, _) in self._answers.items()
        )
        return tuple(sorted(made, key=attrgetter("pseudonym", "question")))
