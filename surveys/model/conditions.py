"""Conditions: what an earlier answer must be for a question to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from surveys.model.answers import Answer


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
